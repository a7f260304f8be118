/**
 * A false-alarm budget instead of a z threshold: how wide the band must be so that normal runs raise no more alarms than
 * the user accepts.
 *
 * Each earlier run was scored by what came before it alone, so its score is left-one-out by construction: a conformal
 * nonconformity score (Vovk, Gammerman, Shafer 2005, "Algorithmic learning in a random world"; here with a prior, because
 * a budget of .15 in 100 cannot be certified by 200 runs). The prior is the share of normal runs of public projects that
 * reach a score (docs/detection.md); the series’ own normal runs are counted on top of it.
 */

import type { JudgeState } from '../../model/index.js'
import { firstAtLeast } from '../../statistics/first-at-least.js'
import { createSortedWindow } from '../../statistics/sorted-window.js'

/** False alarms per 100 normal runs at a width of the band, measured on the scoreboard’s even series. */
const PRIOR = [
  [0.6, 2.513],
  [0.7, 1.487],
  [0.8, 0.756],
  [0.9, 0.349],
  [1, 0.125],
  [1.1, 0.066],
  [1.25, 0.046],
  [1.5, 0.026],
  [2, 0.013],
  [3, 0.007],
] as const
/** Scores below this count for nothing. */
export const NARROWEST = 0.6
const WIDEST = 3
const STEP = 0.05
/** Share of the budget the prior may use up: another project’s normal runs are not quite these. */
const MARGIN = 0.7
/** Runs the prior weighs as much as. */
const PRIOR_RUNS = 3000
/** Runs before and after that tell whether a run was normal: within 1.25 times their median. */
const NEIGHBOURS = 10
const NORMAL = Math.log(1.25)
/** A run, and its neighbours on both sides. */
const KEPT = 2 * NEIGHBOURS + 1

/** What people said of the alarms of a run. */
export type Feedback = 'false-alarm' | 'real'
/** Alarms that one called false by a person counts for. */
const WORD = 5

export interface Calibration {
  /** Takes note of a learnt value (on its scale), of the score it got with a band of width 1, and of what people said. */
  readonly note: (value: number, score: number, feedback?: Feedback) => void
  /** By how much to widen the band. */
  readonly width: () => number
  /** What a later process goes on from. */
  readonly save: () => CalibrationState
}

type CalibrationState = Pick<JudgeState, 'normal' | 'high' | 'scores'>

/** What was saved, with the last of the values that were noted, and what people said of them. */
export interface SavedCalibration {
  readonly state: CalibrationState
  readonly values: readonly number[]
  readonly feedback: (index: number) => Feedback | undefined
}

/** @param budget false alarms accepted per 100 normal runs */
export function createCalibration(budget: number, saved?: SavedCalibration): Calibration {
  // The last runs, each at its number modulo how many are kept.
  const values = new Float64Array(KEPT)
  const scores = new Float64Array(KEPT)
  const real = new Uint8Array(KEPT)
  const around = createSortedWindow(KEPT)
  /** Scores that would have been alarms at some width, ascending. */
  const high: number[] = [...(saved?.state.high ?? [])]
  let seen = 0
  let normal = saved?.state.normal ?? 0
  const keep = (score: number): void => {
    high.splice(firstAtLeast(high, score), 0, score)
  }
  const allowed = (width: number, prior: number): boolean => {
    const own = high.length - firstAtLeast(high, width)
    const expected = (100 * own + prior * PRIOR_RUNS) / (normal + PRIOR_RUNS)
    return (prior <= MARGIN * budget && expected <= budget) || width >= WIDEST
  }
  const widthNow = (): number => LADDER.find((step) => allowed(step.width, step.prior))?.width ?? WIDEST
  const remember = (value: number, score: number, isReal: boolean): void => {
    const slot = seen % KEPT
    values[slot] = value
    scores[slot] = score
    real[slot] = isReal ? 1 : 0
    around.add(value)
    seen++
  }
  const past = saved?.state.scores?.slice(0, saved.values.length) ?? []
  for (const [i, score] of past.entries()) {
    const at = (saved?.values.length ?? 0) - past.length + i
    remember(saved?.values[at] as number, score, saved?.feedback(at) === 'real')
  }
  let width = widthNow()
  return {
    width: () => width,
    save: () => ({
      normal,
      high: [...high],
      // The next run makes the eldest a neighbour no more.
      scores: Array.from({ length: Math.min(seen, KEPT - 1) }, (_, i) => {
        const score = scores[(seen - Math.min(seen, KEPT - 1) + i) % KEPT] as number
        return score < NARROWEST ? 0 : score
      }),
    }),
    note: (value, score, feedback) => {
      if (feedback === 'false-alarm' && score >= NARROWEST) {
        for (let i = 0; i < WORD; i++) keep(score)
        width = widthNow()
      }
      remember(value, score, feedback === 'real')
      if (seen < KEPT) return
      const center = (seen + NEIGHBOURS) % KEPT
      if (real[center] === 1) return
      const middle = values[center] as number
      if (Math.abs(middle - around.medianWithout(middle)) >= NORMAL) return
      normal++
      const reached = scores[center] as number
      if (reached < NARROWEST) return
      keep(reached)
      width = widthNow()
    },
  }
}

interface Step {
  readonly width: number
  readonly prior: number
}

/** The widths that are tried, narrowest first, each with its prior: the same for every series. */
const LADDER: readonly Step[] = Array.from({ length: 1 + Math.round((WIDEST - NARROWEST) / STEP) }, (_, i) => {
  const width = i === 0 ? NARROWEST : Math.round((NARROWEST + i * STEP) / STEP) * STEP
  return { width, prior: priorAt(width) }
})

/** Straight lines between the logarithms of the measured shares. */
function priorAt(width: number): number {
  for (const [i, [right, after]] of PRIOR.entries()) {
    if (right < width) continue
    const [left, before] = PRIOR[i - 1] ?? [right, after]
    const share = right === left ? 1 : (width - left) / (right - left)
    return Math.exp(Math.log(before) * (1 - share) + Math.log(after) * share)
  }
  return PRIOR[PRIOR.length - 1]?.[1] ?? 0
}
