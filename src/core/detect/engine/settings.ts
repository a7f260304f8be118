/** Everything a detector can be told. Each default is chosen by measurement: docs/detection.md. */
export interface DetectSettings {
  /** Names of detectors, or undefined for those that are on by default. */
  readonly detectors?: readonly string[]
  /** Notices accepted per 100 ordinary runs, all series together; failed checks are to be ten times rarer. */
  readonly budget: number
  /** Robust standard deviations a single run must be off, however rare it is. */
  readonly zThreshold: number
  /** Log likelihood that a new level must gain, and a slope. */
  readonly shiftGain: number
  readonly driftGain: number
  /** Share of unusual runs that the forest and the outlier factor assume, and the trees of the forest. */
  readonly contamination: number
  readonly trees: number
  /** Earlier successes a run is ranked among. */
  readonly window: number
  /** The last of them, whose median is what is usual. */
  readonly recent: number
  /** Fewest comparable runs for a verdict. */
  readonly minSamples: number
  /** Fewest comparable runs for a verdict that may notify, or fail a check. */
  readonly gatingSamples: number
}

export const defaultSettings: DetectSettings = {
  budget: 1,
  zThreshold: 2,
  contamination: 0.01,
  trees: 100,
  shiftGain: 8.5,
  driftGain: 10.5,
  window: 200,
  recent: 40,
  minSamples: 5,
  gatingSamples: 15,
}
