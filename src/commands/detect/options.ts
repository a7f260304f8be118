/** The knobs of detection on the command line. */

import { defaultDetectors } from '../../core/detect/detectors/registry.js'
import { type DetectSettings, defaultSettings, detectorNames } from '../../core/detect/index.js'

export const DETECT_OPTIONS = {
  'false-alarm-budget': { type: 'string' },
  budget: { type: 'string' },
  detectors: { type: 'string' },
  'z-threshold': { type: 'string' },
  'min-samples': { type: 'string' },
  contamination: { type: 'string' },
  trees: { type: 'string' },
} as const

export const DETECT_HELP = `  --false-alarm-budget N, --budget N
                      notices accepted per 100 ordinary runs (default ${defaultSettings.budget})
  --detectors NAMES   comma separated (default ${defaultDetectors.join(',')})
  --z-threshold N     robust deviations (default ${defaultSettings.zThreshold})
  --min-samples N     fewest runs for a verdict (default ${defaultSettings.minSamples})
  --contamination N   share of unusual runs the forest assumes (default ${defaultSettings.contamination})
  --trees N           trees of the forest (default ${defaultSettings.trees})`

type Given = { readonly [K in keyof typeof DETECT_OPTIONS]?: string | boolean | undefined }

/** Reads the knobs; faults are added to the list, and the default stands in for a faulty one. */
export function readDetectSettings(given: Given, faults: string[]): DetectSettings {
  const number = (name: keyof typeof DETECT_OPTIONS, low: number, high: number, fallback: number): number => {
    const text = given[name]
    if (typeof text !== 'string') return fallback
    const value = text.trim() === '' ? Number.NaN : Number(text)
    if (value >= low && value <= high) return value
    faults.push(`--${name}: got ${JSON.stringify(text)}, accepted is a number from ${low} to ${high}`)
    return fallback
  }
  const settings = {
    ...defaultSettings,
    budget: number('false-alarm-budget', 0.01, 20, number('budget', 0.01, 20, defaultSettings.budget)),
    zThreshold: number('z-threshold', 0.1, 100, defaultSettings.zThreshold),
    minSamples: Math.round(number('min-samples', 3, 1000, defaultSettings.minSamples)),
    contamination: number('contamination', 0.0001, 0.5, defaultSettings.contamination),
    trees: Math.round(number('trees', 1, 10000, defaultSettings.trees)),
  }
  if (typeof given.detectors !== 'string' || given.detectors === 'auto') return settings
  const names = given.detectors.split(',').map((name) => name.trim())
  for (const name of names)
    if (!detectorNames.includes(name))
      faults.push(`--detectors: no detector ${JSON.stringify(name)}; accepted are auto, ${detectorNames.join(', ')}`)
  return { ...settings, detectors: names }
}
