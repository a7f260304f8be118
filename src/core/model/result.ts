/** Everything one run of Pipeline Guard has to say: the contract of `run --result-file`, the one thing the shims read. */
import { z } from 'zod'
import { suspectSchema } from './changes.js'
import { actionOutcomeSchema, rulingSchema, troubleSchema } from './decision.js'
import { findingSchema } from './finding.js'
import type { Immutable } from './immutable.js'
import { keySchema, openSchema, testResultsSchema } from './record.js'

const pullRequestChangeSchema = z.object({
  series: z.string(),
  unit: z.string().optional(),
  observed: z.number().describe('median of the runs of the pull request'),
  base: z.number().describe('median of the runs of the default branch'),
  ratio: z.number(),
  runs: z.int().describe('runs of the pull request behind it'),
  baseRuns: z.int(),
})
/** How one series of a pull request differs from the same series on the default branch. */
export type PullRequestChange = Immutable<z.infer<typeof pullRequestChangeSchema>>

const percents = {
  lines: z.number().describe('percent'),
  branches: z.number().optional(),
}
const coverageResultSchema = z.object({
  ...percents,
  files: z.int().nonnegative(),
  base: z
    .object({
      run: z.string(),
      number: z.int().optional(),
      branch: z.string().optional(),
      url: z.string().optional(),
      ...percents,
    })
    .optional()
    .describe('the last run of the default branch that passed and measured it'),
  moved: z
    .array(z.object({ package: z.string(), lines: z.number(), before: z.number().optional().describe('absent: new') }))
    .describe('folders whose lines moved by a point or more, those that weigh most first, at most five'),
  missingReports: z.int().optional().describe('coverage reports the base had more'),
})

export const resultSchema = z.object({
  schema: z.literal('pipeline-guard/result'),
  version: z.literal(1),
  key: keySchema,
  scope: z.enum(['job', 'run']),
  observe: z.boolean(),
  dryRun: z.boolean(),
  headline: z.string().describe('the one line a person reads'),
  ruling: rulingSchema,
  findings: z.array(findingSchema),
  open: z.array(openSchema).describe('regressions that stay, neither undone nor acknowledged'),
  closed: z.array(z.string()).describe('series whose trouble this run shows gone'),
  outcomes: z.array(actionOutcomeSchema),
  tests: testResultsSchema.optional(),
  coverage: coverageResultSchema.optional().describe('of the coverage reports, against the default branch'),
  history: z.object({
    source: z.string().describe('where it was recalled from'),
    runs: z.int().nonnegative(),
    comparable: z.int().nonnegative(),
    leftOut: z
      .object({
        otherKind: z.int().nonnegative().describe('of another workflow or event, from forks, or not earlier'),
        sameCommit: z.int().nonnegative().describe('more of one commit or one author than count'),
        otherBranch: z.int().nonnegative().describe('of other branches, where branches take differently long'),
      })
      .optional()
      .describe('stored runs that this one was not compared with'),
    gaps: z.array(z.string()).describe('what could not be fetched'),
    falseAlarmsPer100: z.number().optional().describe('measured by replaying this history'),
    feedback: z
      .object({
        alarms: z.int().nonnegative().describe('runs of which something strange was said'),
        judged: z.int().nonnegative().describe('of these, those people have judged'),
        falsePositives: z.int().nonnegative(),
        truePositives: z.int().nonnegative(),
        missed: z.int().nonnegative().describe('runs people called real trouble of which nothing was said'),
      })
      .optional()
      .describe('what people said of alarms; absent while nobody has'),
  }),
  quarantine: z
    .array(
      z.object({
        name: z.string(),
        project: z.string().optional(),
        suite: z.string().optional(),
        file: z.string().optional(),
        confidence: z.number().optional().describe('probability that it is flaky'),
        rate: z.number().describe('share of executions in which it failed without a change to blame'),
        low: z.number().describe('lower bound of the rate, Wilson, 95 %'),
        high: z.number(),
        executions: z.int().optional(),
        flips: z.int().optional().describe('commits on which it both failed and passed'),
        commits: z.int(),
        firstAt: z.string().optional(),
        lastAt: z.string().optional(),
      }),
    )
    .optional()
    .describe('flaky tests of the comparable runs, surest first'),
  noisy: z
    .array(z.object({ series: z.string(), smallestDetectable: z.number() }))
    .describe('series too noisy to judge well, with the smallest ratio that would be noticed'),
  pullRequestChanges: z
    .array(pullRequestChangeSchema)
    .optional()
    .describe('of a pull request with enough runs: what differs from the default branch, largest change first'),
  suspects: z
    .array(suspectSchema)
    .optional()
    .describe('what changed since the last run of the branch that was in order, where something was found'),
  troubles: z.array(troubleSchema),
  timings: z.record(z.string(), z.number()).describe('milliseconds a stage'),
})
export type Result = Immutable<z.infer<typeof resultSchema>>
