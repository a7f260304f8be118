/** Ranking weights by feature, and the calibration of confidence. Made by `npx tsc -p tsconfig.json && node bench/diagnose-learn.mjs --write`; docs/diagnosis.md tells how. */
import type { FeatureName } from './features.js'

export const weights: Readonly<Record<FeatureName, number>> = {
  strength: 8.681,
  cause: 1.464,
  symptom: 0.545,
  wrapper: -2.914,
  'no-rule': -1.293,
  generic: -0.326,
  'unknown-category': -0.857,
  'failed-step': 0.971,
  'same-goal': 1.032,
  distance: 0.03,
  'no-failure-after': 1.213,
  first: 2.052,
  nth: -3.571,
  count: -0.063,
  position: 1.301,
  annotated: -1.034,
  'stack-frame': -2.128,
  warning: -2.119,
  'head-of-group': 0.887,
  place: 0.562,
  long: 0.014,
  'error-word': 1.852,
  novel: 1.5,
  familiar: -2.5,
  indented: 0.344,
  reliability: 1.649,
  'in-window': -0.252,
  'outside-window': -5.748,
  heading: -0.123,
  announced: -1.622,
  'says-exit': -1.985,
  lone: -1.14,
}

/** Coefficients of the signs in `confidence.ts`, in their order. */
export const calibration: readonly number[] = [0.062, -0.131, 0.549, 1.411, 0.072, 0.869, 1.653]
