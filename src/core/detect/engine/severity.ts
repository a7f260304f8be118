/** How bad an anomaly is: DESIGN's table, from size, confidence and how much history stands behind it. */
import type { AnomalyKind, Severity, State } from '../../model/index.js'

export interface Size {
  readonly kind: AnomalyKind
  readonly state: State
  readonly confidence: number
  readonly observed: number
  readonly expected: number
}

/** @returns how many times worse than expected (≥ 1), whichever direction; from zero, 1 more counts as twice as bad */
export function ratioOf({ observed, expected }: Pick<Size, 'observed' | 'expected'>): number {
  if (observed === expected) return 1
  if (expected <= 0 || observed <= 0) return 1 + Math.abs(observed - expected) / Math.max(1, Math.abs(expected))
  return Math.max(observed / expected, expected / observed)
}

export function severityOf(size: Size): Severity {
  // Going through a logarithm and back may cost the last digit of an exact double or half.
  const ratio = ratioOf(size) + 1e-9
  const gating = size.state === 'gating'
  const persistent = size.kind === 'shift' || size.kind === 'drift'
  // Runs that fail have failed already: their growing share is a reason to look, not to fail one more.
  const most = size.kind !== 'failure-rate'
  if (most && gating && ratio >= 2 && size.confidence >= 0.95) return 'critical'
  if (gating && ratio >= 1.5 && size.confidence >= 0.9) return 'high'
  // One odd value of one series among dozens is likely chance: without confidence it is not confirmed.
  if (persistent ? ratio >= 1.1 : ratio >= 1.25 && size.confidence >= 0.9) return 'medium'
  return 'low'
}
