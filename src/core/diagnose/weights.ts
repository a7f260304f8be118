/** Ranking weights by feature, and the calibration of confidence. Made by `npx tsc -p tsconfig.json && node bench/diagnose-learn.mjs --write`; docs/diagnosis.md tells how. */
import type { FeatureName } from './features.js'

export const weights: Readonly<Record<FeatureName, number>> = {
  strength: 10.96,
  cause: 1.497,
  symptom: 0.324,
  wrapper: -1.905,
  'no-rule': -2.117,
  generic: -1.076,
  'unknown-category': -0.509,
  'failed-step': 1.646,
  'same-goal': 1.024,
  distance: -1.41,
  'no-failure-after': -1.767,
  first: 0.123,
  nth: -2.368,
  count: -4.04,
  position: 0.056,
  annotated: -0.183,
  'stack-frame': -1.126,
  warning: -1.53,
  'head-of-group': 0.863,
  place: -0.04,
  long: -2.564,
  'error-word': 1.554,
  novel: 1.5,
  familiar: -2.5,
  indented: 0.963,
  reliability: 2.202,
}

/** Coefficients of the signs in `confidence.ts`, in their order. */
export const calibration: readonly number[] = [-0.088, 0.855, 0.807, 2.193, -1.708, 0.356, 1.121]
