/** Learns one series from its first run to its last, or from where a model that fits left off. */
import type { SeriesId, SeriesModel } from '../../model/index.js'
import type { Column } from '../engine/columns.js'
import { isSmall } from '../engine/record-judge.js'
import type { SegmentedJudge } from '../engine/segmented.js'

export interface Learned {
  /** Absent where the model says everything and nobody needs to go on from it. */
  readonly judge: SegmentedJudge | undefined
  readonly resumed: SeriesModel | undefined
  /** Points that would have been alarmed on. */
  readonly alarms: readonly number[]
}

export type MakeJudge = (
  series: SeriesId,
  resumed?: { readonly state: SeriesModel; readonly points: Column['points'] },
) => SegmentedJudge

/** @param how.needed false where the judged run has nothing to say of it */
export function learn(
  column: Column,
  how: { readonly judgeOf: MakeJudge; readonly resumed: SeriesModel | undefined; readonly needed: boolean },
): Learned {
  const { series, points, values } = column
  const known = how.resumed?.points ?? 0
  if (how.resumed && known === points.length && !how.needed)
    return { judge: undefined, resumed: how.resumed, alarms: how.resumed.alarms ?? [] }
  const judge = begin(column, how)
  const alarms = [...(how.resumed?.alarms ?? [])]
  for (let i = known; i < points.length; i++) {
    const alarm = judge.learn(points[i] as Column['points'][number])
    if (alarm === undefined) continue
    if (alarm === 'outcome' || !isSmall(series, values[i] as number, alarm.expected)) alarms.push(i)
  }
  return { judge, resumed: how.resumed, alarms }
}

function begin(
  { series, points }: Column,
  { judgeOf, resumed }: { readonly judgeOf: MakeJudge; readonly resumed: SeriesModel | undefined },
): SegmentedJudge {
  return resumed === undefined
    ? judgeOf(series)
    : judgeOf(series, { state: resumed, points: points.slice(0, resumed.points) })
}
