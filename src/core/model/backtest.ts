/** One judged row of a replay: the contract of `backtest --json`. */
import { z } from 'zod'
import type { Immutable } from './record.js'
import { anomalyKinds, severities, states } from './words.js'

export const backtestRowSchema = z.object({
  index: z.int().nonnegative(),
  value: z.number().nullable(),
  series: z.string().optional(),
  state: z.enum(states),
  anomaly: z.boolean(),
  severity: z.enum(severities).nullable(),
  score: z.number(),
  expected: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  smallestDetectable: z.number().nullable().describe('ratio to expected'),
  kind: z.enum(anomalyKinds).nullable(),
  detectors: z.array(z.string()),
  whatIf: z.record(z.string(), z.boolean()).describe('would this value times the factor have been flagged?'),
  since: z.int().optional().describe('index of the row where a shift or drift began'),
})
export type BacktestRow = Immutable<z.infer<typeof backtestRowSchema>>

const caughtSchema = z
  .record(z.string(), z.number())
  .describe('by factor: share of judged rows whose value times the factor would have been flagged')

export const backtestSummarySchema = z.object({
  summary: z.object({
    rows: z.int(),
    judged: z.int(),
    alarms: z.int(),
    alarmsPer100: z.number().nullable(),
    byKind: z.record(z.string(), z.int()),
    segment: z.string().nullable().describe('the column the series was split by'),
    noise: z.number().nullable().describe('1.4826 × MAD of log values, over the last 100 successes'),
    problems: z.array(z.string()),
    caught: caughtSchema.optional(),
    smallestDetectable: z.number().nullable().optional().describe('now, as a ratio to expected'),
    detectors: z
      .record(z.string(), z.object({ alarms: z.int(), caught: caughtSchema }))
      .optional()
      .describe('each detector by itself'),
    series: z
      .record(
        z.string(),
        z.object({
          rows: z.int(),
          judged: z.int(),
          alarms: z.int(),
          caught: caughtSchema.optional(),
          smallestDetectable: z.number().nullable(),
        }),
      )
      .optional()
      .describe('each series of a history'),
  }),
})
export type BacktestSummary = Immutable<z.infer<typeof backtestSummarySchema>>
