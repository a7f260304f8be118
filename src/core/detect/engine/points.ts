/** Runs → points: what each has to say of its series, values and outcomes alike, as the engine takes them. */
import type { Outcome, RunRecord, SeriesId } from '../../model/index.js'
import { hasFailed } from '../../run/outcomes.js'
import { createSampler } from '../../series/samples.js'
import type { KeyedPoint } from './segmented.js'

/** What a run has to say about one of its series. */
export interface RunPoint {
  readonly series: SeriesId
  readonly value: number
  readonly point: KeyedPoint
}

type TakePoint = (series: SeriesId, value: number, point: KeyedPoint) => void

/** @param options.steps false leaves the steps out, which are most of the series */
type PointsOf = (run: RunRecord, take: TakePoint, options?: { readonly steps?: boolean }) => void

/** For many runs: series, and what tells kinds of runs apart, are the same objects in every run. */
export function createPointReader(): PointsOf {
  const sampler = createSampler()
  const keysOf = createKeys()
  const outcomes = new Map<string | undefined, SeriesId>()
  const rateOf = (job: string | undefined): SeriesId => {
    const found = outcomes.get(job)
    if (found) return found
    const series = failureRate(job)
    outcomes.set(job, series)
    return series
  }
  return (run, take, options) => {
    const began = Date.parse(run.run.value.startedAt ?? run.run.value.createdAt ?? '')
    const at = Number.isNaN(began) ? undefined : began
    const feedback = run.feedback?.value
    const keys = keysOf(run)
    let job: string | undefined
    let own = NO_KEYS
    const takeValue = (series: SeriesId, value: number): void => {
      if (series.informative) return
      // Series come job by job.
      if (series.job !== job) {
        job = series.job
        own = (job !== undefined && keys.get(job)) || NO_KEYS
      }
      take(series, value, { value, ok: true, failed: false, feedback, at, keys: own })
    }
    sampler(run, takeValue, options)
    const takeOutcome = (outcome: Outcome | undefined, of: string | undefined): void => {
      const failed = hasFailed(outcome)
      if (!failed && outcome !== 'passed') return
      take(rateOf(of), failed ? 1 : 0, failed ? FAILED : PASSED)
    }
    takeOutcome(run.run.value.outcome, undefined)
    for (const id in run.jobs) {
      const facts = run.jobs[id]?.facts
      if (facts && !facts.value.own) takeOutcome(facts.value.outcome, facts.value.name)
    }
  }
}

/** The same as a list, for those who ask run by run. */
export function createPoints(): (run: RunRecord) => readonly RunPoint[] {
  const read = createPointReader()
  return (run) => {
    const points: RunPoint[] = []
    read(run, (series, value, point) => points.push({ series, value, point }))
    return points
  }
}

const NO_KEYS: KeyedPoint['keys'] = {}
/** Outcomes have no value. All points have the same fields in the same order, or the engine would be compiled for each form. */
const outcomePoint = (failed: boolean): KeyedPoint => ({
  value: undefined,
  ok: !failed,
  failed,
  feedback: undefined,
  at: undefined,
  keys: NO_KEYS,
})
const PASSED = outcomePoint(false)
const FAILED = outcomePoint(true)

/** How often the run, or one of its jobs, fails. */
const failureRate = (job: string | undefined): SeriesId => ({
  key: job === undefined ? 'run.failure-rate' : `job[${job}].failure-rate`,
  scope: job === undefined ? 'run' : 'job',
  ...(job === undefined ? {} : { job }),
  metric: 'failure-rate',
  better: 'lower',
  kind: 'rate',
})

/** What tells kinds of runs of a job apart; the same object where a job’s runner is what it was in the run before. */
function createKeys(): (run: RunRecord) => ReadonlyMap<string, KeyedPoint['keys']> {
  const last = new Map<string, { labels: string | undefined; keys: KeyedPoint['keys'] }>()
  const now = new Map<string, KeyedPoint['keys']>()
  return ({ jobs }) => {
    now.clear()
    for (const id in jobs) {
      const facts = jobs[id]?.facts?.value
      if (facts?.runner === undefined) {
        if (facts) now.delete(facts.name)
        continue
      }
      const { cpu, os } = facts.runner
      const labels = facts.runner.labels?.join(',')
      let known = last.get(facts.name)
      if (known === undefined || known.keys['cpu'] !== cpu || known.keys['os'] !== os || known.labels !== labels) {
        const keys = {
          ...(cpu === undefined ? {} : { cpu }),
          ...(os === undefined ? {} : { os }),
          ...(labels === undefined ? {} : { labels }),
        }
        known = { labels, keys }
        last.set(facts.name, known)
      }
      now.set(facts.name, known.keys)
    }
    return now
  }
}
