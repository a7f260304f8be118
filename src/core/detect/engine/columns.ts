/** The past of comparable runs by series: each is learnt from its first run to its last before the next is looked at. */
import { identityOf, type RunRecord, type SeriesId } from '../../model/index.js'
import { createPointReader, type RunPoint } from './points.js'
import type { KeyedPoint } from './segmented.js'

/** The points of one series, oldest first. */
export interface Column {
  readonly series: SeriesId
  readonly points: KeyedPoint[]
  /** What each point tells; of an outcome 1 stands for a failure. */
  readonly values: number[]
  /** Index of the run of each point. */
  readonly runs: number[]
}

/** Runs that steps are learnt from, at least: no detector looks farther back, and steps are most of the series. */
const STEP_RUNS = 120
/** The first of them moves on in strides, so that what was learnt of steps stays good for as many runs. */
const STEP_STRIDE = 40

export interface Columns {
  /** Series of the judged run, and all others but steps, in the order they were first met. */
  readonly columns: readonly Column[]
  /** The judged run’s own points. */
  readonly own: readonly RunPoint[]
  readonly columnOf: (series: SeriesId) => Column
}

/** @param comparable runs, oldest first */
export function columnsOf(comparable: readonly RunRecord[], record: RunRecord): Columns {
  const read = createPointReader()
  const byKey = new Map<string, Column>()
  /** A series is mostly the same object in every run. */
  const bySeries = new Map<SeriesId, Column>()
  const columnOf = (series: SeriesId): Column => {
    let column = bySeries.get(series)
    if (column !== undefined) return column
    const identity = identityOf(series)
    column = byKey.get(identity)
    if (column === undefined) {
      column = { series, points: [], values: [], runs: [] }
      byKey.set(identity, column)
    }
    bySeries.set(series, column)
    return column
  }
  const own: RunPoint[] = []
  read(record, (series, value, point) => own.push({ series, value, point }))
  // Steps the judged run does not have need not be learnt for it.
  const steps = new Set(own.filter(({ series }) => series.scope === 'step').map(({ series }) => series))
  const recent = Math.floor((comparable.length - STEP_RUNS) / STEP_STRIDE) * STEP_STRIDE
  comparable.forEach((run, index) => {
    const take = (series: SeriesId, value: number, point: KeyedPoint): void => {
      if (series.scope === 'step' && !steps.has(series)) return
      const { points, values, runs } = columnOf(series)
      points.push(point)
      values.push(value)
      runs.push(index)
    }
    read(run, take, { steps: index >= recent })
  })
  return { columns: [...byKey.values()], own, columnOf }
}
