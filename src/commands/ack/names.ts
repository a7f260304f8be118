/** What an acknowledgement may be about: whatever the history at hand has ever said or measured. */
import { beganAt } from '../../core/history/order.js'
import type { RunRecord } from '../../core/model/index.js'
import { distance } from '../../core/run/distance.js'
import { formatCount } from '../../core/run/format.js'
import { dateOf } from '../../core/run/time.js'
import { matches } from '../../core/run/wildcard.js'
import { namesOfSeries } from '../../core/series/renamed.js'
import { samplesOf } from '../../core/series/samples.js'

/** Names are compared with what was given letter by letter: of a long history the most recent do. */
const mostCompared = 5000
const mostNamed = 3

/** Series keys (those of versions before too), failure signatures and rules, names of tests and suites. */
export function namesIn(records: readonly RunRecord[]): ReadonlySet<string> {
  const names = new Set<string>()
  for (const record of records) {
    names.add('run.failure-rate')
    for (const { series } of samplesOf(record)) for (const name of namesOfSeries(series.key)) names.add(name)
    for (const { id, series, signature } of record.judgement?.value.findings ?? [])
      for (const name of [id, series, signature]) if (name !== undefined) names.add(name)
    for (const { facts, failure, tests } of Object.values(record.jobs)) {
      if (facts !== undefined)
        for (const name of [`job[${facts.value.name}]`, `job[${facts.value.name}].failure-rate`]) names.add(name)
      if (failure !== undefined)
        for (const name of [failure.value.signature, failure.value.rule]) if (name) names.add(name)
      if (tests !== undefined) for (const name of testNames(tests.value)) names.add(name)
    }
    if (record.tests !== undefined) for (const name of testNames(record.tests.value)) names.add(name)
  }
  return names
}

const testNames = ({
  failures,
  flaky,
  slowest,
  suites = {},
}: NonNullable<RunRecord['tests']>['value']): readonly string[] => [
  ...[...failures, ...flaky, ...slowest].flatMap(({ name, suite }) => (suite === undefined ? [name] : [name, suite])),
  ...Object.keys(suites),
]

export interface AckRequest {
  readonly series: string
  readonly since: string
  readonly until?: string | undefined
  /** Milliseconds since the epoch. */
  readonly now: number
  /** The history at hand and its name; without it neither names nor `since` can be checked. */
  readonly history?: { readonly file: string; readonly records: readonly RunRecord[] } | undefined
}

/** Everything that speaks against an acknowledgement, one sentence each. */
export function faultsOf({ series, since, until, now, history }: AckRequest): readonly string[] {
  return [
    ...untilFaults(since, until, now),
    ...(history === undefined || history.records.length === 0
      ? []
      : [...sinceFaults(since, history.records, history.file), ...nameFaults(series, history.records, history.file)]),
  ]
}

function untilFaults(since: string, until: string | undefined, now: number): readonly string[] {
  if (until === undefined || Number.isNaN(Date.parse(until))) return []
  if (until < dateOf(now))
    return [`--until: ${until} is past: the acknowledgement would hold for no run; accepted is a day from today on`]
  return /^\d{4}-/.test(since) && until < since ? [`--until: ${until} is before --since ${since}`] : []
}

/** A commit that has not run yet is no fault: its first run is the one to come. */
function sinceFaults(since: string, records: readonly RunRecord[], file: string): readonly string[] {
  const at = /^\d{4}-/.test(since) ? Date.parse(since) : Number.NaN
  if (Number.isNaN(at)) return []
  const first = Math.min(...records.map(beganAt))
  return at < first && since.slice(0, 10) < dateOf(first)
    ? [`--since: ${since} is before the first run in ${file}, of ${dateOf(first)}; accepted is that day or a later one`]
    : []
}

function nameFaults(series: string, records: readonly RunRecord[], file: string): readonly string[] {
  const names = [...namesIn(records)]
  if (names.some((name) => matches(series, name))) return []
  const nearest = names
    .slice(-mostCompared)
    .map((name) => ({ name, off: distance(series.slice(0, 200), name.slice(0, 200)) }))
    .filter(({ off }) => off <= Math.max(2, series.length / 3))
    .sort((a, b) => a.off - b.off || (a.name < b.name ? -1 : 1))
    .slice(0, mostNamed)
    .map(({ name }) => name)
  const hint =
    nearest.length === 0 ? 'see `pipeline-guard status` for the series' : `did you mean ${nearest.join(' or ')}?`
  return [
    `SERIES: ${series} is no series, failure signature, rule or test of the ${formatCount(records.length, 'run')} in ${file}; ${hint}`,
  ]
}
