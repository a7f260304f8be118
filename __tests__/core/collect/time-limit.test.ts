import { expect, test } from '@jest/globals'
import { limitReached, withTimeLimits } from '../../../src/core/collect/time-limit.js'
import type { Snapshot, SnapshotJob } from '../../../src/core/model/index.js'

const began = Date.parse('2026-01-05T10:00:00Z')
const jobOf = (id: string, seconds: number, outcome: SnapshotJob['outcome'] = 'cancelled', from = 0): SnapshotJob => ({
  id,
  name: id,
  status: 'completed',
  ...(outcome === undefined ? {} : { outcome }),
  startedAt: new Date(began + from * 1000).toISOString(),
  completedAt: new Date(began + (from + seconds) * 1000).toISOString(),
  steps: [],
})
const snapshotOf = (...jobs: readonly SnapshotJob[]): Snapshot => ({
  key: { host: 'github.com', repository: 'o/r', workflow: 'ci.yml', run: '1', attempt: 1 },
  observedAt: '2026-01-05T12:00:00Z',
  status: 'completed',
  source: 'api',
  run: { outcome: 'cancelled' },
  jobs,
})

test.each([
  [1800, 30],
  [1806, 30],
  [21_602, 360],
  [1790, undefined],
  [1815, undefined],
  [4, undefined],
])('a job cancelled after %d seconds ran into a limit of %s minutes', (seconds, minutes) => {
  expect(limitReached(jobOf('a', seconds))).toBe(minutes)
})

test('alone at its limit: the job and its run are timed out', () => {
  const { run, jobs } = withTimeLimits(snapshotOf(jobOf('a', 1802), jobOf('b', 300, 'passed')))
  expect(run.outcome).toBe('timed-out')
  expect(jobs.map(({ outcome }) => outcome)).toEqual(['timed-out', 'passed'])
})

test('cancelled together with others: somebody cancelled the run', () => {
  const given = snapshotOf(jobOf('a', 1802), jobOf('b', 1250, 'cancelled', 552))
  expect(withTimeLimits(given)).toBe(given)
})

test('a matrix whose jobs all ran into the same limit', () => {
  const { jobs } = withTimeLimits(snapshotOf(jobOf('a', 1801), jobOf('b', 1803)))
  expect(jobs.map(({ outcome }) => outcome)).toEqual(['timed-out', 'timed-out'])
})

test('a job that failed keeps its word', () => {
  const given = snapshotOf(jobOf('a', 1800, 'failed'))
  expect(withTimeLimits(given)).toBe(given)
})
