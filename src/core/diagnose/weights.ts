/** Ranking weights by feature, and the calibration of confidence. Made by `npx tsc -p tsconfig.json && node bench/diagnose-learn.mjs --write`; docs/diagnosis.md tells how. */
import type { FeatureName } from './features.js'

export const weights: Readonly<Record<FeatureName, number>> = {
  strength: 9.225,
  cause: 1.487,
  symptom: 0.215,
  wrapper: -2.021,
  'no-rule': -1.882,
  generic: -0.846,
  'unknown-category': -0.863,
  'failed-step': 1.67,
  'same-goal': 0.852,
  distance: -1.109,
  'no-failure-after': -1.469,
  first: 0.686,
  nth: -1.453,
  count: -2.763,
  position: -0.307,
  annotated: 0.484,
  'stack-frame': -1.065,
  warning: -1.604,
  'head-of-group': 0.59,
  place: -0.268,
  long: -1.912,
  'error-word': 1.241,
  novel: 1.5,
  familiar: -2.5,
  indented: 0.701,
  reliability: 1.955,
}

/** Coefficients of the signs in `confidence.ts`, in their order. */
export const calibration: readonly number[] = [-0.07, 1.01, 0.709, 1.99, -1.432, 0.369, 1.378]
