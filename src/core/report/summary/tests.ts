/** Failing tests: the new ones first, the known flaky ones told apart; then slow and missing ones. */
import type { TestCase, TestFinding } from '../../model/index.js'
import { formatCount, formatDuration, formatInstant, formatNumber, formatPercent } from '../../run/format.js'
import { testKey } from '../../tests/identity/key.js'
import { markdown, markdownCellCode, markdownProse } from '../escape.js'
import type { ReportView } from '../view.js'
import { isTest, openFindings } from '../wording.js'
import { bullets, more, table } from './markup.js'

const mostTests = 30

type Named = Pick<TestCase, 'project' | 'suite' | 'name'>
type Placed = Pick<TestCase, 'file' | 'line'>

const kinds = {
  'new-failure': '🔴 new failure',
  'known-flaky': '🟡 known flaky',
  slow: '🐢 slow',
  missing: '❔ missing',
} as const satisfies Record<TestFinding['test'], string>

export function summariseTests(view: ReportView): string[] {
  const found = openFindings(view.result.findings).filter(isTest)
  const named = new Set(found.map((finding) => testKey(finding)))
  const others = (view.result.tests?.failures ?? []).filter((failure) => !named.has(testKey(failure)))
  const rows = [...found.map(foundRow), ...others.map(otherRow)]
  if (rows.length === 0) return []
  const advices = [...new Set(found.map((finding) => finding.advice).filter((advice) => advice !== ''))].slice(0, 4)
  return [
    `#### Tests${totals(view)}`,
    table(['', 'test', 'what it says', 'where', 'fails in'], rows.slice(0, mostTests)),
    ...more(rows.length, mostTests, 'tests'),
    ...(advices.length === 0 ? [] : [`**To do:**\n\n${bullets(advices.map((advice) => markdownProse(advice, 600)))}`]),
  ]
}

function totals({ result: { tests } }: ReportView): string {
  if (tests === undefined) return ''
  const took = tests.durationMs === undefined ? '' : ` in ${formatDuration(tests.durationMs)}`
  const skipped = tests.skipped === 0 ? '' : `, ${formatNumber(tests.skipped)} skipped`
  return `: ${formatNumber(tests.failed)} of ${formatNumber(tests.total)} failed${skipped}${took}`
}

const foundRow = (finding: TestFinding): readonly string[] => [
  kinds[finding.test],
  nameOf(finding),
  markdown(finding.message ?? finding.title, 160),
  placeOf(finding),
  flipsOf(finding),
]

/** How often it fails by itself, with the bounds of the rate, and since when. */
function flipsOf({ flipRate }: TestFinding): string {
  if (flipRate === undefined) return ''
  const { rate, low, high, runs, firstAt, lastAt } = flipRate
  const [first, last] = [firstAt, lastAt].map((at) => formatInstant(at)?.slice(0, 10))
  const seen = first === undefined ? '' : first === last ? `<br>seen ${first}` : `<br>${first} to ${last}`
  return `${formatPercent(rate)} of ${formatCount(runs, 'execution')}<br>(${formatPercent(low)} to ${formatPercent(high)})${seen}`
}

const otherRow = (failure: TestCase): readonly string[] => [
  '🔴 failed',
  nameOf(failure),
  markdown(failure.message ?? '', 160),
  placeOf(failure),
  '',
]

/** The project where it is a browser, or a file that the place does not name already. */
function nameOf(test: Named & Placed): string {
  const project = test.project === test.file ? undefined : test.project
  const suite = [project, test.suite].filter((part) => part !== undefined && part !== '').join(' › ')
  return suite === '' ? markdownCellCode(test.name) : `${markdownCellCode(test.name)}<br>${markdown(suite, 120)}`
}

const placeOf = (test: Placed): string =>
  test.file === undefined ? '' : markdownCellCode(`${test.file}${test.line === undefined ? '' : `:${test.line}`}`)
