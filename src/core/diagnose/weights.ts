/** Ranking weights by feature, and the calibration of confidence. Made by `npx tsc -p tsconfig.json && node bench/diagnose-learn.mjs --write`; docs/diagnosis.md tells how. */
import type { FeatureName } from './features.js'

export const weights: Readonly<Record<FeatureName, number>> = {
  strength: 7.657,
  cause: 1.697,
  symptom: 0.198,
  wrapper: -2.06,
  'no-rule': -2.035,
  generic: -0.721,
  'unknown-category': -0.924,
  'failed-step': 1.743,
  'same-goal': 0.788,
  distance: -1.364,
  'no-failure-after': -1.4,
  first: 0.7,
  nth: -1.411,
  count: -1.99,
  position: -0.045,
  annotated: 0.382,
  'stack-frame': -1.039,
  warning: -1.57,
  'head-of-group': 0.477,
  place: -0.155,
  long: -1.276,
  'error-word': 1.159,
  novel: 1.5,
  familiar: -2.5,
  indented: 0.461,
  reliability: 1.858,
}

/** Coefficients of the signs in `confidence.ts`, in their order. */
export const calibration: readonly number[] = [-1.352, 2.18, 1.103, 0.703, 1.546]
