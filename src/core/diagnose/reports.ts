/** Test reports and logs together: the report knows the failing test, its message and its place. */
import type { Diagnosis, TestCase, TestResults } from '../model/index.js'
import { signatureOf } from './learn/template.js'
import type { Gathered } from './read/gathered.js'
import { withoutLog } from './without-log.js'

const rule = 'report/failed-test'

/** A report names what failed; a test of another job may be meant. */
const sureOfReport = 0.95
/** A failing test of which nothing else is known passes now and then. */
const likelyOfTest = 0.08

/** What is said of the first failing test, whoever told of it. */
function headOf(test: TestCase, tests: TestResults): Pick<Diagnosis, 'title' | 'advice' | 'signature' | 'location'> {
  const [message = ''] = (test.message ?? '').split('\n')
  const more = tests.failed > 1 ? ` (and ${tests.failed - 1} more)` : ''
  return {
    signature: signatureOf(rule, `${test.suite ?? ''} ${test.name} ${message}`),
    title: `${test.name} failed${message === '' ? '' : `: ${message}`}`.slice(0, 480 - more.length) + more,
    advice: 'Run this test alone at this commit; its message and place are from the test report.',
    ...(test.file === undefined
      ? {}
      : { location: { file: test.file, ...(test.line === undefined ? {} : { line: test.line }) } }),
  }
}

/**
 * The failing test of a report as the root cause, where the log is about it: it names the test, or names nothing better.
 * A report may belong to another job of the run, so a compile error of this one stands.
 */
export function withReport(diagnosis: Diagnosis, tests: TestResults, gathered: Gathered): Diagnosis {
  if (tests.failures.length === 0 || !diagnosis.failed) return diagnosis
  const spoken = [...gathered.sightings, ...gathered.tail, ...gathered.endings.flatMap((each) => each.before)]
  const lines = [...new Map(spoken.map((line) => [line.number, line])).values()]
  const namedBy = (test: TestCase) => lines.filter((line) => mentions(line.text, test)).slice(0, 3)
  const named = tests.failures.find((test) => namedBy(test).length > 0)
  const open = diagnosis.category === 'test' || diagnosis.category === 'unknown'
  const test = named ?? (open ? tests.failures[0] : undefined)
  if (test === undefined || (!open && diagnosis.confidence >= 0.8)) return diagnosis
  const found = namedBy(test).map(({ number, text }) => ({ number, text: text.slice(0, 2000) }))
  const others = diagnosis.lines.filter((line) => !found.some((each) => each.number === line.number))
  const transient = diagnosis.category === 'test' ? diagnosis.transientProbability : likelyOfTest
  return {
    ...diagnosis,
    category: 'test',
    confidence: Math.max(diagnosis.category === 'test' ? diagnosis.confidence : 0, sureOfReport),
    transient: transient >= 0.5,
    transientProbability: transient,
    rule: diagnosis.category === 'test' && diagnosis.rule !== null ? diagnosis.rule : rule,
    ...headOf(test, tests),
    lines: [...found, ...others].slice(0, 5),
  }
}

/** What the report says of a job whose log nobody has; undefined where no test of it failed. */
export function diagnosisOfReport(file: string, tests: TestResults): Diagnosis | undefined {
  const test = tests.failures[0]
  if (test === undefined) return undefined
  return {
    ...withoutLog(file),
    category: 'test',
    confidence: sureOfReport,
    transientProbability: likelyOfTest,
    rule,
    ...headOf(test, tests),
  }
}

/** The method's bare name, long enough not to be any word. */
const mentions = (text: string, test: TestCase): boolean => {
  const name = test.name.replace(/\[.*|\(.*/, '')
  return name.length >= 6 ? text.includes(name) : test.suite !== undefined && text.includes(`${test.suite}.${name}`)
}
