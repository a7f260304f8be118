/** Judges whole runs one after the other: every series of each, and how often runs and jobs fail. */
import { identityOf, type RunRecord, type SeriesId } from '../../model/index.js'
import type { JudgedSeries, PastPoint } from './anomaly.js'
import { floorOfSeries } from './floor.js'
import { createPoints, type RunPoint } from './points.js'
import type { Asked } from './said.js'
import { type SegmentedState, type Segmenting, startOfSegmented, stepSegmented } from './segmented.js'
import type { Basis } from './series-state.js'
import type { DetectSettings } from './settings.js'
import { type Counts, type Thresholds, thresholdsOfRun } from './thresholds.js'

export interface RecordJudge {
  /** Judges a run and learns from it. */
  readonly judge: (record: RunRecord, whatIf?: readonly number[]) => readonly JudgedSeries[]
  /** Judges a run that teaches nothing: what is remembered stays as it was. */
  readonly look: (record: RunRecord, whatIf?: readonly number[]) => readonly JudgedSeries[]
}

/** What may tell kinds of runs of one job apart. */
export const SEGMENTING: Segmenting = { segment: 'auto', names: ['cpu', 'os', 'labels'] }

export const basisOfSeries = (series: SeriesId, settings: DetectSettings): Basis => ({
  better: series.better,
  floor: floorOfSeries(series),
  settings,
})

/** How many series of each scope the run is judged by; how often jobs fail has a rule of its own. */
export function countsOf(points: readonly { readonly series: SeriesId }[]): Counts {
  const counts = { run: 0, job: 0, step: 0, metric: 0 }
  for (const { series } of points) if (series.metric !== 'failure-rate') counts[series.scope]++
  return counts
}

export const thresholdsFor = (
  points: readonly RunPoint[],
  settings: DetectSettings,
): Readonly<Record<SeriesId['scope'], Thresholds>> => thresholdsOfRun(settings, countsOf(points))

interface Known {
  readonly basis: Basis
  readonly past: PastPoint[]
  state: SegmentedState
}

export function createRecordJudge(settings: DetectSettings): RecordJudge {
  const pointsOf = createPoints()
  const known = new Map<string, Known>()
  const knownOf = (series: SeriesId): Known => {
    const identity = identityOf(series)
    const found = known.get(identity)
    if (found) return found
    const made: Known = { basis: basisOfSeries(series, settings), past: [], state: startOfSegmented(SEGMENTING) }
    known.set(identity, made)
    return made
  }
  const judgeAll = (run: RunRecord, whatIf: readonly number[], isLearnt: boolean): readonly JudgedSeries[] => {
    const points = pointsOf(run)
    const thresholds = thresholdsFor(points, settings)
    return points.map((given) => {
      const own = knownOf(given.series)
      const before = own.past.length
      const asked = { thresholds: thresholds[given.series.scope], whatIf }
      const { state, judged } = judgePoint(given, own, asked, () => own.past.slice(0, before))
      if (isLearnt) {
        own.state = state
        own.past.push({ value: given.value, run })
      }
      return judged
    })
  }
  return {
    judge: (run, whatIf = []) => judgeAll(run, whatIf, true),
    look: (run, whatIf = []) => judgeAll(run, whatIf, false),
  }
}

/** Judges one point of a run. @returns the answer, and what is remembered with it learnt */
export function judgePoint(
  { series, value, point }: RunPoint,
  { basis, state }: { readonly basis: Basis; readonly state: SegmentedState },
  asked: Asked,
  past: JudgedSeries['past'],
): { readonly state: SegmentedState; readonly judged: JudgedSeries } {
  const stepped = stepSegmented(state, point, { basis, segmenting: SEGMENTING, asked })
  const { judged } = stepped
  return { state: stepped.state, judged: { series, value: judged.rate ?? value, judged, past } }
}
