/**
 * One trouble, one finding: a slow step makes its job slow, and the job the run; a slow runner slows every step. The
 * widest finding speaks, names what explains it, and lists the others.
 */
import type { Anomaly, RunRecord, SeriesId } from '../model/index.js'
import { severities } from '../model/index.js'
import type { JudgedSeries } from './anomaly.js'

export interface Raised {
  readonly anomaly: Anomaly
  readonly series: SeriesId
}

const SCOPES: readonly SeriesId['scope'][] = ['run', 'job', 'step', 'metric']
const isDuration = ({ metric, unit }: SeriesId): boolean =>
  unit === 'ms' && (metric === 'work' || metric === 'duration')

/** Steps that must be slower for the runner to be blamed: so many, and this share of those that could be. */
const RUNNER = { steps: 3, share: 0.6, ratio: 1.15 } as const

/** @returns the anomalies with those of one cause put together, in the given order */
export function groupAnomalies(given: {
  readonly raised: readonly Raised[]
  readonly all: readonly JudgedSeries[]
  readonly record: RunRecord
}): readonly Anomaly[] {
  const { raised, all, record } = given
  const slow = raised
    .filter(({ series, anomaly }) => isDuration(series) && anomaly.observed > anomaly.expected)
    .sort((a, b) => SCOPES.indexOf(a.series.scope) - SCOPES.indexOf(b.series.scope))
  const members = new Map<Raised, Raised[]>()
  for (const one of slow) {
    const head = [...members.keys()].find((candidate) => contains(candidate.series, one.series))
    if (head) members.get(head)?.push(one)
    else members.set(one, [])
  }
  const grouped = new Set([...members.values()].flat())
  return raised
    .filter((one) => !grouped.has(one))
    .map((one) => {
      const under = members.get(one)
      if (under === undefined) return one.anomaly
      const because = [...attribution(one, all), ...slowRunners(one, all, record)]
      return {
        ...one.anomaly,
        severity: worstOf([one, ...under]),
        reasons: [...one.anomaly.reasons, ...because],
        ...(under.length > 0 && { grouped: under.map(({ series }) => series.key) }),
      }
    })
}

const contains = (wide: SeriesId, narrow: SeriesId): boolean =>
  wide.scope === 'run'
    ? narrow.scope !== 'run'
    : wide.scope === 'job' && wide.job === narrow.job && narrow.scope === 'step'

const worstOf = (group: readonly Raised[]): Anomaly['severity'] =>
  severities.findLast((severity) => group.some(({ anomaly }) => anomaly.severity === severity)) ?? 'low'

interface Excess {
  readonly name: string
  readonly ms: number
  readonly series: SeriesId
}

const excessOf = ({ series, value, judged }: JudgedSeries): Excess => ({
  name: series.step ?? series.job ?? series.key,
  ms: value - (judged.expected ?? value),
  series,
})

/** Which job, then which step, explains how much of the slow-down. */
function attribution({ anomaly, series }: Raised, all: readonly JudgedSeries[]): readonly string[] {
  const total = anomaly.observed - anomaly.expected
  const largest = (scope: 'job' | 'step', job?: string): Excess | undefined =>
    all
      .filter(
        (one) => one.series.scope === scope && isDuration(one.series) && (job === undefined || one.series.job === job),
      )
      .map(excessOf)
      .sort((a, b) => b.ms - a.ms)[0]
  const job = series.scope === 'run' ? largest('job') : undefined
  const step =
    series.scope === 'step' ? undefined : largest('step', series.scope === 'run' ? job?.series.job : series.job)
  return [
    ...(job && job.ms > 0 ? [`job ${job.name} explains ${share(job.ms, total)} of it`] : []),
    ...(step && step.ms > 0
      ? [`step ${step.name} of job ${step.series.job} explains ${share(step.ms, total)} of it`]
      : []),
  ]
}

const share = (part: number, total: number): string => `${Math.round(100 * Math.min(1, part / total))} %`

/** A job most of whose steps are slower at once points to its runner rather than to its code. */
function slowRunners({ series }: Raised, all: readonly JudgedSeries[], record: RunRecord): readonly string[] {
  const jobs = Object.values(record.jobs).flatMap(({ facts }) => (facts ? [facts.value] : []))
  return jobs
    .filter(({ name }) => series.scope === 'run' || series.job === name)
    .flatMap(({ name, runner }) => {
      const steps = all.filter(
        (one) => one.series.scope === 'step' && one.series.job === name && isDuration(one.series),
      )
      const known = steps.filter(({ judged }) => (judged.expected ?? 0) >= 1000)
      const slower = known.filter(({ value, judged }) => value >= RUNNER.ratio * (judged.expected ?? value))
      if (slower.length < RUNNER.steps || slower.length < RUNNER.share * known.length) return []
      const where = [runner?.name, runner?.cpu ?? runner?.os].filter((part) => part !== undefined).join(', ')
      return [
        `${slower.length} of ${known.length} steps of job ${name} are slower at once: its runner${where === '' ? '' : ` (${where})`} is the likely cause`,
      ]
    })
}
