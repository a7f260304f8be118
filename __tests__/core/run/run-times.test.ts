import { describe, expect, test } from '@jest/globals'
import type { JobFacts } from '../../../src/core/model/index.js'
import { criticalPath, runTimes } from '../../../src/core/run/run-times.js'
import { hours, recordOf } from '../../support/records.js'

const at = (minutes: number): string => hours(minutes / 60)
/** A job that waited since `ready`, began and ended so many minutes after its run. */
const job = (name: string, start: number, end: number, more: Partial<JobFacts> = {}): Partial<JobFacts> => ({
  name,
  createdAt: at(start),
  startedAt: at(start),
  completedAt: at(end),
  workMs: (end - start) * 60_000,
  ...more,
})
const runOf = (...jobs: readonly Partial<JobFacts>[]) =>
  recordOf({
    jobs: Object.fromEntries(jobs.map((one, index) => [String(index + 1), one])),
    facts: { workMs: undefined },
  })
const minutes = (record: ReturnType<typeof runOf>) => {
  const { durationMs, computeMs } = runTimes(record)
  return [durationMs, computeMs].map((ms) => ms && ms / 60_000)
}
const pathOf = (record: ReturnType<typeof runOf>) => criticalPath(record).map(({ name }) => name)

describe('by the clock, and together', () => {
  test('five shards side by side take as long as the longest, and as much as all', () => {
    expect(minutes(runOf(...[20, 20, 19, 18, 20].map((end, i) => job(`shard ${i}`, 0, end))))).toEqual([20, 97])
  })

  test('one after another for want of runners: the waiting counts', () => {
    const shards = [0, 1, 2].map((i) => job(`shard ${i}`, 20 * i, 20 * i + 20, { createdAt: at(0) }))
    expect(minutes(runOf(...shards))).toEqual([60, 60])
    expect(pathOf(runOf(...shards))).toEqual(['shard 2'])
  })

  test('the wait before the first job, our own job and what was skipped do not count', () => {
    const own = job('guard', 40, 41, { own: true })
    expect(minutes(runOf(job('build', 5, 15, { createdAt: at(0) }), own))).toEqual([10, 10])
    expect(minutes(runOf(job('build', 5, 15), job('docs', 0, 90, { outcome: 'skipped' })))).toEqual([10, 10])
  })

  test('nobody’s time: an approval, while nothing ran and nothing waited for a runner', () => {
    expect(minutes(runOf(job('build', 0, 10), job('deploy', 200, 205)))).toEqual([10, 15])
    // Where the platform does not tell when jobs were created, nobody can know.
    const unknown = [job('build', 0, 10), job('deploy', 200, 205)].map(({ createdAt: _, ...facts }) => facts)
    expect(minutes(runOf(...unknown))).toEqual([205, 15])
  })

  test('jobs without an end last as long as they worked; a run told as one number took that', () => {
    expect(runTimes(recordOf({ workMs: 300_000 }))).toEqual({ durationMs: 300_000, computeMs: 300_000 })
    const told = recordOf({ jobs: {}, facts: { workMs: undefined, durationMs: 7 } })
    expect(runTimes(told)).toEqual({ durationMs: 7 })
    const older = recordOf({ jobs: {}, facts: { workMs: 5, wallMs: 9 } })
    expect(runTimes(older)).toEqual({ durationMs: 9, computeMs: 5 })
  })
})

describe('clocks that are wrong', () => {
  test.each([
    ['a job ends before it starts', { completedAt: at(-5) }],
    ['a job starts before its run', { startedAt: at(-120), completedAt: at(-110), createdAt: at(-120) }],
    ['a job starts in year 1', { startedAt: '0001-01-01T00:00:00Z' }],
    ['a runner is two hours ahead', { startedAt: at(120), completedAt: at(130), createdAt: at(120) }],
  ])('%s: neither negative nor hours', (_, patch) => {
    const skewed = runOf(job('self-hosted', 0, 10, patch), job('hosted', 0, 5))
    const [duration, compute] = minutes(skewed)
    expect(duration).toBeGreaterThanOrEqual(10)
    expect(duration).toBeLessThanOrEqual(15)
    expect(compute).toBe(15)
  })

  test('nothing is known of a job: nothing of the run', () => {
    const { startedAt: _, completedAt: __, createdAt: ___, workMs: ____, ...bare } = job('a', 0, 1)
    const record = recordOf({
      jobs: { 1: { ...bare, startedAt: undefined, workMs: undefined } },
      facts: { workMs: undefined },
    })
    expect(runTimes(record)).toEqual({})
  })
})

test('the critical path leads from job to job that the end waited for', () => {
  const run = runOf(
    job('build', 0, 10),
    job('lint', 0, 2),
    job('test', 10, 30),
    job('docs', 2, 8),
    job('deploy', 30, 33),
  )
  expect(pathOf(run)).toEqual(['build', 'test', 'deploy'])
  expect(pathOf(recordOf({ jobs: {} }))).toEqual([])
})
