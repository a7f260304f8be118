/** JUnit XML, as Surefire, Gradle, pytest, jest-junit, go-junit-report and their kin write it. */
import type { CaseFacts, ReportedOutcome } from '../case.js'
import { millisecondsOf } from '../duration.js'
import { brokeOff, countOf, countUnnamed, type Found, type ReportFormat, wholeSuite } from '../format.js'
import { readElements } from '../xml/elements.js'
import type { Attributes } from '../xml/scan.js'

const failures = new Set(['failure', 'error'])
const retried = new Set(['flakyFailure', 'flakyError', 'rerun'])
const texts = new Set([...failures, ...retried, 'rerunFailure', 'rerunError', 'skipped'])
const suites = new Set(['testsuites', 'testsuite'])
const format = {
  known: new Set([...suites, 'testcase', ...texts, 'stackTrace']),
  texts,
  // Most of the bytes of large reports, and nothing that is shown.
  skipped: new Set(['system-out', 'system-err', 'properties']),
}

interface Event {
  readonly kind: string
  readonly attributes: Attributes
  text: string
}

interface Draft {
  readonly attributes: Attributes
  readonly events: Event[]
}

export const junit: ReportFormat = {
  name: 'JUnit XML',
  recognises: (head) => /<(?:\w+:)?(?:testsuites?|testcase)[\s/>]/.test(head),
  reader(found) {
    const around: Attributes[] = []
    let outermost: Attributes | undefined
    let tests = 0
    /** Of each open suite, the failures that were shown within it: more than one in a test counts as often. */
    const shown: number[] = []
    let unnamed = 0
    let draft: Draft | undefined
    let event: Event | undefined
    const take = (facts: CaseFacts) => {
      tests++
      found.test(facts)
    }
    const show = (count: number) => {
      if (shown.length > 0) shown.push((shown.pop() ?? 0) + count)
    }
    const closeSuite = () => {
      const suite = around.pop()
      const within = shown.pop() ?? 0
      const [failed, broken] = [countOf(suite?.['failures']), countOf(suite?.['errors'])]
      // gotestsum sums up an error of a build as one of each, in its root alone.
      const declared = suite?.['name'] === '' && within > 0 ? Math.max(failed, broken) : failed + broken
      unnamed += Math.max(0, declared - within)
      show(Math.max(declared, within))
    }
    const elements = readElements(format, {
      open(name, attributes) {
        if (suites.has(name)) {
          // `<testsuites>` bears the name of the tool or of the run: “jest tests”, “Mocha Tests”, a time.
          around.push(name === 'testsuites' ? { ...attributes, name: '' } : attributes)
          shown.push(0)
          outermost ??= attributes
        } else if (name === 'testcase') draft = { attributes, events: [] }
        else if (texts.has(name)) {
          event = { kind: name, attributes, text: '' }
          draft?.events.push(event)
        }
      },
      close(name, text, torn) {
        if (suites.has(name)) closeSuite()
        else if (name === 'testcase' && draft !== undefined) {
          // What broke off before anything was said of it has no outcome.
          if (!torn || draft.events.length > 0) {
            const facts = factsOf(draft, around)
            const events = draft.events.filter(({ kind }) => kind !== 'skipped').length
            show(Math.max(events, facts.outcome === 'failed' ? 1 : 0))
            take(facts)
          }
          draft = undefined
        } else if (texts.has(name) && event !== undefined) {
          event.text = text
          if (draft === undefined && failures.has(event.kind)) {
            show(1)
            take(suiteFailure(event, around))
          }
          event = undefined
        }
      },
    })
    return {
      write: elements.write,
      end() {
        const torn = elements.end()
        if (tests === 0 && outermost !== undefined) totalsOf(outermost, unnamed, found)
        else countUnnamed(found, unnamed, 0)
        return torn ? brokeOff : undefined
      },
    }
  },
}

function factsOf({ attributes, events }: Draft, around: readonly Attributes[]): CaseFacts {
  const failure = events.find(({ kind }) => failures.has(kind))
  const earlier = events.find(({ kind }) => retried.has(kind))
  const outcome = outcomeOf(attributes, events, failure)
  const told = failure ?? earlier
  return {
    name: attributes['name'] || (outcome === 'failed' ? wholeSuite : ''),
    className: attributes['classname'] ?? attributes['class'],
    suites: namesOf(around),
    project: projectOf(attributes, around),
    outcome,
    flaky: outcome === 'passed' && earlier !== undefined,
    ...(told === undefined ? {} : { message: messageOf(told), stack: told.text }),
    ...placeOf(attributes, around),
    durationMs: millisecondsOf(attributes['time'] ?? attributes['duration']),
  }
}

/** An element says it, or a status, as GoogleTest, ctest and NUnit’s converter write one. */
function outcomeOf(attributes: Attributes, events: readonly Event[], failure: Event | undefined): ReportedOutcome {
  if (failure !== undefined) return 'failed'
  if (events.some(({ kind }) => kind === 'skipped')) return 'skipped'
  const status = `${attributes['status'] ?? ''} ${attributes['result'] ?? ''}`
  if (/\b(?:skipped|notrun|disabled|ignored|suppressed)\b/i.test(status)) return 'skipped'
  return /\b(?:fail|failed|failure|error)\b/i.test(status) ? 'failed' : 'passed'
}

function suiteFailure(event: Event, around: readonly Attributes[]): CaseFacts {
  const names = namesOf(around)
  return {
    name: wholeSuite,
    className: names.at(-1),
    suites: names,
    outcome: 'failed',
    message: messageOf(event),
    stack: event.text,
    ...placeOf({}, around),
  }
}

/** PHPUnit and others give the exception’s type and tell the rest in the text. */
const messageOf = ({ attributes, text }: Event): string | undefined =>
  attributes['message'] ?? (text.trim() === '' ? attributes['type'] : undefined)

const namesOf = (around: readonly Attributes[]): readonly string[] => around.flatMap((suite) => suite['name'] || [])

/** Playwright puts the browser where others put the machine; its root element alone has an id. */
const projectOf = (attributes: Attributes, around: readonly Attributes[]): string | undefined => {
  const suite = around.at(-1)
  const isPlaywright = around[0]?.['id'] !== undefined && attributes['classname'] === suite?.['name']
  return isPlaywright && around.length > 1 ? suite?.['hostname'] || undefined : undefined
}

/** The place the report itself names. pytest counts lines from 0 (`location` of its report). */
function placeOf(attributes: Attributes, around: readonly Attributes[]): Pick<CaseFacts, 'file' | 'line'> {
  const file = attributes['file'] || attributes['filepath'] || around.findLast((suite) => suite['file'])?.['file']
  const given = attributes['file'] !== undefined ? attributes['line'] : undefined
  const shift = around.some((suite) => suite['name'] === 'pytest') ? 1 : 0
  return {
    ...(file ? { file } : {}),
    ...(given !== undefined && /^\d{1,7}$/.test(given) ? { line: Number(given) + shift } : {}),
  }
}

/** Some writers give the totals of a suite and no cases. @param unnamed failures that any suite declares */
function totalsOf(suite: Attributes, unnamed: number, found: Found): void {
  const failed = Math.max(unnamed, countOf(suite['failures']) + countOf(suite['errors']))
  found.totals({ total: Math.max(countOf(suite['tests']), failed), failed, skipped: countOf(suite['skipped']) })
}
