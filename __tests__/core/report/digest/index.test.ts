import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { JobFacts, RunRecord, TestResults } from '../../../../src/core/model/index.js'
import { digestOf } from '../../../../src/core/report/digest/index.js'
import { hours, recordOf, runsOf } from '../../../support/records.js'

const minute = 60_000
const at = (hour: number) => Date.parse(hours(hour))

/** A run of one job that took that long. */
const timed = (
  hour: number,
  ms: number,
  told: { attempt?: number; job?: Partial<JobFacts>; outcome?: 'passed' | 'failed' } = {},
) => {
  const { attempt = 1, outcome = 'passed' } = told
  return recordOf({
    run: String(hour),
    attempt,
    hour,
    workMs: ms,
    facts: { outcome },
    jobs: {
      [`j${hour}`]: {
        outcome,
        startedAt: hours(hour),
        completedAt: new Date(at(hour) + ms).toISOString(),
        workMs: ms,
        ...told.job,
      },
    },
  })
}

const judged = (record: RunRecord, value: Partial<NonNullable<RunRecord['judgement']>['value']>): RunRecord => ({
  ...record,
  judgement: {
    status: 'completed',
    source: 'step',
    observedAt: record.run.observedAt,
    value: { verdict: 'normal', findings: [], notified: [], reruns: [], ...value },
  },
})

test('nothing of nothing', () => {
  const digest = digestOf({ records: [] })
  expect(digest).toMatchObject({ runs: 0, attempts: 0, slowestJobs: [], causes: [], flakyTests: [] })
  expect(digest).not.toHaveProperty('from')
  expect(JSON.stringify(digest)).not.toContain('null')
})

test('cost is by the job, each rounded up to a minute', () => {
  const { cost } = digestOf({ records: [timed(0, 61_000), timed(1, 59_000), timed(2, minute, { outcome: 'failed' })] })
  expect(cost).toEqual({ machineMs: 180_000, billedMinutes: 4, failedMs: 60_000 })
})

test('skipped jobs cost nothing; a run of which no job is known costs its work', () => {
  const skipped = timed(0, minute, { job: { outcome: 'skipped' } })
  const bare = { ...timed(1, minute), jobs: {} }
  expect(digestOf({ records: [bare] }).cost.machineMs).toBe(minute)
  expect(digestOf({ records: [skipped] }).cost.billedMinutes).toBe(0)
})

test('growth within one stretch: last third against first third', () => {
  const records = Array.from({ length: 30 }, (_, hour) => timed(hour, (hour < 15 ? 10 : 15) * minute))
  const [job] = digestOf({ records }).growingJobs
  expect(job).toMatchObject({
    job: 'build',
    count: 30,
    growth: { beforeMs: 10 * minute, nowMs: 15 * minute, ratio: 1.5, costMs: 50 * minute },
  })
})

test('growth of a week against what was before it', () => {
  const records = Array.from({ length: 30 }, (_, hour) => timed(hour, (hour < 20 ? 10 : 12) * minute))
  const digest = digestOf({ records, since: at(20) })
  expect(digest.runs).toBe(10)
  expect(digest.growingJobs[0]?.growth).toMatchObject({
    beforeMs: 10 * minute,
    nowMs: 12 * minute,
    costMs: 20 * minute,
  })
  expect(digestOf({ records, since: at(27) }).growingJobs).toEqual([])
})

test('what did not grow by a tenth is not told to grow', () => {
  const records = Array.from({ length: 30 }, (_, hour) => timed(hour, 10 * minute + hour * 1000))
  expect(digestOf({ records }).growingJobs).toEqual([])
})

test('until leaves out what comes after', () => {
  const records = Array.from({ length: 10 }, (_, hour) => timed(hour, minute))
  expect(digestOf({ records, since: at(2), until: at(5) })).toMatchObject({ runs: 3, from: hours(2), to: hours(4) })
})

test('reruns: whose, what came of them, what they took and saved', () => {
  const rerun = { jobs: ['1'], signatures: ['s'], because: 'transient' }
  const records = [
    judged(timed(1, 10 * minute, { outcome: 'failed' }), { reruns: [rerun] }),
    { ...timed(2, 2 * minute, { attempt: 2 }), key: { ...timed(1, 1).key, attempt: 2 } },
    timed(3, 10 * minute, { outcome: 'failed' }),
    { ...timed(4, 3 * minute, { attempt: 2, outcome: 'failed' }), key: { ...timed(3, 1).key, attempt: 2 } },
  ]
  expect(digestOf({ records }).reruns).toEqual({
    made: 2,
    passed: 1,
    own: 1,
    ownPassed: 1,
    spentMs: 5 * minute,
    savedMs: 8 * minute,
  })
})

test('causes by category, with the signatures behind them', () => {
  const failing = (hour: number, category: string, signature: string): RunRecord => {
    const own = timed(hour, minute, { outcome: 'failed' })
    const facts = {
      category,
      rule: null,
      signature,
      title: `${signature} ${hour}`,
      confidence: 1,
      transient: category === 'network',
      transientProbability: 0,
    }
    const [id = ''] = Object.keys(own.jobs)
    return { ...own, jobs: { [id]: { ...own.jobs[id], failure: { ...own.run, value: facts } } } }
  }
  const records = [
    failing(0, 'test', 'a'),
    failing(1, 'test', 'b'),
    failing(2, 'test', 'b'),
    failing(3, 'network', 'c'),
  ]
  expect(digestOf({ records }).causes).toEqual([
    {
      category: 'test',
      count: 3,
      transient: 0,
      signatures: [
        { signature: 'b', title: 'b 2', count: 2, lastAt: hours(2) },
        { signature: 'a', title: 'a 0', count: 1, lastAt: hours(0) },
      ],
    },
    {
      category: 'network',
      count: 1,
      transient: 1,
      signatures: [{ signature: 'c', title: 'c 3', count: 1, lastAt: hours(3) }],
    },
  ])
})

test('flaky tests are those with both outcomes on one commit, not those that fail', () => {
  const withTests = (hour: number, sha: string, failures: readonly string[]): RunRecord => {
    const own = recordOf({ run: String(hour), hour, facts: { sha } })
    const value: TestResults = {
      total: 10,
      failed: failures.length,
      skipped: 0,
      failures: failures.map((name) => ({ name })),
      flaky: [],
      slowest: [],
    }
    return { ...own, tests: { ...own.run, value } }
  }
  const records = [
    withTests(0, 'a', ['wobbly', 'broken']),
    withTests(1, 'a', ['broken']),
    withTests(2, 'b', ['broken']),
  ]
  expect(digestOf({ records }).flakyTests).toMatchObject([{ name: 'wobbly', flips: 1, commits: 2 }])
})

test('alarms, notices, and what people said of them', () => {
  const finding = { id: 'x', kind: 'anomaly', severity: 'high', series: 'run.duration' }
  const notified = [{ channel: 'slack', episode: 'e' }]
  const records = [
    judged(timed(0, minute), {}),
    {
      ...judged(timed(1, minute), { verdict: 'anomalous', findings: [finding], notified }),
      feedback: { ...timed(1, 1).run, value: 'false-alarm' as const },
    },
    judged(timed(2, minute), { verdict: 'anomalous', findings: [{ ...finding, muted: true }] }),
  ]
  expect(digestOf({ records }).alarms).toMatchObject({
    judged: 3,
    anomalous: 1,
    notices: 1,
    falseAlarms: 1,
    confirmed: 0,
    byVerdict: { normal: 1, anomalous: 2, failed: 0 },
  })
})

test('the order of the records makes no difference', () => {
  const records = runsOf(40).map((record, index) =>
    index % 5 === 0 ? judged(record, { verdict: 'degraded' }) : record,
  )
  const expected = digestOf({ records })
  fc.assert(
    fc.property(fc.shuffledSubarray(records, { minLength: records.length }), (shuffled) => {
      expect(digestOf({ records: shuffled })).toEqual(expected)
    }),
    { numRuns: 20 },
  )
})
