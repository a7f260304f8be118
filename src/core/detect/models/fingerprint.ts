/**
 * Fingerprints of what a series was learnt from: a late or changed record, another order, feedback, all show in them. They
 * tell change, they do not prove origin: whoever can write the models can write the records.
 */

import { canonicalJson } from '../../history/order.js'
import type { RunRecord } from '../../model/index.js'
import { seedOf } from '../../statistics/random.js'
import type { Column } from '../engine/columns.js'
import type { KeyedPoint } from '../engine/segmented.js'
import type { DetectSettings } from '../engine/settings.js'
import { type Counts, thresholdsOfRun } from '../engine/thresholds.js'

/**
 * Raised with every change of an answer: what an engine learnt, another does not go on from. A test holds the answers to
 * the version.
 */
export const engineVersion = 6

/** What models depend on besides the records. */
export const basisOf = (settings: DetectSettings, counts?: Counts): string =>
  `${engineVersion}-${hex(seedOf(canonicalJson([settings, counts && thresholdsOfRun(settings, counts)])))}`

const hex = (word: number): string => (word >>> 0).toString(16).padStart(8, '0')

export interface Fingerprints {
  /** Of the first `count` points of a column; those of a longer one go on from those of a shorter. */
  readonly of: (column: Column, count: number) => string
}

const MOST = 0x9e3779b1

/** @param comparable the runs of the columns */
export function createFingerprints(comparable: readonly RunRecord[]): Fingerprints {
  const runs = Int32Array.from(comparable, ({ key }) => seedOf(`${key.run}/${key.attempt}`))
  const keys = new Map<KeyedPoint['keys'], number>()
  const float = new Float64Array(2)
  const words = new Int32Array(float.buffer)
  const wordOf = (own: KeyedPoint['keys']): number => {
    const known = keys.get(own)
    if (known !== undefined) return known
    const word = seedOf(canonicalJson(own))
    keys.set(own, word)
    return word
  }
  const state = new Int32Array(2)
  const begun = new Map<Column, { readonly count: number; readonly low: number; readonly high: number }>()
  return {
    of: (column, count) => {
      const before = begun.get(column)
      const going = before !== undefined && before.count <= count ? before : undefined
      state[0] = going?.low ?? seedOf(column.series.better)
      state[1] = going?.high ?? MOST
      for (let i = going?.count ?? 0; i < count; i++) {
        const { value, ok, failed, at, feedback, keys: own } = column.points[i] as KeyedPoint
        float[0] = value ?? Number.NaN
        float[1] = at ?? Number.NaN
        const said = feedback === undefined ? 0 : feedback === 'real' ? 1 : 2
        mix(state, runs[column.runs[i] as number] as number)
        mix(state, (ok ? 1 : 0) + (failed ? 2 : 0) + 4 * said)
        mix(state, wordOf(own))
        for (let word = 0; word < 4; word++) mix(state, words[word] as number)
      }
      begun.set(column, { count, low: state[0] as number, high: state[1] as number })
      return hex(state[0] as number) + hex(state[1] as number)
    },
  }
}

/** Two lanes of multiply and rotate, after MurmurHash3 (Appleby, public domain). */
function mix(state: Int32Array, word: number): void {
  const low = Math.imul((state[0] as number) ^ word, 0xcc9e2d51)
  const high = Math.imul((state[1] as number) ^ word, 0x1b873593)
  state[0] = Math.imul((low << 15) | (low >>> 17), 5) + 0x6b64
  state[1] = Math.imul((high << 13) | (high >>> 19), 9) + (low | 0)
}
