/** Record → samples: one value of each series the run has something to say about. */
import type { Better, JobFacts, Outcome, RunRecord, Sample, SeriesId, TestResults } from '../model/index.js'
import { isRunnerStep } from './plumbing.js'

/**
 * Samples of one run, sorted by the order jobs and steps are listed in; each series at most once.
 *
 * A duration tells of the build only when it came to its end, so durations are taken of passed runs, jobs and steps alone.
 * Test counts are taken of failed ones too (a failure is what they count), but not of cancelled ones. Durations are in ms.
 * A later attempt runs some of the jobs again: sums over the run would tell of a fast one, so none are taken of it.
 * Queue and wall time are informative: recorded and charted, never alarmed on.
 * @param options.steps false leaves the steps out, which are most of the series
 */
export function samplesOf(record: RunRecord, options: { readonly steps?: boolean } = {}): Sample[] {
  const run = record.run.value
  const samples = new Map<string, Sample>()
  const add = (series: SeriesId, value: number | undefined): void => {
    if (value !== undefined && Number.isFinite(value) && !samples.has(series.key))
      samples.set(series.key, { series, value })
  }
  const whole = record.key.attempt === 1
  if (run.outcome === 'passed' && whole) {
    add(runSeries('work', 'lower', ms), run.workMs)
    add(runSeries('queue', 'lower', { ...ms, informative: true }), run.queueMs)
    add(runSeries('wall', 'lower', { ...ms, informative: true }), run.wallMs)
    add(topSeries('jobs.count', 'either'), run.jobCount)
    add(topSeries('steps.count', 'either'), run.stepCount)
  }
  for (const [name, job] of jobsByName(record)) {
    const facts = job.facts?.value
    if (facts !== undefined) addJob(add, name, facts, options)
    if (job.tests) addTests(add, job.tests.value, { outcome: facts?.outcome, job: name })
    addMetrics(add, job.metrics ?? {}, { outcome: facts?.outcome, job: name })
  }
  if (record.tests) addTests(add, record.tests.value, { outcome: run.outcome, whole })
  addMetrics(add, record.metrics ?? {}, { outcome: run.outcome })
  return [...samples.values()]
}

type Add = (series: SeriesId, value: number | undefined) => void
const ms = { unit: 'ms' } as const
type More = Pick<SeriesId, 'unit' | 'informative' | 'job' | 'step'>

const runSeries = (metric: string, better: Better, more: More = {}): SeriesId => ({
  key: `run.${metric}`,
  scope: 'run',
  metric,
  better,
  ...more,
})
const topSeries = (metric: string, better: Better, more: More = {}): SeriesId => ({
  key: metric,
  scope: 'run',
  metric,
  better,
  ...more,
})
const jobSeries = (job: string, metric: string, better: Better, more: More = {}): SeriesId => ({
  key: `job[${job}].${metric}`,
  scope: 'job',
  job,
  metric,
  better,
  ...more,
})

type JobRecord = RunRecord['jobs'][string]

/** Jobs with the name their series bear: a second job of the same name gets ` #2`, in the order of ids. */
function jobsByName(record: RunRecord): [string, JobRecord][] {
  const entries = Object.entries(record.jobs).filter(([, job]) => job.facts?.value.own !== true)
  entries.sort(([a], [b]) => a.length - b.length || (a < b ? -1 : 1))
  return numbered(entries.map(([id, job]) => [job.facts?.value.name ?? id, job]))
}

function numbered<T>(named: readonly (readonly [string, T])[]): [string, T][] {
  const seen = new Map<string, number>()
  return named.map(([name, item]) => {
    const nth = (seen.get(name) ?? 0) + 1
    seen.set(name, nth)
    return [nth === 1 ? name : `${name} #${nth}`, item]
  })
}

function addJob(add: Add, name: string, facts: JobFacts, options: { readonly steps?: boolean }): void {
  if (facts.outcome !== 'passed') return
  add(jobSeries(name, 'work', 'lower', ms), facts.workMs)
  add(jobSeries(name, 'queue', 'lower', { ...ms, informative: true }), facts.queueMs)
  if (options.steps === false) return
  const steps = (facts.steps ?? []).filter((step) => !isRunnerStep(step.name))
  for (const [step, { outcome, durationMs }] of numbered(steps.map((one) => [one.name, one] as const)))
    if (outcome === 'passed') add(stepSeries(name, step), durationMs)
}

/** Most of the series: made in one piece. */
const stepSeries = (job: string, step: string): SeriesId => ({
  key: `job[${job}].step[${step}].duration`,
  scope: 'step',
  job,
  metric: 'duration',
  better: 'lower',
  unit: 'ms',
  step,
})

interface Owner {
  readonly outcome: Outcome | undefined
  /** False where only a part of the run’s tests ran. */
  readonly whole?: boolean
  readonly job?: string
}

function addTests(add: Add, tests: TestResults, { outcome, job, whole = true }: Owner): void {
  if (outcome === 'cancelled' || outcome === 'skipped') return
  const series = (metric: string, better: Better, more: More = {}): SeriesId =>
    job === undefined ? topSeries(metric, better, more) : jobSeries(job, metric, better, more)
  const ran = tests.total - tests.skipped
  if (whole) add(series('tests.count', 'higher'), tests.total)
  add(series('tests.failed', 'lower'), tests.failed)
  if (ran > 0) add(series('tests.failure-rate', 'lower'), tests.failed / ran)
  if (outcome === 'failed' || outcome === 'timed-out' || tests.durationMs === undefined) return
  if (whole) add(series('tests.duration', 'lower', ms), tests.durationMs)
  if (ran > 0) add(series('tests.mean-duration', 'lower', ms), tests.durationMs / ran)
}

type Metrics = NonNullable<RunRecord['metrics']>

function addMetrics(add: Add, metrics: Metrics, { outcome, job }: Owner): void {
  if (outcome === 'cancelled' || outcome === 'skipped') return
  for (const [name, { value }] of Object.entries(metrics)) {
    const series: SeriesId = {
      key: job === undefined ? `metric[${name}]` : `job[${job}].metric[${name}]`,
      scope: 'metric',
      metric: name,
      better: value.better,
      ...(job !== undefined && { job }),
      ...(value.unit !== undefined && { unit: value.unit }),
    }
    add(series, value.value)
  }
}
