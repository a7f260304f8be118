/** Sections of the configuration file that adjust what is measured: how much history it takes, how severe, how long kept. */
import { z } from 'zod'
import { defaultSettings } from '../core/detect/index.js'
import { defaultBounds } from '../core/history/retention.js'
import { categories, severities } from '../core/model/words.js'

const line = z.string('a line of text').trim().min(1, 'a line of text, not empty').max(500, 'at most 500 characters')
const pattern = line.describe('`*` matches any part')

const whole = (min: number, max: number) => {
  const accepted = `a whole number from ${min} to ${max}`
  return z.int(accepted).min(min, accepted).max(max, accepted)
}
const fraction = 'a number from 0.0001 to 0.5'

/** Names of scikit-learn’s isolation forest and of the field. */
export const detectionSchema = z.strictObject(
  {
    'minimum-runs': whole(defaultSettings.minSamples, defaultSettings.window)
      .optional()
      .describe(`comparable runs before slowness may fail a check or notify [${defaultSettings.gatingSamples}]`),
    contamination: z
      .number(fraction)
      .min(0.0001, fraction)
      .max(0.5, fraction)
      .optional()
      .describe(`share of runs taken to be unusual by the forest [${defaultSettings.contamination}]`),
  },
  'minimum-runs, contamination',
)

export const severitySchema = z
  .strictObject({
    severity: z.enum(severities, `one of ${severities.join(', ')}`),
    series: pattern.optional().describe('series key, failure signature, job[NAME] or test name'),
    category: z.enum(categories, `one of ${categories.join(', ')}`).optional(),
    rule: pattern.optional().describe('the failure rule that matched'),
    workflow: pattern.optional(),
    branch: pattern.optional(),
  })
  .refine(
    ({ series, category, rule, workflow, branch }) =>
      [series, category, rule, workflow, branch].some((one) => one !== undefined),
    'at least one of series, category, rule, workflow, branch',
  )

export const retentionSchema = z.strictObject(
  {
    runs: whole(20, 10_000).optional().describe(`runs of a workflow [${defaultBounds.runs}]`),
    days: whole(7, 3650)
      .optional()
      .describe(`days since a run began [${defaultBounds.days}]; the newest 100 runs stay whatever their age`),
    megabytes: z
      .number('a number from 0.1 to 100')
      .min(0.1, 'a number from 0.1 to 100')
      .max(100, 'a number from 0.1 to 100')
      .optional()
      .describe(`megabytes before compression [${defaultBounds.bytes / 1e6}]`),
  },
  'runs, days, megabytes',
)
