/** Ranking weights by feature, and the calibration of confidence. Made by `npx tsc -p tsconfig.json && node bench/diagnose-learn.mjs --write`; docs/diagnosis.md tells how. */
import type { FeatureName } from './features.js'

export const weights: Readonly<Record<FeatureName, number>> = {
  strength: 8.693,
  cause: 1.468,
  symptom: 0.547,
  wrapper: -2.92,
  'no-rule': -1.291,
  generic: -0.33,
  'unknown-category': -0.86,
  'failed-step': 0.977,
  'same-goal': 1.034,
  distance: 0.037,
  'no-failure-after': 1.235,
  first: 2.05,
  nth: -3.577,
  count: -0.062,
  position: 1.321,
  annotated: -1.039,
  'stack-frame': -2.121,
  warning: -2.117,
  'head-of-group': 0.888,
  place: 0.566,
  long: 0.022,
  'error-word': 1.853,
  novel: 1.5,
  familiar: -2.5,
  indented: 0.349,
  reliability: 1.649,
  'in-window': -0.299,
  'outside-window': -5.701,
  heading: -0.119,
  announced: -1.622,
  'says-exit': -1.988,
  lone: -1.147,
  unproven: -0.3,
}

/** Coefficients of the signs in `confidence.ts`, in their order. */
export const calibration: readonly number[] = [
  0.067, 0.103, 1.252, 1.647, -0.251, 0.409, 1.127, -0.753, -0.272, -0.421, -0.3,
]
