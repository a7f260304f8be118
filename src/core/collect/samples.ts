/** Record → samples: one value of each series the run has something to say about. */
import type { JobFacts, Outcome, RunRecord, Sample, SeriesId, TestResults } from '../model/index.js'
import { createSeriesNames, type JobSeries, type SeriesNames } from './series-ids.js'

/**
 * Samples of one run, sorted by the order jobs and steps are listed in; each series at most once.
 *
 * A duration tells of the build only when it came to its end, so durations are taken of passed runs, jobs and steps alone.
 * Test counts are taken of failed ones too (a failure is what they count), but not of cancelled ones. Durations are in ms.
 * A later attempt runs some of the jobs again: sums over the run would tell of a fast one, so none are taken of it.
 * Queue and wall time are informative: recorded and charted, never alarmed on.
 */
export function samplesOf(record: RunRecord): Sample[] {
  const samples: Sample[] = []
  createSampler()(record, (series, value) => samples.push({ series, value }))
  return samples
}

type Take = (series: SeriesId, value: number) => void

/** @param options.steps false leaves the steps out, which are most of the series */
export type Sampler = (record: RunRecord, take: Take, options?: { readonly steps?: boolean }) => void

/**
 * `samplesOf` for many runs: a series is the same object in every run, so that what belongs to it is found without
 * putting its key together anew.
 */
export function createSampler(): Sampler {
  const names = createSeriesNames()
  /** Series the present run has told of; a mark of each run is cheaper than a set of each. */
  const told = new Map<SeriesId, number>()
  let mark = 0
  return (record, take, { steps = true } = {}) => {
    mark++
    const now = mark
    const run = record.run.value
    const add: Add = (series, value) => {
      if (value === undefined || !Number.isFinite(value) || told.get(series) === now) return
      told.set(series, now)
      take(series, value)
    }
    const whole = record.key.attempt === 1
    if (run.outcome === 'passed' && whole) {
      add(names.top('run.work', 'work', 'lower', ms), run.workMs)
      add(names.top('run.queue', 'queue', 'lower', quiet), run.queueMs)
      add(names.top('run.wall', 'wall', 'lower', quiet), run.wallMs)
      add(names.top('jobs.count', 'jobs.count', 'either'), run.jobCount)
      add(names.top('steps.count', 'steps.count', 'either'), run.stepCount)
    }
    for (const [name, job] of jobsByName(record)) {
      const facts = job.facts?.value
      const own = names.job(name)
      if (facts !== undefined) addJob(add, own, facts, steps)
      if (job.tests) addTests(add, job.tests.value, { outcome: facts?.outcome, seriesOf: own.of })
      if (job.metrics) addMetrics(add, job.metrics, { outcome: facts?.outcome, names, job: name })
    }
    if (record.tests)
      addTests(add, record.tests.value, {
        outcome: run.outcome,
        whole,
        seriesOf: (metric, better, more) => names.top(metric, metric, better, more),
      })
    if (record.metrics) addMetrics(add, record.metrics, { outcome: run.outcome, names })
  }
}

type Add = (series: SeriesId, value: number | undefined) => void
const ms = { unit: 'ms' } as const
const quiet = { unit: 'ms', informative: true } as const

type JobRecord = RunRecord['jobs'][string]

/** Jobs with the name their series bear: a second job of the same name gets ` #2`, in the order of ids. */
function jobsByName(record: RunRecord): readonly (readonly [string, JobRecord])[] {
  const entries = Object.entries(record.jobs).filter(([, job]) => job.facts?.value.own !== true)
  entries.sort(([a], [b]) => a.length - b.length || (a < b ? -1 : 1))
  const seen = new Map<string, number>()
  return entries.map(([id, job]) => {
    const name = job.facts?.value.name ?? id
    const nth = (seen.get(name) ?? 0) + 1
    seen.set(name, nth)
    return [nth === 1 ? name : `${name} #${nth}`, job] as const
  })
}

function addJob(add: Add, job: JobSeries, facts: JobFacts, withSteps: boolean): void {
  if (facts.outcome !== 'passed') return
  add(job.work, facts.workMs)
  add(job.queue, facts.queueMs)
  if (!withSteps || facts.steps === undefined) return
  job.begin()
  for (const { name, outcome, durationMs } of facts.steps) {
    // Numbered whatever came of them.
    const series = job.step(name)
    if (series !== undefined && outcome === 'passed') add(series, durationMs)
  }
}

interface Owner {
  readonly outcome: Outcome | undefined
  /** False where only a part of the run’s tests ran. */
  readonly whole?: boolean
  readonly seriesOf: JobSeries['of']
}

function addTests(add: Add, tests: TestResults, { outcome, seriesOf: series, whole = true }: Owner): void {
  if (outcome === 'cancelled' || outcome === 'skipped') return
  const ran = tests.total - tests.skipped
  if (whole) add(series('tests.count', 'higher'), tests.total)
  add(series('tests.failed', 'lower'), tests.failed)
  if (ran > 0) add(series('tests.failure-rate', 'lower'), tests.failed / ran)
  if (outcome === 'failed' || outcome === 'timed-out' || tests.durationMs === undefined) return
  if (whole) add(series('tests.duration', 'lower', ms), tests.durationMs)
  if (ran > 0) add(series('tests.mean-duration', 'lower', ms), tests.durationMs / ran)
}

type Metrics = NonNullable<RunRecord['metrics']>

interface MetricOwner {
  readonly outcome: Outcome | undefined
  readonly names: SeriesNames
  readonly job?: string
}

function addMetrics(add: Add, metrics: Metrics, { outcome, names, job }: MetricOwner): void {
  if (outcome === 'cancelled' || outcome === 'skipped') return
  for (const [name, { value }] of Object.entries(metrics)) add(names.metric(name, value, job), value.value)
}
