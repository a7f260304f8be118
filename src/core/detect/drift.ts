/**
 * The level creeps: the last runs rank above the many before them, though no single step was large.
 * Mann-Whitney U (core/baseline/rank-test.ts), with a floor on the size.
 */
import { greaterByRank } from '../baseline/rank-test.js'
import { median } from '../baseline/sorted-window.js'
import type { Detector, Vote } from './detector.js'

const DRIFT = { later: 10, earlier: 60, least: 30, effect: 0.15, p: 1e-4 } as const

export const drift: Detector = {
  name: 'drift',
  kind: 'drift',
  movesLevel: true,
  learn: (view) => {
    const { leveled: values } = view
    const split = values.length - DRIFT.later + 1
    if (split < DRIFT.least) return undefined
    const tail = values.slice(split)
    const before = values.slice(Math.max(0, split - DRIFT.earlier), split)
    const level = median(before)
    return (value) => {
      const later = [...tail, value]
      const moved = median(later) - level
      const floor = moved >= 0 ? view.scale.rise(level, DRIFT.effect) : view.scale.fall(level, DRIFT.effect)
      const quiet: Vote = {
        kind: 'drift',
        score: 0,
        expected: level,
        low: level - floor,
        high: level + floor,
        confidence: 0,
        because: '',
      }
      if (Math.abs(moved) < floor) return quiet
      const p = moved > 0 ? greaterByRank(later, before) : greaterByRank(before, later)
      return {
        ...quiet,
        score: Math.log(p) / Math.log(DRIFT.p),
        confidence: 1 - p,
        because: `the last ${later.length} runs rank above the ${before.length} before (p = ${p.toExponential(1)})`,
        since: split,
        gap: moved,
      }
    }
  },
}
