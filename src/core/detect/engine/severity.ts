/** How bad an anomaly is: DESIGN's table, from size, rarity, persistence and how much history stands behind it. */
import type { AnomalyKind, Severity, State } from '../../model/index.js'

export interface Size {
  readonly kind: AnomalyKind
  readonly state: State
  /** How often ordinary runs look so. */
  readonly p: number
  /** Is it rare enough, among all series of the run, to be more than a remark? */
  readonly isShown: boolean
  readonly observed: number
  readonly expected: number
  /** May it be worse than medium: a duration of a run or a job, whose excess is a good part of the run? */
  readonly mayBeSevere: boolean
}

/** @returns how many times worse than expected (≥ 1), whichever direction; from zero, 1 more counts as twice as bad */
export function ratioOf({ observed, expected }: Pick<Size, 'observed' | 'expected'>): number {
  if (observed === expected) return 1
  if (expected <= 0 || observed <= 0) return 1 + Math.abs(observed - expected) / Math.max(1, Math.abs(expected))
  return Math.max(observed / expected, expected / observed)
}

/** What stayed, or is rarer than this, may be worse than medium. */
const SEVERE = 1 / 1000
const ratios = { critical: 2, high: 1.5 } as const

export function severityOf(size: Size): Severity {
  if (size.state !== 'gating' || !size.isShown) return 'low'
  // Runs that fail have failed already: their growing share is a reason to look, not to fail one more.
  if (!size.mayBeSevere || size.p > SEVERE || unsevere.includes(size.kind)) return 'medium'
  // Going through a logarithm and back may cost the last digit of an exact double or half.
  const ratio = ratioOf(size) + 1e-9
  if (ratio >= ratios.critical) return 'critical'
  return ratio >= ratios.high ? 'high' : 'medium'
}

const unsevere: readonly AnomalyKind[] = ['failure-rate', 'multivariate', 'mixture', 'drift', 'constant-changed']
