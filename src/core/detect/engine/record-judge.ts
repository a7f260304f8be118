/** Judges whole runs one after the other: every series of each, and how often runs and jobs fail. */
import { identityOf, type RunRecord, type SeriesId } from '../../model/index.js'
import type { JudgedSeries, PastPoint } from './anomaly.js'
import { createPoints, type RunPoint } from './points.js'
import { createSegmentedJudge, type KeyedPoint, type SegmentedJudge, type SegmentedState } from './segmented.js'
import type { DetectSettings } from './settings.js'

export interface RecordJudge {
  /** Judges a run and learns from it. */
  readonly judge: (record: RunRecord, whatIf?: readonly number[]) => readonly JudgedSeries[]
  /** Judges a run that teaches nothing: what is known stays as it was. */
  readonly look: (record: RunRecord, whatIf?: readonly number[]) => readonly JudgedSeries[]
}

/** A run has dozens of steps and each may alarm: a step must be farther out than a job or the run. */
const strict = (settings: DetectSettings): DetectSettings => ({
  ...settings,
  zThreshold: Math.max(3, settings.zThreshold),
  quantile: Math.max(0.99, settings.quantile),
  effect: Math.max(0.3, settings.effect),
  quietEffect: Math.max(0.2, settings.quietEffect),
})

/** What may tell kinds of runs of one job apart. */
const KEYS = ['cpu', 'os', 'labels']

/** What judges series of runs under these settings, from the start or from what was learnt of some points. */
export function judgesUnder(settings: DetectSettings) {
  const ofSteps = strict(settings)
  // Made the same way, so that the engine meets one form of settings.
  const ofOthers = { ...settings }
  return (
    { better, scope }: SeriesId,
    resumed?: { readonly state: SegmentedState; readonly points: readonly KeyedPoint[] },
  ): SegmentedJudge =>
    createSegmentedJudge({
      better,
      settings: scope === 'step' ? ofSteps : ofOthers,
      segment: 'auto',
      names: KEYS,
      resumed,
    })
}

interface Known {
  readonly judge: SegmentedJudge
  readonly past: PastPoint[]
  readonly points: KeyedPoint[]
}

export function createRecordJudge(settings: DetectSettings): RecordJudge {
  const judgeOf = judgesUnder(settings)
  const pointsOf = createPoints()
  const known = new Map<string, Known>()
  const knownOf = (series: SeriesId): Known => {
    const identity = identityOf(series)
    const found = known.get(identity)
    if (found) return found
    const made: Known = { judge: judgeOf(series), past: [], points: [] }
    known.set(identity, made)
    return made
  }
  /** One that knows the same and may be thrown away. */
  const copyOf = (series: SeriesId): SegmentedJudge => {
    const { judge, points } = knownOf(series)
    const state = judge.save()
    if (state !== undefined) return judgeOf(series, { state: structuredClone(state), points })
    const copy = judgeOf(series)
    for (const point of points) copy.learn(point)
    return copy
  }
  return {
    judge: (run, whatIf) =>
      pointsOf(run).map((given) => {
        const { judge, past, points } = knownOf(given.series)
        const before = past.length
        past.push({ value: given.value, run })
        points.push(given.point)
        return answerOf(given, judge, () => past.slice(0, before), whatIf)
      }),
    look: (run, whatIf) =>
      pointsOf(run).map((given) => {
        const { past } = knownOf(given.series)
        const before = past.length
        return answerOf(given, copyOf(given.series), () => past.slice(0, before), whatIf)
      }),
  }
}

/** Judges one point of a run, and learns from it. */
export function answerOf(
  given: RunPoint,
  judge: SegmentedJudge,
  past: JudgedSeries['past'],
  factors: readonly number[] = [],
): JudgedSeries {
  const { series, value, point } = given
  const judged = judge.judge(point, factors)
  const seen = judged.rate ?? value
  const small = judged.anomaly && isSmall(series, seen, judged.expected)
  const told = small ? { ...judged, anomaly: false } : judged
  if (factors.length === 0) return { series, value: seen, judged: told, past }
  const whatIf = factors.map((factor): [string, boolean] => [
    String(factor),
    judged.whatIf[String(factor)] === true && !isSmall(series, seen * factor, judged.expected),
  ])
  return { series, value: seen, judged: { ...told, whatIf: Object.fromEntries(whatIf) }, past }
}

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

/** Is it too small a change for a word? */
export const isSmall = ({ unit, metric }: SeriesId, value: number, expected = value): boolean =>
  unit === 'ms' && Math.abs(value - expected) < (leastMs[metric] ?? 0)
