/** What the gate says of a deployment: the contract of `pipeline-guard gate --json`, and what is kept of an incident. */
import { z } from 'zod'
import type { Immutable } from './immutable.js'
import { deploymentSchema, incidentSchema } from './incident.js'
import { severities } from './words.js'

/** `wait`: nothing is sure yet; `unknown`: it could not be seen. Neither is a pass. */
export const gateOutcomes = ['pass', 'wait', 'fail', 'unknown'] as const
export type GateOutcome = (typeof gateOutcomes)[number]

export const gateFaults = [
  'bad-query',
  'empty',
  'several-series',
  'not-a-number',
  'infinite',
  'stale',
  'counter',
  'histogram-empty',
  'too-few-points',
  'wrong-address',
  'unauthorised',
  'forbidden',
  'unprocessable',
  'unavailable',
  'too-large',
  'timeout',
  'unreachable',
  'partial',
  'annotation',
  'bad-answer',
] as const
export type GateFaultCode = (typeof gateFaults)[number]

const instant = z.iso.datetime({ offset: true })
const severity = z.enum(severities)

const faultSchema = z.object({
  code: z.enum(gateFaults),
  message: z.string().describe('what is the matter, masked'),
  advice: z.string().describe('what to do'),
  blocking: z.boolean().describe('true where the metric cannot be judged for it'),
})
export type GateFault = Immutable<z.infer<typeof faultSchema>>

const metricSchema = z.object({
  name: z.string(),
  query: z.string().describe('as it was asked, masked'),
  outcome: z.enum(gateOutcomes),
  because: z.string().describe('one sentence'),
  calm: z.boolean().optional().describe('nothing is unusual, there is only too little to be sure'),
  severity: severity.optional().describe('of what is unusual; absent where nothing is'),
  kind: z.enum(['level', 'spread', 'threshold', 'canary']).optional().describe('what is unusual'),
  observed: z.number().optional().describe('median since the deployment, in the unit of the query'),
  expected: z.number().optional().describe('what was to be expected over the same time'),
  low: z.number().optional().describe('what is usual, from'),
  high: z.number().optional().describe('to'),
  deviation: z.number().optional().describe('observed less expected, in usual spreads'),
  confidence: z.number().min(0).max(1).optional().describe('1 − the chance of as much in usual times'),
  since: instant.optional().describe('when it began'),
  minutes: z.number().nonnegative().optional().describe('how long it has lasted'),
  better: z.enum(['up', 'down', 'neither']),
  basis: z
    .enum(['seasonal', 'plain', 'threshold', 'canary', 'none'])
    .describe('judged by: a seasonal model; robust statistics of few points; the threshold alone; the other label set'),
  season: z.enum(['none', 'day', 'week']).optional(),
  points: z.int().nonnegative().describe('values before the deployment'),
  pointsAfter: z.int().nonnegative(),
  smallestDetectable: z
    .number()
    .optional()
    .describe('least change that would be noticed by now, in the unit of the query'),
  faults: z.array(faultSchema),
})
export type GateMetric = Immutable<z.infer<typeof metricSchema>>

export type GateDeployment = Immutable<z.infer<typeof deploymentSchema>>
export type Incident = Immutable<z.infer<typeof incidentSchema>>

export const gateResultSchema = z.object({
  schema: z.literal('pipeline-guard/gate'),
  version: z.literal(1),
  gate: z.enum(gateOutcomes),
  headline: z.string(),
  because: z.string(),
  rollbackRecommended: z.boolean(),
  pass: z.boolean().describe('what the exit code says'),
  service: z.string().optional(),
  environment: z.string().optional(),
  deployment: deploymentSchema,
  from: instant,
  to: instant,
  looks: z.int().nonnegative(),
  endedBy: z.enum(['answer', 'time', 'cancellation', 'single-look']),
  metrics: z.array(metricSchema),
  incident: incidentSchema.optional(),
  troubles: z.array(z.object({ code: z.string(), message: z.string(), advice: z.string() })),
})
export type GateResult = Immutable<z.infer<typeof gateResultSchema>>
