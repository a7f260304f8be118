/** Learns one series from its first run to its last, or from where a model that fits left off. */

import type { SeriesModel } from '../../model/index.js'
import type { Column } from '../engine/columns.js'
import { SEGMENTING } from '../engine/record-judge.js'
import { type SegmentedState, startOfSegmented, stepSegmented } from '../engine/segmented.js'
import type { Basis } from '../engine/series-state.js'
import type { Thresholds } from '../engine/thresholds.js'
import { isBeyond } from '../engine/thresholds.js'
import { resumeSegmented } from './saved.js'

export interface Learned {
  /** Absent where the model says everything and nobody needs to go on from it. */
  readonly state: SegmentedState | undefined
  readonly resumed: SeriesModel | undefined
  /** Points that would have notified. */
  readonly alarms: readonly number[]
}

/** @param how.needed false where the judged run has nothing to say of it */
export function learn(
  { points }: Column,
  how: {
    readonly basis: Basis
    readonly thresholds: Thresholds
    readonly resumed: SeriesModel | undefined
    readonly needed: boolean
  },
): Learned {
  const { basis, thresholds, resumed } = how
  const from = resumed?.points ?? 0
  if (resumed && from === points.length && !how.needed)
    return { state: undefined, resumed, alarms: resumed.alarms ?? [] }
  let state =
    resumed === undefined
      ? startOfSegmented(SEGMENTING)
      : resumeSegmented(resumed, points.slice(0, from), basis.settings)
  const alarms = [...(resumed?.alarms ?? [])]
  const by = { basis, segmenting: SEGMENTING, asked: { thresholds, brief: true } }
  for (let i = from; i < points.length; i++) {
    const stepped = stepSegmented(state, points[i] as Column['points'][number], by)
    state = stepped.state
    const { reach, severity = 'low' } = stepped.judged
    if (reach !== undefined && severity !== 'low' && isBeyond(reach, 'show')) alarms.push(i)
  }
  return { state, resumed, alarms }
}
