/** Every detector, one row each; of those that reach equally far the earlier row names the finding. */
import { constantChanged } from './constant.js'
import type { Detector } from './detector.js'
import { drift } from './drift.js'
import { mixture } from './mixture.js'
import { MULTIVARIATE } from './multivariate.js'
import { rare } from './rare.js'
import { seasonal } from './seasonal.js'
import { shift } from './shift.js'
import { stayed } from './stayed.js'

export const detectors = [
  constantChanged,
  stayed,
  mixture,
  shift,
  drift,
  rare,
  seasonal,
] as const satisfies readonly Detector[]

/** Those that are on by default, by measurement (docs/detection.md). */
export const defaultDetectors: readonly string[] = [
  'constant-changed',
  'stayed',
  'mixture',
  'shift',
  'drift',
  'spike',
  'failure-rate',
]

/** Those that judge a series by itself; `failure-rate` judges its outcomes rather than its values. */
export const seriesDetectors: readonly string[] = [...detectors.map(({ name }) => name), 'failure-rate']

/** Everything `detectors` may name; the multivariate ones judge whole runs. */
export const detectorNames: readonly string[] = [...seriesDetectors, ...MULTIVARIATE]
