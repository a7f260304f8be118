/** Failing tests: the new ones first, the known flaky ones told apart; then slow and missing ones. */
import type { TestCase, TestFinding } from '../../model/index.js'
import { formatCount, formatDuration, formatInstant, formatNumber, formatPercent } from '../../run/format.js'
import { markdown, markdownCellCode, markdownProse } from '../escape.js'
import { fileUrl } from '../locations.js'
import { markdownOwners } from '../owners.js'
import { failedTests } from '../test-counts.js'
import type { ReportView } from '../view.js'
import { isTest, openFindings } from '../wording.js'
import { bullets, link, more, table, unbroken } from './markup.js'

const mostTests = 30

type Named = Pick<TestCase, 'project' | 'suite' | 'name'>
type Placed = Pick<TestCase, 'file' | 'line'>

const kinds = {
  'new-failure': '🔴 failed',
  'known-flaky': '🟡 flaky',
  slow: '🐢 slow',
  missing: '❔ missing',
} as const satisfies Record<TestFinding['test'], string>

/** Of a failing test: new, or whose it is. */
const failing = {
  passed: '🔴 new failure',
  unknown: '🔴 failed',
  failing: '🟠 failing before',
  'failing-on-default': '🟠 fails on the default branch',
} as const satisfies Record<NonNullable<TestFinding['before']>, string>

const kindOf = ({ test, before, probe }: TestFinding): string => {
  if (probe !== undefined) return '🆕 new and flaky'
  return test === 'new-failure' && before !== undefined ? failing[before] : kinds[test]
}

export function summariseTests(view: ReportView): string[] {
  const found = openFindings(view.result.findings).filter(isTest)
  const { quarantined, unsorted } = failedTests(view)
  const rows = [
    ...found.map((finding) => foundRow(finding, view)),
    ...quarantined.map((finding) => quarantinedRow(finding, view)),
    ...unsorted.map((test) => otherRow(test, view)),
  ]
  if (rows.length === 0) return []
  const advices = [...new Set(found.map((finding) => finding.advice).filter((advice) => advice !== ''))].slice(0, 4)
  return [
    `#### Tests${totals(view)}`,
    table(['', 'test', 'message', 'where', 'history'], rows.slice(0, mostTests)),
    ...more(rows.length, mostTests, 'tests'),
    ...(advices.length === 0 ? [] : [`**To do:**\n\n${bullets(advices.map((advice) => markdownProse(advice, 600)))}`]),
  ]
}

/** How many is said by the first line. */
function totals({ result: { tests } }: ReportView): string {
  return tests?.durationMs === undefined ? '' : ` (${formatDuration(tests.durationMs)})`
}

const quarantinedRow = (finding: TestFinding, view: ReportView): readonly string[] => [
  '⛔ in quarantine',
  nameOf(finding),
  markdown(finding.message ?? '', 160),
  whereOf(finding, view),
  markdown(finding.muted ?? '', 300),
]

const foundRow = (finding: TestFinding, view: ReportView): readonly string[] => [
  kindOf(finding),
  nameOf(finding),
  markdown(finding.message ?? (finding.test === 'missing' || finding.test === 'slow' ? finding.title : ''), 160),
  whereOf(finding, view),
  [probeOf(finding), sinceOf(finding), flipsOf(finding)].filter((part) => part !== '').join('<br>'),
]

const probeOf = ({ probe }: TestFinding): string =>
  probe === undefined
    ? ''
    : `never seen before; failed ${unbroken(`${probe.failures} of ${formatCount(probe.runs, 'time')}`)} here`

function sinceOf({ since }: TestFinding): string {
  if (since === undefined) return ''
  const run = since.number === undefined ? `run ${markdown(since.run, 40)}` : `run ${since.number}`
  return `since ${link(run, since.url)}`
}

/** "fails 12 of 400 times", with the bounds of the rate, and from when to when. */
function flipsOf({ flipRate }: TestFinding): string {
  if (flipRate === undefined) return ''
  const { rate, low, high, runs, failures = Math.round(rate * runs), firstAt, lastAt } = flipRate
  const [first, last] = [firstAt, lastAt].map((at) => formatInstant(at)?.slice(0, 10))
  const seen =
    first === undefined ? '' : first === last ? `<br>${unbroken(`on ${first}`)}` : `<br>${unbroken(`last on ${last}`)}`
  return `${unbroken(`failed ${formatNumber(failures)} of ${formatCount(runs, 'time')}`)}<br>${unbroken(`(${formatPercent(low)} to ${formatPercent(high)})`)}${seen}`
}

const otherRow = (failure: TestCase, view: ReportView): readonly string[] => [
  '🔴 failed',
  nameOf(failure),
  markdown(failure.message ?? '', 160),
  placeOf(failure, view),
  '',
]

/** The project where it is a browser, or a file that the place does not name already. */
function nameOf(test: Named & Placed): string {
  const project = test.project === test.file ? undefined : test.project
  const suite = [project, test.suite].filter((part) => part !== undefined && part !== '').join(' › ')
  return suite === '' ? markdownCellCode(test.name) : `${markdownCellCode(test.name)}<br>${markdown(suite, 120)}`
}

const whereOf = (finding: TestFinding, view: ReportView): string =>
  [placeOf(finding, view), ...markdownOwners(finding.owners)].filter((part) => part !== '').join('<br>')

function placeOf({ file, line }: Placed, { record }: ReportView): string {
  if (file === undefined) return ''
  return link(markdownCellCode(`${file}${line === undefined ? '' : `:${line}`}`), fileUrl(record, file, line))
}
