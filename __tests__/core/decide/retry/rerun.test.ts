import { describe, expect, test } from '@jest/globals'
import type { Policy } from '../../../../src/core/decide/policy.js'
import { guards, rerunFor } from '../../../../src/core/decide/retry/rerun.js'
import type { Finding, Judgement, RunRecord } from '../../../../src/core/model/index.js'
import {
  diagnosisOf,
  failureOf,
  hour,
  now,
  policyOf,
  type RunExample,
  real,
  recordOf,
  testFindingOf,
  testsOf,
} from '../examples.js'

const companion: Partial<Policy> = { place: 'companion', rerun: 'transient' }
const broken: RunExample = { jobs: [{ name: 'build', outcome: 'failed' }] }

const asked = (jobs: readonly string[], signatures: readonly string[] = ['net-1']): Partial<Judgement> => ({
  reruns: [{ jobs, signatures, because: 'transient' }],
})

/** A run whose rerun passed or failed again, `ago` hours ago. */
const rerun = (
  run: string,
  ago: number,
  result: 'passed' | 'failed',
  signature = 'net-1',
  rule = 'net.reset',
): RunRecord[] => {
  const failure = { signature, rule }
  const first = recordOf({
    run,
    at: now - ago * hour,
    jobs: [{ name: 'build', outcome: 'failed', failure }],
    judgement: asked([`${run}.1.build.0`], [signature]),
  })
  const second = recordOf({
    run,
    attempt: 2,
    at: now - ago * hour + 600_000,
    jobs: [{ name: 'build', outcome: result, ...(result === 'failed' ? { failure } : {}) }],
  })
  return [first, second]
}

interface Row {
  readonly name: string
  readonly run?: RunExample
  readonly findings?: readonly Finding[]
  readonly records?: readonly RunRecord[]
  readonly policy?: Partial<Policy>
  readonly kind: 'rerun' | 'no-rerun' | undefined
  readonly because?: RegExp
}

const twoJobs: RunExample = { jobs: [...(broken.jobs ?? []), { name: 'lint', outcome: 'failed' }] }
const flaky = testFindingOf({ test: 'known-flaky', name: 'adds', severity: 'low' })
const testFailure = failureOf({ ...real, category: 'test', signature: 'test-1', rule: 'jest.failed' })
const failingTests = (names: readonly string[]): RunExample => ({
  jobs: [{ name: 'build', outcome: 'failed', tests: testsOf(names) }],
})

const passedOften = [1, 2, 3, 4, 5].flatMap((at) => rerun(`9${at}`, 30 * at, 'passed'))
const inFork = (record: RunRecord): RunRecord => ({
  ...record,
  run: { ...record.run, value: { ...record.run.value, event: 'pull_request', headRepository: 'mallory/app' } },
})

const rows: readonly Row[] = [
  { name: 'nothing failed', run: {}, findings: [], kind: undefined },
  {
    name: 'one transient failure',
    kind: 'rerun',
    because: /build: transient, never retried before, a retry passes with 90 %/,
  },
  { name: 'a real failure', findings: [failureOf(real)], kind: 'no-rerun', because: /not transient/ },
  {
    name: 'a real failure vetoes a transient one',
    run: twoJobs,
    findings: [failureOf(), failureOf(real, { job: 'lint' })],
    kind: 'no-rerun',
    because: /lint: not transient/,
  },
  {
    name: 'two transient failures',
    run: twoJobs,
    findings: [failureOf(), failureOf({}, { job: 'lint' })],
    kind: 'rerun',
  },
  {
    name: 'a second, real failure of the same job',
    findings: [failureOf(), failureOf(real)],
    kind: 'no-rerun',
    because: /Type error/,
  },
  { name: 'a job without diagnosis', run: twoJobs, kind: 'no-rerun', because: /lint: no diagnosis/ },
  { name: 'failed, but which job is not known', run: { jobs: [] }, kind: 'no-rerun', because: /which jobs failed/ },
  {
    name: 'an unsure diagnosis',
    findings: [failureOf({ confidence: 0.4 })],
    kind: 'no-rerun',
    because: /too unsure \(40 %\)/,
  },
  {
    name: 'transient but not probably',
    findings: [failureOf({ transientProbability: 0.5 })],
    kind: 'no-rerun',
    because: /50 %/,
  },
  {
    name: 'transient but not probably, and a retry of it passed here again and again',
    findings: [failureOf({ transientProbability: 0.5 })],
    records: passedOften,
    kind: 'rerun',
  },
  {
    name: 'transient but not probably, and a retry of it passed in a fork again and again',
    findings: [failureOf({ transientProbability: 0.5 })],
    records: passedOften.map(inFork),
    kind: 'no-rerun',
    because: /50 %/,
  },
  {
    name: 'a pull request whose head is not known',
    run: { ...broken, facts: { event: 'pull_request', headRepository: undefined } },
    kind: 'no-rerun',
    because: /fork/,
  },
  {
    name: 'a further cause no retry mends',
    findings: [
      failureOf({
        causes: [{ category: 'build', rule: 'tsc.error', title: 'Type error', line: { number: 1, text: '' } }],
      }),
    ],
    kind: 'no-rerun',
    because: /beside it Type error, a cause that no retry mends/,
  },
  {
    name: 'a further cause a retry mends as well',
    findings: [
      failureOf({ causes: [{ category: 'network', rule: 'net.dns', title: 'DNS', line: { number: 1, text: '' } }] }),
    ],
    kind: 'rerun',
  },
  {
    name: 'only known flaky tests failed',
    run: failingTests(['adds']),
    findings: [testFailure, flaky],
    kind: 'rerun',
    because: /known flaky tests only/,
  },
  {
    name: 'a flaky test and another failed',
    run: failingTests(['adds', 'divides']),
    findings: [testFailure, flaky],
    kind: 'no-rerun',
  },
  {
    name: 'a flaky failure whose tests are not all named',
    run: { jobs: [{ name: 'build', outcome: 'failed', tests: { ...testsOf(['adds']), failed: 2 } }] },
    findings: [testFailure, flaky],
    kind: 'no-rerun',
  },
  { name: 'rerun off', policy: { rerun: 'off' }, kind: 'no-rerun', because: /rerun is off/ },
  { name: 'observing', policy: { observe: true }, kind: 'no-rerun', because: /observing/ },
  {
    name: 'a merge queue',
    run: { ...broken, facts: { event: 'merge_group' } },
    kind: 'no-rerun',
    because: /merge queue/,
  },
  { name: 'a fork', run: { ...broken, facts: { headRepository: 'eve/app' } }, kind: 'no-rerun', because: /fork/ },
  {
    name: 'the repository’s own commit, its name written otherwise',
    run: { ...broken, facts: { headRepository: 'Octo/App' } },
    kind: 'rerun',
  },
  { name: 'no attempts left', run: { ...broken, attempt: 2 }, kind: 'no-rerun', because: /attempt 2; max-reruns is 1/ },
  { name: 'attempts left', run: { ...broken, attempt: 2 }, policy: { maxReruns: 2 }, kind: 'rerun' },
  { name: 'max-reruns 0', policy: { maxReruns: 0 }, kind: 'no-rerun', because: /max-reruns is 0/ },
  {
    name: 'asked for already',
    records: [recordOf({ ...broken, judgement: asked(['1']) })],
    kind: 'no-rerun',
    because: /rerun already/,
  },
  { name: 'a later attempt exists', records: [recordOf({ attempt: 2 })], kind: 'no-rerun', because: /rerun already/ },
  {
    name: 'the day’s budget is spent',
    records: [...rerun('1', 2, 'passed', 'a'), ...rerun('2', 3, 'passed', 'b')],
    policy: { dailyReruns: 2 },
    kind: 'no-rerun',
    because: /2 reruns within 24 hours/,
  },
  {
    name: 'the budget of yesterday',
    records: [...rerun('1', 25, 'passed', 'a'), ...rerun('2', 3, 'passed', 'b')],
    policy: { dailyReruns: 2 },
    kind: 'rerun',
  },
  {
    name: 'the signature’s budget is spent',
    records: [...rerun('1', 2, 'passed'), ...rerun('2', 3, 'passed')],
    policy: { dailyRerunsPerSignature: 2 },
    kind: 'no-rerun',
    because: /net-1 was rerun 2 times/,
  },
  {
    name: 'learnt that a retry does not help',
    records: [...rerun('1', 2, 'failed'), ...rerun('2', 3, 'failed')],
    kind: 'no-rerun',
    because: /breaker of signature net-1 is open: the last 2 reruns did not help; one is tried again after 2026-/,
  },
  {
    name: 'learnt that it does',
    records: [...rerun('1', 30, 'passed'), ...rerun('2', 40, 'passed')],
    findings: [failureOf({ transientProbability: 0.6 })],
    kind: 'rerun',
    because: /retried 2 times, passed 2/,
  },
  {
    name: 'called lasting, but retries passed four times',
    records: [30, 40, 50, 60].flatMap((ago) => rerun(String(ago), ago, 'passed')),
    findings: [failureOf({ transient: false, transientProbability: 0.4, category: 'unknown' })],
    kind: 'rerun',
    because: /transient by experience, retried 4 times, passed 4/,
  },
  {
    name: 'a build error stays one, whatever retries did',
    records: [30, 40, 50, 60].flatMap((ago) => rerun(String(ago), ago, 'passed')),
    findings: [failureOf({ transient: false, transientProbability: 0.4, category: 'build' })],
    kind: 'no-rerun',
    because: /not transient/,
  },
  {
    name: 'learnt of the rule that it does not help',
    records: ['a', 'b', 'c', 'd', 'e', 'f'].flatMap((signature, index) =>
      rerun(signature, 3 + index, 'failed', signature),
    ),
    kind: 'no-rerun',
    because: /never retried before, a retry passes with 4\d %/,
  },
  {
    name: 'the breaker of the signature',
    records: [1, 2, 3].flatMap((ago) => rerun(String(ago), ago, 'failed')),
    policy: { rerunConfidence: 0.1 },
    kind: 'no-rerun',
    because: /breaker of signature net-1 is open: the last 3 reruns did not help/,
  },
  {
    name: 'the breaker, cooled down',
    records: [13, 14, 15].flatMap((ago) => rerun(String(ago), ago, 'failed')),
    kind: 'rerun',
    because: /retried 3 times, passed 0, a retry passes with 90 %/,
  },
  {
    name: 'the breaker of the workflow',
    records: [1, 2, 3, 4, 5].flatMap((ago) => rerun(String(ago), ago, 'failed', `s${ago}`, `r${ago}`)),
    kind: 'no-rerun',
    because: /breaker of workflow/,
  },
  { name: 'in the run itself', policy: { place: 'in-run' }, kind: 'no-rerun', because: /add the companion workflow/ },
  {
    name: 'in the run itself, companion installed',
    policy: { place: 'in-run', companionInstalled: true },
    kind: 'no-rerun',
    because: /the companion workflow will rerun it: build/,
  },
  {
    name: 'in the run itself, whose own rerun is off as ever',
    policy: { place: 'in-run', rerun: 'off' },
    kind: 'no-rerun',
    because:
      /worth a rerun.*add the companion workflow \(`pipeline-guard init`\) with `rerun: transient` and `actions: write`/,
  },
  {
    name: 'in the run itself, and the companion reruns',
    policy: {
      place: 'in-run',
      rerun: 'off',
      companionInstalled: true,
      companion: { reruns: true, tells: true },
    },
    kind: 'no-rerun',
    because: /the companion workflow will rerun it: build/,
  },
  {
    name: 'in the run itself, and the companion does not rerun',
    policy: { place: 'in-run', companionInstalled: true, companion: { reruns: false, tells: true } },
    kind: 'no-rerun',
    because: /the companion workflow does not rerun: give it `rerun: transient`/,
  },
  {
    name: 'in a watch beside a companion that reruns',
    policy: { place: 'watch', companionInstalled: true, companion: { reruns: true, tells: false } },
    kind: 'no-rerun',
    because: /the companion workflow looks after this workflow/,
  },
  {
    name: 'in a watch beside a companion that does not',
    policy: { place: 'watch', companionInstalled: true, companion: { reruns: false, tells: true } },
    kind: 'rerun',
  },
  { name: 'elsewhere, for a shim to perform', policy: { place: 'elsewhere' }, kind: 'rerun' },
]

const ask = (row: Pick<Row, 'run' | 'findings' | 'records' | 'policy'>, seed = '100') =>
  rerunFor({
    record: recordOf(row.run ?? broken),
    findings: row.findings ?? [failureOf()],
    records: row.records ?? [],
    policy: policyOf({ ...companion, ...row.policy }),
    now,
    seed,
  })

describe('rerun', () => {
  test.each(rows)('$name: $kind', (row) => {
    const decision = ask(row)
    expect(decision?.kind).toBe(row.kind)
    if (row.because !== undefined) expect(decision?.because).toMatch(row.because)
  })

  test('a refusal names its guard; in the run itself, who reruns', () => {
    const guardOf = (row: Parameters<typeof ask>[0]) => {
      const decision = ask(row)
      return decision?.kind === 'no-rerun' ? decision.guard : decision?.kind
    }
    const companion = { reruns: true, tells: true }
    expect(guardOf({ policy: { rerun: 'off' } })).toBe('off')
    expect(guardOf({ policy: { place: 'in-run' } })).toBe('no-companion')
    expect(guardOf({ policy: { place: 'in-run', companionInstalled: true, companion } })).toBe('left-to-companion')
    expect(
      guardOf({ policy: { place: 'in-run', companionInstalled: true, companion: { ...companion, reruns: false } } }),
    ).toBe('companion-does-not')
  })

  test('every guard has an id of its own', () => {
    expect(new Set(guards.map((guard) => guard.id)).size).toBe(guards.length)
  })

  test('names the failed jobs and their signatures, debugs on the last of several tries only', () => {
    expect(ask({ policy: { maxReruns: 2 } })).toMatchObject({
      jobs: ['100.1.build.0'],
      signatures: ['net-1'],
      debug: false,
    })
    expect(ask({ run: { ...broken, attempt: 2 }, policy: { maxReruns: 2 } })).toMatchObject({ debug: true })
  })

  test('waits longer at each attempt, differently for each run, the same for the same run', () => {
    const wait = (attempt: number, seed: string): number => {
      const decision = ask({ run: { ...broken, attempt }, policy: { maxReruns: 9 } }, seed)
      return decision?.kind === 'rerun' ? decision.waitSeconds : Number.NaN
    }
    const first = Array.from({ length: 50 }, (_, index) => wait(1, String(index)))
    expect(Math.min(...first)).toBeGreaterThanOrEqual(10)
    expect(Math.max(...first)).toBeLessThanOrEqual(20)
    expect(new Set(first).size).toBeGreaterThan(5)
    expect(wait(3, 'x')).toBeGreaterThanOrEqual(40)
    expect(wait(9, 'x')).toBeLessThanOrEqual(120)
    expect(wait(1, 'x')).toBe(wait(1, 'x'))
  })

  test('a broken cache is cleared before the retry', () => {
    const diagnosis = diagnosisOf({ category: 'dependency', lines: [{ number: 1, text: 'npm error code EINTEGRITY' }] })
    expect(ask({ findings: [failureOf(diagnosis)] })).toMatchObject({ kind: 'rerun', clearCaches: true })
    expect(ask({})).not.toHaveProperty('clearCaches')
  })
})
