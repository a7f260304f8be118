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

/** Everything `detectors` may name; those not in the table above judge outcomes or whole runs rather than values. */
export const detectorNames: readonly string[] = [...detectors.map(({ name }) => name), 'failure-rate', ...MULTIVARIATE]
