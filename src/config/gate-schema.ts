/** The section `gate` of the configuration file: what is asked of Prometheus after a deployment. */
import { z } from 'zod'

const text = (most: number) =>
  z.string('a line of text').trim().min(1, 'text, not empty').max(most, `at most ${most} characters`)
const labelName = /^[a-z_]\w{0,99}$/i
const labels = z
  .record(z.string().regex(labelName, 'the name of a label'), text(200), 'a mapping of labels to values')
  .nullish()
  .transform((given) => given ?? {})
const limit = z.number('a number')

const querySchema = z
  .strictObject(
    {
      name: text(100),
      query: text(4000).describe('PromQL that gives one series; $service and $environment are filled in'),
      better: z.enum(['up', 'down', 'neither'], 'one of up, down, neither'),
      threshold: z
        .union(
          [limit, z.strictObject({ above: limit.optional(), below: limit.optional() })],
          'a number, or { above: …, below: … }',
        )
        .optional(),
      season: z.enum(['auto', 'day', 'week', 'none'], 'one of auto, day, week, none').default('auto'),
      labels,
      'least-change': z
        .number('a share, such as 0.1')
        .min(0, 'a share from 0')
        .max(10, 'at most 10')
        .default(0.1)
        .describe('the least change that matters, as a share of what is expected'),
      instant: z.boolean('true or false').default(false),
      counter: z.boolean('true or false').default(true).describe('false: a gauge that only grows is no raw counter'),
    },
    'name, query, better, threshold, season, labels, least-change, instant, counter',
  )
  .refine(
    ({ better, threshold }) => better !== 'neither' || typeof threshold !== 'number',
    'with better: neither a threshold says which way: { above: …, below: … }',
  )
  .refine(({ instant, threshold }) => !instant || threshold !== undefined, 'an instant query needs a threshold')

const canarySchema = z.strictObject(
  {
    canary: text(500).describe('label matchers of the new version, such as track="canary"'),
    stable: text(500).describe('of the old one'),
  },
  'canary, stable',
)

export const gateSchema = z
  .strictObject(
    {
      queries: z.array(querySchema, 'a list of queries').min(1, 'at least one query').max(50, 'at most 50 queries'),
      'window-days': z.number('a number of days').min(0.05, 'at least 0.05').max(35, 'at most 35').default(7),
      'step-minutes': z.number('a number of minutes').min(0.05, 'at least 0.05').max(60, 'at most 60').default(5),
      'least-points': z.int('a whole number').min(10, 'at least 10').max(5000, 'at most 5000').default(100),
      'false-alarms-a-week': z.number('a number').positive('above 0').max(50, 'at most 50').default(1),
      labels,
      canary: canarySchema.optional(),
      logs: z
        .strictObject({ query: text(4000).describe('LogQL that selects the lines of errors') }, 'query')
        .optional(),
    },
    'queries, window-days, step-minutes, least-points, false-alarms-a-week, labels, canary, logs',
  )
  .superRefine(({ queries, canary }, { addIssue }) => {
    if (canary !== undefined && matchersOf(canary.canary) === matchersOf(canary.stable))
      addIssue({
        code: 'custom',
        path: ['canary', 'stable'],
        message: 'other series than `canary`: these are the same',
      })
    const names = new Set<string>()
    for (const [at, { name, query }] of queries.entries()) {
      if (names.has(name)) addIssue({ code: 'custom', path: ['queries', at, 'name'], message: 'a name of its own' })
      names.add(name)
      const isForSides = /\$(?:\{selector\}|selector\b)/.test(query)
      if (isForSides && canary === undefined)
        addIssue({ code: 'custom', path: ['queries', at, 'query'], message: '$selector needs the section canary' })
      if (!isForSides && canary !== undefined)
        addIssue({
          code: 'custom',
          path: ['queries', at, 'query'],
          message: 'with the section canary a query holds $selector, where the labels of the side go',
        })
    }
  })

/** In whatever order and with whatever spaces. */
const matchersOf = (given: string): string => given.replace(/\s+/g, '').split(',').filter(Boolean).sort().join()

/** The keys an object of the section may have. */
export const gateKeys = (path: readonly PropertyKey[]): readonly string[] => {
  const inner = path[1]
  if (inner === 'queries') return Object.keys(querySchema.shape)
  if (inner === 'canary') return Object.keys(canarySchema.shape)
  return inner === 'logs' ? ['query'] : Object.keys(gateSchema.shape)
}
