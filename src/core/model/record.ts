/**
 * What Pipeline Guard remembers of one run: the contract of the history.
 *
 * A record may be partial. Everything in it that a writer can learn at a different moment is a *stamped* value, and
 * merging two records takes, value by value, the greater stamp (DESIGN: the history). Unknown is absent, never 0 or "".
 */
import { z } from 'zod'
import { toolchainSchema } from './changes.js'
import { coverageSchema } from './coverage.js'
import type { Immutable } from './immutable.js'
import { incidentSchema } from './incident.js'
import { jobResourcesSchema } from './resources.js'

const instant = z.iso.datetime({ offset: true })
const milliseconds = z.number().nonnegative()

export const outcomeSchema = z.enum(['passed', 'failed', 'cancelled', 'skipped', 'timed-out'])
export type Outcome = z.infer<typeof outcomeSchema>

export const betterSchema = z.enum(['lower', 'higher', 'either'])
/** Which direction of a metric is the good one. */
export type Better = z.infer<typeof betterSchema>

const stampShape = {
  status: z.enum(['unknown', 'in-progress', 'completed']).describe('how final the value was when it was seen'),
  source: z.enum(['step', 'api']).describe('who saw it: the step itself, or the platform by its API'),
  observedAt: instant.describe('when it was seen'),
}
const stamped = <T extends z.ZodType>(value: T) => z.object({ ...stampShape, value })
export type Stamp = Immutable<z.infer<z.ZodObject<typeof stampShape>>>
export type Stamped<T> = Stamp & { readonly value: T }

export const keySchema = z.object({
  host: z.string().min(1).describe('host of the platform, such as github.com'),
  repository: z.string().min(1).describe('owner/repo, or the full name of a Jenkins job'),
  workflow: z.string().min(1).describe('path of the workflow file (not its name, which may change)'),
  run: z.string().min(1).describe('the platform id of the run'),
  attempt: z.int().positive().describe('1 for the first attempt'),
})
export type RunKey = Immutable<z.infer<typeof keySchema>>

const runFactsSchema = z.object({
  name: z.string().optional().describe('display name of the workflow'),
  number: z.int().optional(),
  event: z.string().optional().describe('push, pull_request, schedule, …'),
  branch: z.string().optional(),
  defaultBranch: z.string().optional(),
  sha: z.string().optional(),
  dirty: z.boolean().optional().describe('true where the checkout had changes that no commit holds'),
  title: z.string().optional(),
  actor: z.string().optional(),
  headRepository: z.string().optional().describe('where the commit came from; a fork when it differs from the key'),
  pullRequest: z.int().optional(),
  url: z.string().optional(),
  createdAt: instant.optional(),
  startedAt: instant.optional().describe('start of this attempt'),
  completedAt: instant.optional().describe('end of the latest job of this attempt'),
  outcome: outcomeSchema.optional(),
  workMs: milliseconds
    .optional()
    .describe('sum of the work of the jobs of this attempt, Pipeline Guard’s own left out: `run.compute`'),
  durationMs: milliseconds
    .optional()
    .describe('`run.duration` where it was told as one number; else it is read from the times of the jobs'),
  wallMs: milliseconds.optional().describe('completedAt − startedAt, with queueing and approvals'),
  queueMs: milliseconds.optional().describe('longest queue time of a job; an estimate'),
  jobCount: z.int().nonnegative().optional(),
  stepCount: z.int().nonnegative().optional(),
})
export type RunFacts = Immutable<z.infer<typeof runFactsSchema>>

const stepSchema = z.object({
  number: z.int().nonnegative(),
  name: z.string(),
  outcome: outcomeSchema.optional(),
  durationMs: milliseconds.optional(),
})
export type Step = Immutable<z.infer<typeof stepSchema>>

const jobFactsSchema = z.object({
  name: z.string(),
  outcome: outcomeSchema.optional(),
  createdAt: instant.optional(),
  startedAt: instant.optional(),
  completedAt: instant.optional().describe('end of its work, where Pipeline Guard’s own step stands in it'),
  workMs: milliseconds
    .optional()
    .describe('first step’s start to the end of the last finished step before Pipeline Guard’s own'),
  queueMs: milliseconds.optional().describe('startedAt − createdAt where positive; an estimate'),
  runner: z
    .object({ name: z.string(), os: z.string(), cpu: z.string(), labels: z.array(z.string()) })
    .partial()
    .optional(),
  url: z.string().optional(),
  own: z.boolean().optional().describe('true for the job that only runs Pipeline Guard'),
  allowed: z.boolean().optional().describe('true where its failure fails no run: continue-on-error, allow_failure'),
  steps: z.array(stepSchema).optional().describe('absent once thinned'),
})
export type JobFacts = Immutable<z.infer<typeof jobFactsSchema>>

const testCaseSchema = z.object({
  project: z
    .string()
    .optional()
    .describe(
      'what tells it from a test of the same suite and name: a browser, or the file of a suite with a plain name',
    ),
  suite: z.string().optional(),
  name: z.string(),
  message: z.string().optional(),
  file: z.string().optional(),
  line: z.int().positive().optional(),
  durationMs: milliseconds.optional(),
})
export type TestCase = Immutable<z.infer<typeof testCaseSchema>>

export const testResultsSchema = z.object({
  total: z.int().nonnegative(),
  failed: z.int().nonnegative().describe('failures and errors'),
  skipped: z.int().nonnegative(),
  durationMs: milliseconds.optional(),
  failures: z.array(testCaseSchema).describe('failing tests, at most 100'),
  flaky: z.array(testCaseSchema).describe('failed and then passed within the same report, at most 100'),
  slowest: z.array(testCaseSchema).describe('the ten slowest'),
  suites: z
    .record(z.string(), z.int().nonnegative())
    .optional()
    .describe('tests that ran, a suite; the 200 largest where there are more'),
  suiteMarks: z.string().optional().describe('where there are more: a Bloom filter of all suites that ran, base64'),
  suiteTests: z
    .string()
    .optional()
    .describe('a number of two bytes for the names of the tests of each suite, in the order of their names, base64'),
  reports: z.int().nonnegative().optional().describe('report files read'),
  reportNames: z.array(z.string()).optional().describe('where they are at most 20: their paths'),
  times: z
    .record(z.string(), milliseconds)
    .optional()
    .describe('milliseconds of followed tests (slow and flaky ones) that passed, by their short key, at most 100'),
  testMarks: z
    .string()
    .optional()
    .describe('a Bloom filter of the short keys of all tests that ran, base64; of the newest runs, up to 10,000 tests'),
  failedAgain: z.array(z.string()).optional().describe('short keys of tests that failed in each `--retry-failed`'),
  probed: z
    .array(testCaseSchema.extend({ runs: z.int().positive(), failures: z.int().nonnegative() }))
    .optional()
    .describe('new tests that failed and passed when `exec --probe-new` ran them several times'),
  skips: z.array(z.string()).optional().describe('short keys of skipped tests, at most 200'),
  fileTimes: z.string().max(40_000).optional().describe('times of test files, base64: core/tests/split/times.ts'),
})
export type TestResults = Immutable<z.infer<typeof testResultsSchema>>

export const metricSchema = z.object({
  value: z.number(),
  unit: z.string().optional(),
  better: betterSchema,
})
export type Metric = Immutable<z.infer<typeof metricSchema>>

const failureFactsSchema = z.object({
  category: z.string(),
  rule: z.string().nullable(),
  signature: z.string(),
  title: z.string(),
  confidence: z.number(),
  transient: z.boolean(),
  transientProbability: z.number(),
  lines: z.array(z.string()).optional().describe('masked root-cause lines; absent once thinned'),
})
/** What is kept of a diagnosis. */
export type FailureFacts = Immutable<z.infer<typeof failureFactsSchema>>

const jobRecordSchema = z.object({
  facts: stamped(jobFactsSchema).optional(),
  tests: stamped(testResultsSchema).optional(),
  metrics: z.record(z.string(), stamped(metricSchema)).optional(),
  failure: stamped(failureFactsSchema).optional(),
  toolchain: stamped(toolchainSchema).optional().describe('what it was built with'),
  resources: stamped(jobResourcesSchema).optional().describe('what its machine had and used'),
  templates: stamped(z.string())
    .optional()
    .describe('compact fingerprint set of the log lines of a successful job, base64'),
})
export type JobRecord = Immutable<z.infer<typeof jobRecordSchema>>

export const openSchema = z.object({
  series: z.string(),
  unit: z.string().optional(),
  since: z.string().describe('id of the run with which it began'),
  sha: z.string().optional(),
  before: z.number(),
  now: z.number(),
})
/** A level that stays worse than before: listed until it is undone or acknowledged. */
export type OpenRegression = Immutable<z.infer<typeof openSchema>>

const judgementSchema = z.object({
  verdict: z.string(),
  severity: z.string().optional(),
  findings: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      severity: z.string(),
      series: z.string().optional(),
      signature: z.string().optional(),
      muted: z.boolean().optional(),
      episode: z.string().optional().describe('id of the run that said it first, where it lasts'),
      reach: z
        .string()
        .optional()
        .describe('of an anomaly: what its rarity allowed; `show` was in the summary, in no notice'),
    }),
  ),
  open: z.array(openSchema).optional().describe('regressions that stay after this run'),
  closed: z.array(z.string()).optional().describe('series whose trouble this run shows gone'),
  wouldFail: z.boolean().optional().describe('the check failed, or would have without `observe`'),
  wouldNotify: z.string().optional().describe('episode of the notice decided, or held back by `observe`'),
  wouldRerun: z
    .array(z.string())
    .optional()
    .describe('signatures of the failures a rerun was decided for, or held back by `observe`'),
  notified: z.array(z.object({ channel: z.string(), episode: z.string(), thread: z.string().optional() })),
  undelivered: z
    .array(z.object({ channel: z.string(), episode: z.string(), change: z.enum(['anomaly', 'failure', 'recovery']) }))
    .optional()
    .describe('notices a channel did not take; later runs try again'),
  reruns: z.array(z.object({ jobs: z.array(z.string()), signatures: z.array(z.string()), because: z.string() })),
})
/** What was said and done about a run. */
export type Judgement = Immutable<z.infer<typeof judgementSchema>>

export const runRecordSchema = z.object({
  key: keySchema,
  run: stamped(runFactsSchema),
  jobs: z.record(z.string(), jobRecordSchema).describe('by the platform’s job id'),
  tests: stamped(testResultsSchema).optional().describe('test results that belong to no single job'),
  coverage: stamped(coverageSchema).optional().describe('of the coverage reports'),
  metrics: z.record(z.string(), stamped(metricSchema)).optional().describe('custom metrics of the run'),
  judgement: stamped(judgementSchema).optional(),
  incident: stamped(incidentSchema).optional().describe('of a deployment this run made, as the gate saw it'),
  feedback: stamped(z.enum(['false-alarm', 'real'])).optional(),
  recordedBy: z
    .string()
    .optional()
    .describe('id of the run whose step wrote this, where it is another: a companion or a watch'),
})
export type RunRecord = Immutable<z.infer<typeof runRecordSchema>>
