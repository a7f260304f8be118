import { describe, expect, test } from '@jest/globals'
import { confirmedBy, contradicts, sampled, sampleOf, withRealReruns } from '../../../src/core/history/confirm.js'
import type { RunRecord } from '../../../src/core/model/index.js'
import { hours, recordOf, runsOf } from '../../support/records.js'

const rerun = { jobs: ['build'], signatures: ['s'], because: 'x' }
const judged = (record: RunRecord, count: number): RunRecord => ({
  ...record,
  judgement: {
    status: 'completed',
    source: 'step',
    observedAt: hours(2),
    value: { verdict: 'failed', findings: [], notified: [], reruns: Array.from({ length: count }, () => rerun) },
  },
})

describe('what a copy says of runs the platform lists', () => {
  const listed = [recordOf({ run: '1', attempt: 2 }), recordOf({ run: '2', facts: { headRepository: 'evil/r' } })]

  test('runs and attempts it does not list are left out, and counted', () => {
    const copy = [recordOf({ run: '1', attempt: 3 }), recordOf({ run: '9' }), recordOf({ run: '1' })]
    const { records, refused } = confirmedBy(copy, listed)
    expect(records.map(({ key }) => `${key.run}.${key.attempt}`)).toEqual(['1.1'])
    expect(refused).toBe(2)
  })

  test('event, commit, actor and head are the platform’s; a fork’s run keeps nothing it measured', () => {
    const facts = { event: 'schedule', actor: 'mallory', sha: 'evil', headRepository: 'o/r' }
    const { records } = confirmedBy([recordOf({ run: '1', facts }), recordOf({ run: '2' })], listed)
    expect(records).toHaveLength(1)
    expect(records[0]?.run.value).toMatchObject({ event: 'push', actor: 'ada', sha: 'sha1', headRepository: 'o/r' })
  })

  test('a time from the future does not win over what the platform says later', () => {
    const [record] = confirmedBy([recordOf({ run: '1', stamp: { observedAt: hours(9999) } })], listed).records
    expect(record?.run.observedAt).toBe(hours(1))
  })

  test('without a list nobody knows better', () => {
    const copy = runsOf(3)
    expect(confirmedBy(copy, [])).toEqual({ records: copy, refused: 0 })
  })
})

test('a rerun is the next attempt: without one none was made, and an attempt is rerun once', () => {
  const made = (latest: number | undefined) =>
    withRealReruns(judged(recordOf(), 500), latest).judgement?.value.reruns.length
  expect(made(1)).toBe(0)
  expect(made(2)).toBe(1)
  expect(made(undefined)).toBe(1)
})

describe('a sample', () => {
  test('is drawn by the seed, of what was measured', () => {
    const records = runsOf(40)
    const ids = (seed: string) => sampleOf(records, seed).map(({ key }) => key.run)
    expect(ids('a')).toHaveLength(sampled)
    expect(ids('a')).toEqual(ids('a'))
    expect(new Set(['a', 'b', 'c', 'd'].map((seed) => ids(seed).join())).size).toBe(4)
  })

  const platform = recordOf({ jobs: { '1': { workMs: 600_000, completedAt: hours(1) } } })
  test.each<[string, RunRecord, boolean]>([
    ['the same', platform, false],
    ['a second apart', recordOf({ jobs: { '1': { workMs: 601_000 } } }), false],
    ['ten times the work', recordOf({ jobs: { '1': { workMs: 6_000_000 } } }), true],
    ['a tenth of it', recordOf({ jobs: { '1': { workMs: 60_000 } } }), true],
    ['a job there is not', recordOf({ jobs: { '7': { workMs: 600_000 } } }), true],
    ['another end', recordOf({ jobs: { '1': { completedAt: hours(1), outcome: 'failed' } } }), true],
    ['no job, and another run’s work', recordOf({ workMs: 1, jobs: {} }), true],
  ])('%s: contradicts the platform? %#', (_, copy, expected) => {
    const told = { ...platform, run: { ...platform.run, value: { ...platform.run.value, workMs: 600_000 } } }
    expect(contradicts(copy, told)).toBe(expected)
  })
})
