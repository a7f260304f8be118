/** What is kept of a history’s series, and whether the next run would go on from it: for people who ask. */

import { workflowText } from '../../history/order.js'
import type { Learnt, RunRecord, SeriesModel } from '../../model/index.js'
import { eventClass } from '../../run/trust.js'
import { columnsOf } from '../engine/columns.js'
import type { DetectSettings } from '../engine/settings.js'
import { engineVersion } from './fingerprint.js'
import { createRemembered, type Memory } from './remembered.js'

export interface KeptModel {
  readonly model: SeriesModel
  /** Does it fit the records as they are, so that the next run goes on from it? */
  readonly fits: boolean
}

export interface ModelStates {
  readonly set: Learnt
  /** By the key of the series; of several pasts of one series the one that fits, or was learnt from most. */
  readonly series: ReadonlyMap<string, KeptModel>
}

/**
 * @param given.comparable what the next run like `record` would be measured by, oldest first
 * @returns undefined where nothing is kept of runs like it
 */
export function modelStates(given: {
  readonly record: RunRecord
  readonly comparable: readonly RunRecord[]
  readonly settings: DetectSettings
  readonly memory: Memory
}): ModelStates | undefined {
  const { record, comparable, settings, memory } = given
  const event = eventClass(record.run.value.event)
  const set = memory.learnt.find(
    (one) => one.event === event && workflowText({ ...record.key, ...one }) === workflowText(record.key),
  )
  if (set === undefined) return undefined
  // Settings are the run’s own affair; another engine’s models are nobody’s.
  const isOurs = set.basis.startsWith(`${engineVersion}-`)
  const { fitting } = createRemembered({ record, comparable, settings, memory, basis: set.basis })
  const series = new Map<string, KeptModel>()
  for (const model of set.series.toSorted((a, b) => a.points - b.points))
    series.set(model.series, { model, fits: false })
  if (isOurs)
    for (const column of columnsOf(comparable, record).columns) {
      const model = fitting(column)
      if (model) series.set(model.series, { model, fits: true })
    }
  return { set, series }
}
