/** Everything a detector can be told. Each default is chosen by measurement: docs/detection.md. */
export interface DetectSettings {
  /** Names of detectors, or undefined for those that are on by default. */
  readonly detectors?: readonly string[]
  /** False alarms accepted per 100 normal runs of one series. */
  readonly budget: number
  /** Robust standard deviations a value must be off. */
  readonly zThreshold: number
  /** Share by which a value must be off: `quietEffect` plus the noise, never asking more than `effect`. */
  readonly effect: number
  readonly quietEffect: number
  /** The band is wider by this share of one over the number of earlier runs: a short past says little. */
  readonly caution: number
  /** Log likelihood that a new level must gain, and a slope. */
  readonly shiftGain: number
  readonly driftGain: number
  /** Share of unusual runs that the forest and the outlier factor assume, and the trees of the forest. */
  readonly contamination: number
  readonly trees: number
  /** Earlier successes the normal level is learnt from. */
  readonly window: number
  /** Lengths of the windows whose medians are the level; short ones follow a level that has just moved. The most lenient counts. */
  readonly recent: readonly number[]
  /** Share of the earlier runs that a value must exceed where that asks less than `zThreshold` does. */
  readonly quantile: number
  /** Fewest comparable runs for a verdict. */
  readonly minSamples: number
  /** Fewest comparable runs for a verdict that may fail a check. */
  readonly gatingSamples: number
}

export const defaultSettings: DetectSettings = {
  budget: 0.15,
  zThreshold: 2.25,
  effect: 0.27,
  quietEffect: 0.17,
  caution: 8,
  contamination: 0.01,
  trees: 100,
  shiftGain: 8.5,
  driftGain: 10.5,
  window: 100,
  recent: [40, 20, 4],
  quantile: 0.9,
  minSamples: 5,
  gatingSamples: 15,
}
