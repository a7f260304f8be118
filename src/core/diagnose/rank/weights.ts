/** Ranking weights by feature, and the calibration of confidence. Made by `npx tsc -p tsconfig.json && node bench/diagnose-learn.mjs --write`; docs/diagnosis.md tells how. */
import type { FeatureName } from './features.js'

export const weights: Readonly<Record<FeatureName, number>> = {
  strength: 6.936,
  cause: 1.687,
  symptom: 0.012,
  wrapper: -2.172,
  'no-rule': -1.728,
  generic: -1.068,
  'unknown-category': -0.885,
  'failed-step': 1.701,
  'same-goal': 0.731,
  distance: -1.323,
  'no-failure-after': -1.071,
  first: 0.833,
  nth: -1.496,
  count: -1.466,
  position: 0.537,
  annotated: 0.105,
  'stack-frame': -1.057,
  warning: -1.527,
  'head-of-group': 0.402,
  place: -0.077,
  long: -0.354,
  'error-word': 1.285,
  novel: 1.5,
  familiar: -2.5,
  indented: 0.019,
  reliability: 1.495,
}

/** Coefficients of the signs in `confidence.ts`, in their order. */
export const calibration: readonly number[] = [0.226, 0.79, 0.991, 1.989, -1.813, 0.893, 1.487]
