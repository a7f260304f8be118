/** Ranking weights by feature, and the calibration of confidence. Made by `npx tsc -p tsconfig.json && node bench/diagnose-learn.mjs --write`; docs/diagnosis.md tells how. */
import type { FeatureName } from './features.js'

export const weights: Readonly<Record<FeatureName, number>> = {
  strength: 11.31,
  cause: 1.542,
  symptom: 0.379,
  wrapper: -2.125,
  'no-rule': -1.997,
  generic: -1.249,
  'unknown-category': -0.435,
  'failed-step': 1.741,
  'same-goal': 1.15,
  distance: -1.455,
  'no-failure-after': -1.775,
  first: 0.095,
  nth: -2.501,
  count: -4.255,
  position: -0.064,
  annotated: -0.209,
  'stack-frame': -1.139,
  warning: -1.429,
  'head-of-group': 0.938,
  place: -0.01,
  long: -2.427,
  'error-word': 1.588,
  novel: 1.5,
  familiar: -2.5,
  indented: 0.939,
  reliability: 2.15,
}

/** Coefficients of the signs in `confidence.ts`, in their order. */
export const calibration: readonly number[] = [0.107, 1.265, 0.847, 1.514, -1.29, 0.428, 1.324]
