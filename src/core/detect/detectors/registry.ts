/** Every detector, one row each; earlier rows name the finding when several agree. */
import { constantChanged } from './constant.js'
import type { Detector } from './detector.js'
import { drift } from './drift.js'
import { MULTIVARIATE } from './multivariate.js'
import { seasonal } from './seasonal.js'
import { shift } from './shift.js'
import { spike } from './spike.js'

export const detectors = [constantChanged, shift, drift, spike, seasonal] as const satisfies readonly Detector[]

/** Those that are on by default, by measurement (docs/detection.md). */
export const defaultDetectors: readonly string[] = ['constant-changed', 'shift', 'drift', 'spike', 'failure-rate']

/** Those that judge a series by itself; `failure-rate` judges its outcomes rather than its values. */
export const seriesDetectors: readonly string[] = [...detectors.map(({ name }) => name), 'failure-rate']

/** Everything `detectors` may name; the multivariate ones judge whole runs. */
export const detectorNames: readonly string[] = [...seriesDetectors, ...MULTIVARIATE]
