/** What is said about a run: an anomaly of a metric, a diagnosed failure, or something about its tests. */
import { z } from 'zod'
import { diagnosisSchema } from './diagnosis.js'
import type { Immutable } from './immutable.js'
import { betterSchema } from './record.js'
import { anomalyKinds, reaches, severities, states } from './words.js'

const common = {
  id: z.string().describe('stable for the same fact of the same run: kind and series or signature'),
  severity: z.enum(severities),
  confidence: z.number().min(0).max(1),
  title: z.string().describe('one plain sentence'),
  reasons: z.array(z.string()).describe('why: the detectors that agreed, the lines of the log'),
  advice: z.string().describe('what to do next'),
  muted: z.string().optional().describe('the acknowledgement that mutes it'),
  owners: z
    .array(z.string())
    .optional()
    .describe('whose it is by the code owners’ file of the trusted ref: @user, @org/team or an address'),
}

export const anomalySchema = z.object({
  kind: z.literal('anomaly'),
  ...common,
  series: z.string().describe('key of the series, such as job[build].work'),
  anomaly: z.enum(anomalyKinds),
  state: z.enum(states),
  unit: z.string().optional(),
  better: betterSchema,
  observed: z.number(),
  expected: z.number().describe('what is usual: the median of comparable runs, or before the change'),
  low: z.number(),
  high: z.number(),
  score: z.number().describe('how unusual; 1 is the alarm threshold'),
  oneIn: z.number().optional().describe('ordinary runs look so once in so many; absent of a limit'),
  beyondAll: z.int().optional().describe('comparable runs, where this one is farther off than all of them'),
  stayed: z.object({ runs: z.int(), of: z.int() }).optional().describe('how many of the last runs are off likewise'),
  reach: z.enum(reaches).describe('what its rarity, among all series of the run, allows within the false-alarm budget'),
  episode: z.string().optional().describe('id of the run that said it first, where it lasts'),
  ongoing: z
    .boolean()
    .optional()
    .describe('reported before, and this run is as far off: a remark that keeps the run degraded'),
  samples: z.int().nonnegative().describe('comparable runs behind the baseline'),
  recent: z.array(z.number()).describe('the last values before this one, oldest first'),
  smallestDetectable: z.number().optional().describe('smallest ratio to expected that would be noticed'),
  since: z.object({ run: z.string(), sha: z.string().optional(), at: z.string().optional() }).optional(),
  detectors: z.array(z.string()),
  explainedBy: z
    .array(z.object({ job: z.string(), step: z.string().optional(), share: z.number() }))
    .optional()
    .describe('the jobs, and the step of each, that explain most of it; share of the excess, 0 to 1'),
  grouped: z.array(z.string()).optional().describe('other series that moved for the same reason'),
})
export type Anomaly = Immutable<z.infer<typeof anomalySchema>>

export const failureSchema = z.object({
  kind: z.literal('failure'),
  ...common,
  job: z.string().optional().describe('name of the job'),
  jobId: z.string().optional(),
  allowed: z.boolean().optional().describe('the job may fail: continue-on-error, allow_failure'),
  diagnosis: diagnosisSchema,
  machine: z
    .array(z.string())
    .optional()
    .describe('what the machine had left, where that was sampled and explains something'),
  seen: z.object({
    count: z.int().nonnegative().describe('earlier runs with this signature'),
    firstAt: z.string().optional(),
    lastAt: z.string().optional(),
    reruns: z.int().nonnegative().describe('reruns after this signature'),
    passedOnRetry: z.int().nonnegative(),
    onDefaultBranch: z.boolean(),
  }),
  retry: z
    .object({
      probability: z.number().min(0).max(1).describe('that a retry passes; what a rerun is decided by'),
      tried: z.int().nonnegative().describe('settled retries of this signature'),
      passed: z.int().nonnegative(),
    })
    .optional(),
})
export type Failure = Immutable<z.infer<typeof failureSchema>>

export const testFindingSchema = z.object({
  kind: z.literal('test'),
  ...common,
  test: z.enum(['new-failure', 'known-flaky', 'slow', 'missing']),
  name: z.string(),
  project: z.string().optional().describe('browser or file that tells it from a test of the same suite and name'),
  suite: z.string().optional(),
  message: z.string().optional(),
  file: z.string().optional(),
  line: z.int().positive().optional(),
  before: z
    .enum(['passed', 'failing', 'failing-on-default', 'unknown'])
    .optional()
    .describe('of a failing test: what it did in the runs before this one'),
  since: z
    .object({ run: z.string(), number: z.int().optional(), sha: z.string().optional(), url: z.string().optional() })
    .optional()
    .describe('of a test that failed before: the first run of the unbroken row'),
  quarantine: z
    .object({
      state: z
        .enum(['active', 'expired', 'broken', 'mended'])
        .describe('active: it lets the run pass; else it does so no longer'),
      owner: z.string(),
      expires: z.string().describe('last day it holds'),
    })
    .optional()
    .describe('the entry of the quarantine list that names it'),
  probe: z
    .object({ runs: z.int(), failures: z.int() })
    .optional()
    .describe('of a new test that `exec --probe-new` ran several times: it both failed and passed'),
  flipRate: z
    .object({
      rate: z.number().describe('share of executions in which it failed without a change to blame'),
      low: z.number().describe('lower bound of the rate, Wilson, 95 %'),
      high: z.number(),
      runs: z.int().describe('executions: runs, and retries within them'),
      failures: z.int().optional().describe('of those executions, how many failed'),
      flips: z.int().optional().describe('commits on which it both failed and passed'),
      commits: z.int().optional().describe('commits on which it is known to have run'),
      changes: z.number().optional().describe('share of neighbouring commits with another outcome'),
      entropy: z.number().optional().describe('of its outcomes, in bits: 0 of always the same, 1 of a coin'),
      firstAt: z.string().optional().describe('the first commit on which it flaked'),
      lastAt: z.string().optional(),
    })
    .optional(),
})
export type TestFinding = Immutable<z.infer<typeof testFindingSchema>>

export const findingSchema = z.discriminatedUnion('kind', [anomalySchema, failureSchema, testFindingSchema])
export type Finding = Immutable<z.infer<typeof findingSchema>>
