import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { endedAttempts } from '../../../../src/adapters/platforms/gitlab/attempts.js'
import { attemptOf, type GitlabJob } from '../../../../src/adapters/platforms/gitlab/jobs.js'
import { rawGitlabJob } from '../../../support/gitlab-shapes.js'

const begin = Date.parse('2026-01-02T03:00:00Z')
const minute = 60_000

/** A job by name, minute of its start and minutes it took; made with the pipeline unless it is a retry. */
const job = (
  id: number,
  name: string,
  status: string,
  times: { readonly made?: number; readonly start?: number; readonly took?: number } = {},
): GitlabJob =>
  rawGitlabJob({
    id,
    name,
    path: 'acme/app',
    status,
    createdAt: begin + (times.made ?? 0) * minute,
    ...(times.start === undefined ? {} : { startedAt: begin + times.start * minute }),
    seconds: (times.took ?? 1) * 60,
  })
const shown = (jobs: readonly GitlabJob[], bridges?: readonly GitlabJob[]) =>
  endedAttempts(jobs, bridges).map(({ attempt, startedAt, jobs: stood, last }) => ({
    attempt,
    startedAt,
    last,
    jobs: stood.map(({ id, status }) => `${id} ${status}`),
  }))

describe('attempts of a pipeline', () => {
  test('one that was never retried has one', () => {
    const jobs = [job(1, 'build', 'success', { start: 0 }), job(2, 'test', 'failed', { start: 2 })]
    expect(shown(jobs)).toEqual([{ attempt: 1, startedAt: undefined, last: true, jobs: ['1 success', '2 failed'] }])
  })

  test('a job retried after the end makes a second; what was skipped before it was started is skipped in the first', () => {
    const jobs = [
      job(1, 'build', 'failed', { start: 0 }),
      job(2, 'deploy', 'success', { start: 35 }),
      job(3, 'build', 'success', { made: 30, start: 31 }),
    ]
    expect(shown(jobs)).toEqual([
      { attempt: 1, startedAt: undefined, last: false, jobs: ['1 failed', '2 skipped'] },
      { attempt: 2, startedAt: '2026-01-02T03:30:00.000Z', last: true, jobs: ['2 success', '3 success'] },
    ])
  })

  test('a job that GitLab made anew by `retry:` while the pipeline went on is the same attempt', () => {
    const during = [
      job(1, 'lint', 'success', { start: 0, took: 9 }),
      job(2, 'build', 'failed', { start: 0 }),
      job(3, 'build', 'success', { made: 1.01, start: 1.1 }),
    ]
    expect(shown(during).map(({ attempt }) => attempt)).toEqual([2])
    const atOnce = [job(1, 'build', 'failed', { start: 0 }), job(2, 'build', 'failed', { made: 1.02, start: 1.1 })]
    expect(shown(atOnce).map(({ attempt }) => attempt)).toEqual([2])
  })

  test('retried again and running: the two that ended', () => {
    const jobs = [
      job(1, 'build', 'failed', { start: 0 }),
      job(2, 'build', 'failed', { made: 30, start: 31 }),
      job(3, 'build', 'running', { made: 60, start: 61 }),
    ]
    expect(shown(jobs).map(({ attempt, last }) => ({ attempt, last }))).toEqual([
      { attempt: 1, last: false },
      { attempt: 2, last: false },
    ])
  })

  test('a manual job at the end waits for nobody; one with jobs behind it has not ended', () => {
    const jobs = [job(1, 'build', 'success', { start: 0 }), job(2, 'deploy', 'manual')]
    expect(shown(jobs)).toHaveLength(1)
    expect(shown([...jobs, job(3, 'announce', 'created')])).toEqual([])
  })

  test('a bridge stands among the jobs, in attempts it was there for', () => {
    const bridge = job(9, 'child', 'failed', { start: 1 })
    expect(shown([job(1, 'build', 'success', { start: 0 })], [bridge])[0]?.jobs).toEqual(['1 success', '9 failed'])
    const retried = [job(1, 'build', 'failed', { start: 0 }), job(2, 'build', 'success', { made: 30, start: 31 })]
    expect(shown(retried, [bridge]).map(({ jobs }) => jobs)).toEqual([['1 failed'], ['2 success', '9 failed']])
  })

  test('one without jobs (its file was faulty) has one attempt', () => {
    expect(shown([])).toEqual([{ attempt: 1, startedAt: undefined, last: true, jobs: [] }])
  })

  test('whatever jobs there are: attempts rise, the last is the step’s own, each job once', () => {
    const arbitrary = fc.array(
      fc.record({
        name: fc.constantFrom('a', 'b', 'c'),
        status: fc.constantFrom('success', 'failed', 'running', 'manual', 'created', 'skipped', 'canceled', 'new word'),
        made: fc.nat(100),
        start: fc.option(fc.nat(100), { nil: undefined }),
        took: fc.nat(40),
      }),
      { maxLength: 12 },
    )
    fc.assert(
      fc.property(arbitrary, (given) => {
        const jobs = given.map(({ name, status, made, start, took }, id) =>
          job(id, name, status, { made, took, ...(start === undefined ? {} : { start }) }),
        )
        const found = endedAttempts(jobs)
        const numbers = found.map(({ attempt }) => attempt)
        expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b))
        for (const { jobs: stood } of found) expect(new Set(stood.map(({ name }) => name)).size).toBe(stood.length)
        const last = found.find((attempt) => attempt.last)
        if (last !== undefined) expect(last.attempt).toBe(attemptOf(jobs).attempt)
      }),
    )
  })
})
