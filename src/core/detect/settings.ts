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
  /** The short window, which follows a level that has just moved. */
  readonly recent: number
  /** Fewest comparable runs for a verdict. */
  readonly minSamples: number
  /** Fewest comparable runs for a verdict that may fail a check. */
  readonly gatingSamples: number
}

export const defaultSettings: DetectSettings = {
  budget: 0.15,
  zThreshold: 2.5,
  effect: 0.35,
  window: 100,
  recent: 20,
  minSamples: 5,
  gatingSamples: 15,
}
