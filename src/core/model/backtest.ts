/** One judged row of a replay: the contract of `backtest --json`. */
import { z } from 'zod'
import type { Immutable } from './immutable.js'
import { outcomeSchema } from './record.js'
import { anomalyKinds, severities, states, verdicts } from './words.js'

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
  oneIn: z.number().nullable().describe('ordinary runs look so once in so many'),
  beyondAll: z.int().nullable().describe('comparable runs, where this one is farther off than all of them'),
  whatIf: z
    .record(z.string(), z.enum(severities).nullable())
    .describe('how bad this value times the factor would have been; null of no anomaly'),
  since: z.int().optional().describe('index of the row where a shift or drift began'),
})
export type BacktestRow = Immutable<z.infer<typeof backtestRowSchema>>

export const backtestRunSchema = z.object({
  run: z.string(),
  attempt: z.int().positive(),
  workflow: z.string(),
  event: z.string().nullable(),
  branch: z.string().nullable(),
  startedAt: z.string().nullable(),
  outcome: outcomeSchema.nullable(),
  state: z.enum(states).describe('how much history stands behind the answer: the most of any series'),
  verdict: z.enum(verdicts),
  severity: z.enum(severities).nullable(),
  pass: z.boolean().describe('false where the check would have failed'),
  notify: z.enum(['anomaly', 'failure', 'recovery', 'always']).nullable(),
  open: z
    .array(z.object({ series: z.string(), since: z.string().describe('id of the run') }))
    .describe('regressions still open after this run'),
  findings: z.array(
    z.object({
      series: z.string().nullable(),
      episode: z.string().nullable().describe('equal for the same trouble of several runs; null of what opens none'),
      kind: z.string().describe('kind of anomaly, `failure`, or what is said of a test'),
      severity: z.enum(severities),
      observed: z.number().nullable(),
      usual: z.number().nullable().describe('median of the comparable runs'),
      oneIn: z.number().nullable().describe('one run in so many is as far out'),
      beyondAll: z.int().nullable().describe('farther out than all of so many earlier runs'),
      explainedBy: z.array(z.string()).describe('keys of the series that explain it'),
      title: z.string(),
    }),
  ),
})
/** What the step would have said and done of one run: a row of `backtest --history --json`. */
export type BacktestRun = Immutable<z.infer<typeof backtestRunSchema>>

const caughtSchema = z
  .record(z.string(), z.number())
  .describe('by factor: share of judged rows whose value times the factor would have been flagged')

export const backtestSummarySchema = z.object({
  summary: z.object({
    rows: z.int(),
    judged: z.int(),
    alarms: z.int().describe('findings of severity medium or worse'),
    remarks: z.int().optional().describe('findings of severity low'),
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
    runs: z.int().optional().describe('of a history: runs replayed'),
    notices: z.int().optional().describe('of a history: runs of which a notice would have been sent'),
    failedChecks: z.int().optional().describe('of a history: runs whose check would have failed'),
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
