/** Ranking weights by feature, and the calibration of confidence. Made by `npx tsc -p tsconfig.json && node bench/diagnose-learn.mjs --write`; docs/diagnosis.md tells how. */
import type { FeatureName } from './features.js'

export const weights: Readonly<Record<FeatureName, number>> = {
  strength: 6.487,
  cause: 1.335,
  symptom: 0.068,
  wrapper: -2.462,
  'no-rule': -1.122,
  generic: 0.175,
  'unknown-category': -0.442,
  'failed-step': 0.638,
  'same-goal': 0.811,
  distance: -0.123,
  'no-failure-after': 1.775,
  first: 1.796,
  nth: -2.171,
  count: -1.332,
  position: 1.07,
  annotated: 0.075,
  'stack-frame': -1.624,
  warning: -1.405,
  'head-of-group': 0.689,
  place: 0.686,
  long: -0.194,
  'error-word': 1.134,
  novel: 1.5,
  familiar: -2.5,
  indented: -0.166,
  reliability: 1.137,
  'in-window': -0.899,
  'outside-window': -5.101,
  heading: -0.457,
  announced: -0.739,
  'says-exit': -1.046,
  lone: -0.246,
  unnamed: 0.625,
  unproven: -1.616,
  tally: -0.546,
}

/** Coefficients of the signs in `confidence.ts`, in their order. */
export const calibration: readonly number[] = [
  -2.144, 3.109, 0.789, 1.808, 0.327, 0.22, 0.657, 0.247, -0.379, -0.277, -1.201, -0.204,
]
