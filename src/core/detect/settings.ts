/** Everything a detector can be told. Each default is chosen by measurement: docs/detection.md. */
export interface DetectSettings {
  /** Names of detectors, or undefined for those that are on by default. */
  readonly detectors?: readonly string[]
  /** False alarms accepted per 100 normal runs of one series. */
  readonly budget: number
  /** Robust standard deviations a value must be off. */
  readonly zThreshold: number
  /** Share by which a value must be off, however quiet the series is. */
  readonly effect: number
  /** Earlier successes the normal level is learnt from. */
  readonly window: number
  /** Two short windows, which follow a level that has just moved: the more lenient median counts. */
  readonly recent: readonly [number, number]
  /** Share of the earlier runs that a value must exceed where that asks less than `zThreshold` does. */
  readonly quantile: number
  /** Fewest comparable runs for a verdict. */
  readonly minSamples: number
  /** Fewest comparable runs for a verdict that may fail a check. */
  readonly gatingSamples: number
}

export const defaultSettings: DetectSettings = {
  budget: 0.15,
  zThreshold: 2.5,
  effect: 0.3,
  window: 100,
  recent: [20, 5],
  quantile: 0.95,
  minSamples: 5,
  gatingSamples: 15,
}
