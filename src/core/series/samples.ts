/** Record → samples: one value of each series the run has something to say about. */

import type { JobFacts, JobResources, Outcome, RunRecord, Sample, SeriesId, TestResults } from '../model/index.js'
import { hasFailed } from '../run/outcomes.js'
import { runTimes } from '../run/run-times.js'
import { toBaseUnit } from '../run/units.js'
import { createSeriesNames, type JobSlots, type SeriesNames, type Slot } from './ids.js'
import { createJobSets, jobsByName } from './job-sets.js'
import { queueKey, queuesOf } from './queue.js'

/**
 * Samples of one run, sorted by the order jobs and steps are listed in; each series at most once.
 *
 * A duration tells of the build only when it came to its end, so durations are taken of passed runs, jobs and steps alone.
 * Test counts are taken of failed ones too (a failure is what they count), but not of cancelled ones. Durations are in ms.
 * A later attempt runs some of the jobs again: sums over the run would tell of a fast one, so none are taken of it.
 * What is measured over the run depends on which jobs ran: a run is compared with runs of the same jobs. A job or step is
 * compared with every run in which it came to its end. Which jobs and steps ran is shown, never alarmed on.
 */
export function samplesOf(record: RunRecord): Sample[] {
  const samples: Sample[] = []
  createSampler()(record, (series, value) => samples.push({ series, value }))
  return samples
}

/** @param options.steps false leaves the steps out, which are most of the series */
export type Sampler = (
  record: RunRecord,
  take: (series: SeriesId, value: number) => void,
  options?: { readonly steps?: boolean },
) => void

/**
 * `samplesOf` for many runs: a series is the same object in every run, so that what belongs to it is found without
 * putting its key together anew.
 */
export function createSampler(): Sampler {
  const names = createSeriesNames()
  const variantOf = createJobSets()
  let number = 0
  return (record, take, { steps = true } = {}) => {
    const mark = ++number
    const run = record.run.value
    const add: Add = (slot, value) => {
      if (value === undefined || !Number.isFinite(value) || slot.told === mark) return
      slot.told = mark
      take(slot.series, value)
    }
    const whole = record.key.attempt === 1
    const set = variantOf(record)
    const ofSet = set === undefined ? {} : { variant: set }
    if (run.outcome === 'passed' && whole) {
      const { durationMs, computeMs } = runTimes(record)
      const timed = { ...ms, ...ofSet }
      add(names.top('run.duration', 'duration', 'lower', timed), durationMs)
      add(names.top('run.compute', 'compute', 'lower', timed), computeMs)
      add(names.top('jobs.count', 'jobs.count', 'either', shown), run.jobCount)
      add(names.top('steps.count', 'steps.count', 'either', shown), run.stepCount)
    }
    for (const { label, medianMs } of queuesOf(record)) add(names.top(queueKey(label), 'queue', 'lower', ms), medianMs)
    for (const { job, name, variant: alike } of jobsByName(record)) {
      const facts = job.facts?.value
      if (facts?.own === true) continue
      const own = names.job(name, alike)
      if (facts !== undefined) addJob(add, own, facts, steps ? mark : undefined)
      if (facts?.outcome === 'passed' && job.resources) addResources(add, own, job.resources.value)
      if (job.tests) addTests(add, job.tests.value, { outcome: facts?.outcome, slotOf: own.of })
      if (job.metrics) addMetrics(add, job.metrics, { outcome: facts?.outcome, names, job: own.name })
    }
    if (record.tests)
      addTests(add, record.tests.value, {
        outcome: run.outcome,
        whole,
        slotOf: (metric, better, more) => names.top(metric, metric, better, { ...more, ...ofSet }),
      })
    if (record.metrics) addMetrics(add, record.metrics, { outcome: run.outcome, names })
  }
}

type Add = (slot: Slot, value: number | undefined) => void
const ms = { unit: 'ms' } as const
const shown = { informative: true } as const

/** @param run the number of the run, for its steps; undefined leaves them out */
function addJob(add: Add, job: JobSlots, facts: JobFacts, run: number | undefined): void {
  if (facts.outcome !== 'passed') return
  add(job.work, facts.workMs)
  add(job.queue, facts.queueMs)
  if (run === undefined || facts.steps === undefined) return
  for (const { name, outcome, durationMs } of facts.steps) {
    // Numbered whatever came of them.
    const slot = job.step(name, run)
    if (slot !== undefined && outcome === 'passed') add(slot, durationMs)
  }
}

/** Of a job that came to its end. Shares say what held it up, and are shown beside a slow one, never alarmed on. */
function addResources(add: Add, { of }: JobSlots, used: JobResources): void {
  const bytes = { unit: 'B' } as const
  const part = { unit: 'share', ...shown } as const
  add(of('memory.peak', 'lower', bytes), used.memoryPeak)
  add(of('disk.written', 'lower', { ...bytes, ...shown }), used.diskWritten)
  add(of('network.received', 'lower', { ...bytes, ...shown }), used.received)
  add(of('cpu.share', 'either', part), used.cpu)
  add(of('cpu.steal', 'lower', part), used.steal)
  add(of('io.wait', 'lower', part), used.ioWait)
}

interface Owner {
  readonly outcome: Outcome | undefined
  /** False where only a part of the run’s tests ran. */
  readonly whole?: boolean
  readonly slotOf: JobSlots['of']
}

function addTests(add: Add, tests: TestResults, { outcome, slotOf, whole = true }: Owner): void {
  if (outcome === 'cancelled' || outcome === 'skipped') return
  const ran = tests.total - tests.skipped
  if (whole) {
    add(slotOf('tests.count', 'higher'), tests.total)
    add(slotOf('tests.executed', 'higher'), ran)
    // A skipped test is one fewer that ran: shown, and judged there.
    add(slotOf('tests.skipped', 'lower', shown), tests.skipped)
  }
  add(slotOf('tests.failed', 'lower'), tests.failed)
  if (ran > 0) add(slotOf('tests.failure-rate', 'lower'), tests.failed / ran)
  if (hasFailed(outcome) || tests.durationMs === undefined) return
  if (whole) add(slotOf('tests.duration', 'lower', ms), tests.durationMs)
  if (ran > 0) add(slotOf('tests.mean-duration', 'lower', ms), tests.durationMs / ran)
}

/** What is read from coverage reports; metrics people hand over are theirs to judge. */
const ofReports: ReadonlySet<string> = new Set(['coverage.lines', 'coverage.branches'])

type Metrics = NonNullable<RunRecord['metrics']>

interface MetricOwner {
  readonly outcome: Outcome | undefined
  readonly names: SeriesNames
  readonly job?: string
}

function addMetrics(add: Add, metrics: Metrics, { outcome, names, job }: MetricOwner): void {
  if (outcome === 'cancelled' || outcome === 'skipped') return
  for (const [name, { value: given }] of Object.entries(metrics)) {
    const { value, unit } = toBaseUnit(given.value, given.unit)
    // Tests that failed have not covered what they cover: it would be the usual of nothing.
    if (hasFailed(outcome) && ofReports.has(name)) continue
    const metric = unit === undefined ? { value, better: given.better } : { ...given, value, unit }
    add(names.metric(name, metric, job), value)
  }
}
