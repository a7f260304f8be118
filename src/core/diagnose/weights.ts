/** Ranking weights by feature, and the calibration of confidence. Made by `npx tsc -p tsconfig.json && node bench/diagnose-learn.mjs --write`; docs/diagnosis.md tells how. */
import type { FeatureName } from './features.js'

export const weights: Readonly<Record<FeatureName, number>> = {
  strength: 10.569,
  cause: 1.308,
  symptom: 0.383,
  wrapper: -1.909,
  'no-rule': -1.983,
  generic: -0.903,
  'unknown-category': -0.581,
  'failed-step': 1.489,
  'same-goal': 0.843,
  distance: -1.336,
  'no-failure-after': -1.721,
  first: 0.2,
  nth: -2.192,
  count: -3.784,
  position: 0.005,
  annotated: -0.056,
  'stack-frame': -1.116,
  warning: -1.638,
  'head-of-group': 0.873,
  place: -0.062,
  long: -2.42,
  'error-word': 1.495,
  novel: 1.5,
  familiar: -2.5,
  indented: 0.97,
  reliability: 2.075,
}

/** Coefficients of the signs in `confidence.ts`, in their order. */
export const calibration: readonly number[] = [-0.545, 1.234, 0.813, 1.996, -1.521, 0.414, 1.332]
