/** The shape of the configuration file; every object strict, so that a misspelt key is named and not ignored. */
import { z } from 'zod'
import { channels } from '../adapters/notifiers/channels.js'
import { weekdays } from '../core/decide/routing/hours.js'
import { acceptedLimit, parseLimit } from '../core/detect/limits/grammar.js'
import type { Immutable } from '../core/model/immutable.js'
import { categories, severities } from '../core/model/words.js'
import { detectionSchema, retentionSchema, severitySchema } from './file-sections.js'
import { gateKeys, gateSchema } from './gate-schema.js'

const line = z.string('a line of text').trim().min(1, 'a line of text, not empty').max(500, 'at most 500 characters')
const pattern = line.describe('`*` matches any part')
const day = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/
const date = z
  .string('a date, YYYY-MM-DD, in quotes')
  .refine((text) => day.test(text) && !Number.isNaN(Date.parse(text)), 'a date, YYYY-MM-DD')
const commit = /^[0-9a-f]{7,64}$/i
const runId = /^[^\s/]{1,200}(\/\d{1,6})?$/
const address = /^https?:\/\/\S{1,490}$/i

export const expectedChangeSchema = z.strictObject({
  id: line.describe('a name of your own for this entry'),
  since: z
    .string('a commit or a date, in quotes')
    .refine(
      (text) => commit.test(text) || (day.test(text) && !Number.isNaN(Date.parse(text))),
      'a commit of 7 or more characters, or a date YYYY-MM-DD',
    ),
  series: pattern.describe('series key, failure signature or test name'),
  reason: line,
  until: date.optional(),
  workflow: pattern.optional(),
  branch: pattern.optional(),
})

const remedySchema = z
  .strictObject({
    category: z.enum(categories, `one of ${categories.join(', ')}`).optional(),
    rule: line.optional(),
    advice: z.string('text').trim().min(1, 'text, not empty').max(4000, 'at most 4000 characters').optional(),
    link: z
      .url({ protocol: /^https$/, error: 'an https URL' })
      .max(500, 'at most 500 characters')
      .optional(),
    workflow: z
      .string('the file name of a workflow of this repository')
      .regex(/^[\w.-]+\.ya?ml$/, 'the file name of a workflow of this repository, such as clean-up.yml')
      .optional(),
  })
  .refine((rule) => (rule.category === undefined) !== (rule.rule === undefined), 'either a category or a rule')
  .refine(
    (rule) => rule.advice !== undefined || rule.link !== undefined || rule.workflow !== undefined,
    'at least one of advice, link, workflow',
  )

const clock = z.string('a time of day, HH:MM, in quotes').regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day, HH:MM')
const zone = z
  .string('a time zone, such as Europe/Vienna')
  .refine(isTimeZone, 'a time zone, such as Europe/Vienna or UTC')
const severity = z.enum(severities, `one of ${severities.join(', ')}`)
const daysOfWeek = z.array(z.enum(weekdays, `any of ${weekdays.join(', ')}`)).optional()
const instant = z
  .string('a time with its offset, in quotes')
  .refine(
    (text) => /T.*(Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(Date.parse(text)),
    'a time such as 2026-03-02T22:00:00+01:00',
  )

/** Only the runtime knows which zones there are. */
function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return name.trim() !== ''
  } catch {
    return false
  }
}

const channelSchema = z.strictObject({
  name: z
    .string('the name of a channel')
    .refine((name) => Object.hasOwn(channels, name), `one of ${Object.keys(channels).join(', ')}`),
  changes: z
    .array(z.enum(['anomaly', 'failure', 'recovery', 'always'], 'one of anomaly, failure, recovery, always'))
    .optional(),
  branches: z.array(pattern).optional(),
  workflows: z.array(pattern).optional().describe('by file or name'),
  jobs: z.array(pattern).optional(),
  paths: z.array(pattern).optional().describe('of the repository: what a failure points at'),
  owners: z.array(pattern).optional().describe('by CODEOWNERS: `@acme/checkout`'),
  severity: severity.optional().describe('the least'),
  'quiet-hours': z
    .strictObject({
      from: clock,
      to: clock,
      'time-zone': zone,
      days: daysOfWeek,
      'whole-days': daysOfWeek,
      except: severity.optional(),
    })
    .optional(),
  maintenance: z
    .array(z.strictObject({ from: instant, until: instant, reason: line }))
    .max(100)
    .optional(),
  'most-a-day': z.int().min(1, 'a whole number from 1 on').optional(),
  'once-in-hours': z.number().positive('a number of hours').optional(),
})

const costSchema = z.strictObject(
  {
    currency: z.string('a currency, such as USD').trim().min(1).max(10, 'at most 10 characters'),
    'per-minute': z.record(line, z.number('a price').nonnegative('a price of 0 or more').max(1000, 'at most 1000')),
  },
  'currency, per-minute',
)

const seriesNameSchema = z.strictObject({ match: pattern, name: line })

const limitText = z.string().refine((text) => parseLimit(text).kind === 'ok', acceptedLimit)
const limitSchema = z.union(
  [limitText, z.strictObject({ limit: limitText, severity: z.enum(['medium', 'high', 'critical']) })],
  `${acceptedLimit}; or { limit: "…", severity: medium, high or critical }`,
)

export const feedbackSchema = z.strictObject({
  run: z
    .union([z.string(), z.int().nonnegative()], 'the id of a run, id/attempt, or its address')
    .transform((given) => String(given).trim())
    .refine((given) => runId.test(given) || address.test(given), 'the id of a run, id/attempt, or its address'),
  was: z.enum(['false-alarm', 'real'], 'false-alarm or real'),
  reason: line.optional(),
  workflow: pattern.optional(),
})

/** One run cannot be both: which of two entries is meant nobody can know. */
function withoutContradiction(
  entries: readonly z.infer<typeof feedbackSchema>[],
  { addIssue }: { readonly addIssue: (issue: { code: 'custom'; path: PropertyKey[]; message: string }) => void },
): void {
  const said = new Map<string, string>()
  for (const [index, { run, was, workflow = '' }] of entries.entries()) {
    const before = said.get(`${workflow}\n${run}`)
    if (before !== undefined && before !== was)
      addIssue({ code: 'custom', path: [index], message: `one answer for a run; an entry above says ${before}` })
    said.set(`${workflow}\n${run}`, was)
  }
}

/** A section that is there but empty (`patterns:` and nothing more) is null in YAML. */
const list = <T extends z.ZodType>(item: T) =>
  z
    .array(item, 'a list')
    .max(500, 'at most 500 entries')
    .nullish()
    .transform((entries) => entries ?? [])

export const fileConfigSchema = z.strictObject(
  {
    'expected-changes': list(expectedChangeSchema),
    feedback: list(feedbackSchema).superRefine(withoutContradiction).describe('what people said of alarms'),
    'series-names': list(seriesNameSchema).describe(
      'names of jobs and steps that change from run to run, and what to call them',
    ),
    patterns: list(z.unknown()).describe('failure rules of your own; checked by the diagnosis'),
    limits: z
      .record(line, limitSchema, 'a mapping of series to limits')
      .nullish()
      .transform((limits) => limits ?? {})
      .describe('limits of your own: a series, and what it must not pass'),
    severities: list(severitySchema).describe(
      'how severe the findings are that an entry fits; the first that fits counts',
    ),
    detection: detectionSchema.nullish().transform((given) => given ?? {}),
    retention: retentionSchema.nullish().transform((given) => given ?? {}),
    channels: list(channelSchema),
    remedies: list(remedySchema),
    cost: costSchema.optional().describe('what a minute of a runner costs, by its label; `default` for every other'),
    gate: gateSchema
      .nullish()
      .transform((gate) => gate ?? undefined)
      .optional()
      .describe('what is asked of Prometheus after a deployment'),
    ignore: z
      .strictObject(
        { workflows: list(pattern), jobs: list(pattern), branches: list(pattern) },
        'workflows, jobs, branches',
      )
      .nullish()
      .transform((ignored) => ignored ?? { workflows: [], jobs: [], branches: [] }),
  },
  'a mapping',
)
/** The keys an object of the file may have, by where it stands; of the file itself when it is that. */
export const knownKeys = (path: readonly PropertyKey[]): readonly string[] =>
  path[0] === 'gate' ? gateKeys(path) : Object.keys(shapeOf(path[0]?.toString()))

function shapeOf(section: string | undefined): object {
  switch (section) {
    case 'expected-changes':
      return expectedChangeSchema.shape
    case 'feedback':
      return feedbackSchema.shape
    case 'series-names':
      return seriesNameSchema.shape
    case 'channels':
      return channelSchema.shape
    case 'remedies':
      return remedySchema.shape
    case 'severities':
      return severitySchema.shape
    case 'detection':
      return detectionSchema.shape
    case 'retention':
      return retentionSchema.shape
    case 'cost':
      return costSchema.shape
    case 'ignore':
      return { workflows: 0, jobs: 0, branches: 0 }
    default:
      return fileConfigSchema.shape
  }
}

export type FileConfig = Immutable<z.infer<typeof fileConfigSchema>>
