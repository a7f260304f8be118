/** Ranking weights by feature, and the calibration of confidence. Made by `npx tsc -p tsconfig.json && node bench/diagnose-learn.mjs --write`; docs/diagnosis.md tells how. */
import type { FeatureName } from './features.js'

export const weights: Readonly<Record<FeatureName, number>> = {
  strength: 6.621,
  cause: 1.505,
  symptom: 0.12,
  wrapper: -2.32,
  'no-rule': -1.461,
  generic: 0.711,
  'unknown-category': -0.077,
  'failed-step': 1.035,
  'same-goal': 1.075,
  distance: 0.308,
  'no-failure-after': 1.87,
  first: 1.37,
  nth: -3.741,
  count: -0.686,
  position: 1.929,
  annotated: 0.01,
  'stack-frame': -1.831,
  warning: -1.234,
  'head-of-group': 0.645,
  place: 0.408,
  long: -0.325,
  'error-word': 1.235,
  novel: 1.5,
  familiar: -2.5,
  indented: -0.101,
  reliability: 1.235,
  'in-window': -1.603,
  'outside-window': -4.397,
  heading: -0.032,
  announced: -0.865,
  'says-exit': -1.507,
  lone: -0.597,
  unnamed: 0.459,
  unproven: -1.665,
}

/** Coefficients of the signs in `confidence.ts`, in their order. */
export const calibration: readonly number[] = [
  -1.498, 1.902, 0.91, 1.465, 0.543, -0.017, 0.661, 0.083, 0.019, -0.521, -0.568, -0.196,
]
