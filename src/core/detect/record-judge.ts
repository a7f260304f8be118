/** Judges whole runs one after the other: every series of each, and how often runs and jobs fail. */
import { samplesOf } from '../collect/samples.js'
import type { JobFacts, Outcome, RunRecord, SeriesId } from '../model/index.js'
import type { JudgedSeries } from './anomaly.js'
import type { Judged, Point } from './judged.js'
import { createSegmentedJudge, type SegmentedJudge } from './segmented.js'
import type { DetectSettings } from './settings.js'

export interface RecordJudge {
  readonly learn: (record: RunRecord, points: readonly RunPoint[]) => void
  /** Judges a run and learns from it. */
  readonly judge: (record: RunRecord) => readonly JudgedSeries[]
  /** The same for those who do not ask what came before: no past is kept. */
  readonly answer: (points: readonly RunPoint[]) => readonly Answer[]
}

type Answer = Omit<JudgedSeries, 'past'>

interface Known {
  readonly series: SeriesId
  readonly judge: SegmentedJudge
  readonly past: { readonly value: number; readonly run: RunRecord }[]
}

/** A run has dozens of steps and each may alarm: a step must be farther out than a job or the run. */
const strict = (settings: DetectSettings): DetectSettings => ({
  ...settings,
  zThreshold: Math.max(3, settings.zThreshold),
  quantile: Math.max(0.99, settings.quantile),
})

/** What may tell kinds of runs of one job apart. */
const KEYS = ['cpu', 'os', 'labels']

export function createRecordJudge(settings: DetectSettings): RecordJudge {
  const known = new Map<string, Known>()
  const knownOf = (series: SeriesId): Known => {
    const found = known.get(series.key)
    if (found) return found
    const own = series.scope === 'step' ? strict(settings) : settings
    const options = { better: series.better, settings: own, segment: 'auto', names: KEYS }
    const made: Known = { series, judge: createSegmentedJudge(options), past: [] }
    known.set(series.key, made)
    return made
  }
  const answerTo = ({ series, point, value }: RunPoint): Answer => {
    const judged = knownOf(series).judge.judge(point)
    const seen = judged.rate ?? value
    return { series, value: seen, judged: isSmall(series, seen, judged) ? { ...judged, anomaly: false } : judged }
  }

  return {
    learn: (run, points) => {
      for (const { series, point, value } of points) {
        const one = knownOf(series)
        one.judge.learn(point)
        one.past.push({ value, run })
      }
    },
    judge: (run) =>
      pointsOf(run).map((given) => {
        const one = knownOf(given.series)
        const past = [...one.past]
        one.past.push({ value: given.value, run })
        return { ...answerTo(given), past }
      }),
    answer: (points) => points.map(answerTo),
  }
}

/** @param options.steps false leaves the steps out, which are most of the series */
export const pointsOf = (run: RunRecord, { steps = true }: { readonly steps?: boolean } = {}): readonly RunPoint[] => [
  ...valuesOf(run, steps),
  ...outcomesOf(run),
]

/**
 * Smallest change in ms that is worth a word, whatever the ratio. Platforms give times in whole seconds; test reports give
 * milliseconds, of which a runner alone moves some hundred in a suite and some dozen in a test.
 */
const leastMs: Readonly<Record<string, number>> = {
  work: 5000,
  duration: 5000,
  'tests.duration': 2000,
  'tests.mean-duration': 50,
}

const isSmall = ({ unit, metric }: SeriesId, value: number, judged: Judged): boolean =>
  unit === 'ms' && Math.abs(value - (judged.expected ?? value)) < (leastMs[metric] ?? 0)

/** What a run has to say about one of its series. */
export interface RunPoint {
  readonly series: SeriesId
  readonly value: number
  readonly point: Point & { readonly keys: Readonly<Record<string, string>> }
}

function valuesOf(run: RunRecord, steps: boolean): readonly RunPoint[] {
  const keys = new Map<string, Readonly<Record<string, string>>>()
  for (const { facts } of Object.values(run.jobs))
    if (facts) keys.set(facts.value.name, keysOf(facts.value.runner ?? {}))
  const began = Date.parse(run.run.value.startedAt ?? run.run.value.createdAt ?? '')
  const at = Number.isNaN(began) ? undefined : began
  return samplesOf(run, { steps })
    .filter(({ series }) => !series.informative)
    .map(({ series, value }) => ({
      series,
      value,
      point: {
        value,
        ok: true,
        at,
        feedback: run.feedback?.value,
        keys: (series.job !== undefined && keys.get(series.job)) || {},
      },
    }))
}

const keysOf = (runner: NonNullable<JobFacts['runner']>): Readonly<Record<string, string>> => ({
  ...(runner.cpu === undefined ? {} : { cpu: runner.cpu }),
  ...(runner.os === undefined ? {} : { os: runner.os }),
  ...(runner.labels === undefined ? {} : { labels: runner.labels.join(',') }),
})

/** How often the run and each of its jobs fail: outcomes without a value. */
function outcomesOf(run: RunRecord): readonly RunPoint[] {
  const jobs = Object.values(run.jobs).flatMap(({ facts }) =>
    facts && !facts.value.own ? [outcomeOf(facts.value.outcome, facts.value.name)] : [],
  )
  return [outcomeOf(run.run.value.outcome, undefined), ...jobs].flatMap((one) => (one ? [one] : []))
}

function outcomeOf(outcome: Outcome | undefined, job: string | undefined): RunPoint | undefined {
  const failed = outcome === 'failed' || outcome === 'timed-out'
  if (!failed && outcome !== 'passed') return undefined
  const series: SeriesId = {
    key: job === undefined ? 'run.failure-rate' : `job[${job}].failure-rate`,
    scope: job === undefined ? 'run' : 'job',
    ...(job === undefined ? {} : { job }),
    metric: 'failure-rate',
    better: 'lower',
  }
  return { series, value: failed ? 1 : 0, point: { value: undefined, ok: !failed, failed, keys: {} } }
}
