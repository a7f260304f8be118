/** Small records and findings, each overridable, for the tests of the decision stage. */
import { defaultPolicy, type Policy } from '../../../src/core/decide/policy.js'
import type {
  Anomaly,
  Diagnosis,
  Failure,
  FailureFacts,
  JobRecord,
  Judgement,
  Outcome,
  RunFacts,
  RunRecord,
  TestFinding,
  TestResults,
} from '../../../src/core/model/index.js'

export const hour = 3_600_000
export const now = Date.parse('2026-03-01T12:00:00Z')
export const iso = (at: number): string => new Date(at).toISOString()

export interface JobExample {
  readonly name: string
  readonly outcome?: Outcome
  readonly failure?: Partial<FailureFacts>
  readonly tests?: TestResults
  readonly workMs?: number
  readonly own?: boolean
}

export interface RunExample {
  readonly run?: string
  readonly attempt?: number
  readonly at?: number
  readonly facts?: Partial<RunFacts>
  readonly jobs?: readonly JobExample[]
  readonly judgement?: Partial<Judgement>
  readonly workflow?: string
  readonly host?: string
}

/** A push to main of octo/app; with jobs, `failed` when one of them is. */
export function recordOf(example: RunExample = {}): RunRecord {
  const at = example.at ?? now
  const jobs = example.jobs ?? [{ name: 'build', outcome: 'passed' }]
  const stamp = { status: 'completed', source: 'api', observedAt: iso(at + 60_000) } as const
  const attempt = example.attempt ?? 1
  const failed = jobs.some((job) => job.outcome === 'failed' || job.outcome === 'timed-out')
  return {
    key: {
      host: example.host ?? 'github.com',
      repository: 'octo/app',
      workflow: example.workflow ?? '.github/workflows/ci.yml',
      run: example.run ?? '100',
      attempt,
    },
    run: {
      ...stamp,
      value: {
        event: 'push',
        branch: 'main',
        defaultBranch: 'main',
        sha: 'a'.repeat(40),
        headRepository: 'octo/app',
        startedAt: iso(at),
        outcome: failed ? 'failed' : 'passed',
        ...example.facts,
      },
    },
    jobs: Object.fromEntries(jobs.map((job, index) => [idOf(example, job, index), jobOf(job, stamp)])),
    ...(example.judgement === undefined ? {} : { judgement: { ...stamp, value: judgementOf(example.judgement) } }),
  }
}

const idOf = (example: RunExample, job: JobExample, index: number): string =>
  `${example.run ?? '100'}.${example.attempt ?? 1}.${job.name}.${index}`

const jobOf = (job: JobExample, stamp: Pick<RunRecord['run'], 'status' | 'source' | 'observedAt'>): JobRecord => ({
  facts: {
    ...stamp,
    value: {
      name: job.name,
      outcome: job.outcome ?? 'passed',
      ...(job.workMs === undefined ? {} : { workMs: job.workMs }),
      ...(job.own === undefined ? {} : { own: job.own }),
    },
  },
  ...(job.failure === undefined ? {} : { failure: { ...stamp, value: { ...failureFacts, ...job.failure } } }),
  ...(job.tests === undefined ? {} : { tests: { ...stamp, value: job.tests } }),
})

export const failureFacts: FailureFacts = {
  category: 'network',
  rule: 'net.reset',
  signature: 'net-1',
  title: 'Connection reset',
  confidence: 0.9,
  transient: true,
  transientProbability: 0.9,
}

const judgementOf = (given: Partial<Judgement>): Judgement => ({
  verdict: 'failed',
  findings: [],
  notified: [],
  reruns: [],
  ...given,
})

export const diagnosisOf = (given: Partial<Diagnosis> = {}): Diagnosis => ({
  file: 'build.log',
  failed: true,
  category: 'network',
  confidence: 0.9,
  transient: true,
  transientProbability: 0.9,
  rule: 'net.reset',
  signature: 'net-1',
  title: 'Connection reset',
  advice: 'Retry.',
  lines: [{ number: 7, text: 'read ECONNRESET registry.example.org' }],
  candidates: [],
  ...given,
})

export const real: Partial<Diagnosis> = {
  category: 'build',
  transient: false,
  transientProbability: 0.02,
  rule: 'tsc.error',
  signature: 'ts-1',
  title: 'Type error',
}

export const failureOf = (diagnosis: Partial<Diagnosis> = {}, given: Partial<Failure> = {}): Failure => {
  const whole = diagnosisOf(diagnosis)
  return {
    kind: 'failure',
    id: `failure:${whole.signature}`,
    severity: whole.transient ? 'medium' : 'high',
    confidence: whole.confidence,
    title: whole.title,
    reasons: [],
    advice: whole.advice,
    job: 'build',
    diagnosis: whole,
    seen: { count: 0, reruns: 0, passedOnRetry: 0, onDefaultBranch: true },
    ...given,
  }
}

export const anomalyOf = (given: Partial<Anomaly> = {}): Anomaly => ({
  kind: 'anomaly',
  id: 'anomaly:job[build].work',
  severity: 'critical',
  confidence: 0.99,
  title: 'build took twice as long',
  reasons: [],
  advice: '',
  series: 'job[build].work',
  anomaly: 'stayed',
  oneIn: 50_000,
  reach: 'fail',
  state: 'gating',
  better: 'lower',
  observed: 600,
  expected: 300,
  low: 250,
  high: 360,
  score: 4,
  samples: 30,
  recent: [],
  detectors: ['spike'],
  ...given,
})

export const testFindingOf = (given: Partial<TestFinding> = {}): TestFinding => ({
  kind: 'test',
  id: 'test:new-failure:adds',
  severity: 'high',
  confidence: 0.9,
  title: 'adds fails',
  reasons: [],
  advice: '',
  test: 'new-failure',
  name: 'adds',
  ...given,
})

export const testsOf = (failing: readonly string[], total = 10): TestResults => ({
  total,
  failed: failing.length,
  skipped: 0,
  failures: failing.map((name) => ({ name })),
  flaky: [],
  slowest: [],
})

export const policyOf = (given: Partial<Policy> = {}): Policy => ({ ...defaultPolicy, ...given })
