import { expect, test } from '@jest/globals'
import type { RunRecord } from '../../../src/core/model/index.js'
import { groupsOf, mapLimited } from '../../../src/core/run/concurrency.js'
import { messageOf } from '../../../src/core/run/errors.js'
import { hasFailed, outcomeOfStatus, outcomeOfWord } from '../../../src/core/run/outcomes.js'
import { dateOf } from '../../../src/core/run/time.js'
import {
  eventClass,
  isFork,
  isPullRequest,
  isTrusted,
  onDefaultBranch,
  sameRepository,
} from '../../../src/core/run/trust.js'

const recordOf = (value: Partial<RunRecord['run']['value']>, repository = 'acme/app'): RunRecord => ({
  key: { host: 'github.com', repository, workflow: 'ci.yml', run: '1', attempt: 1 },
  run: { status: 'completed', source: 'api', observedAt: '2026-11-01T00:00:00Z', value },
  jobs: {},
})

const main = { branch: 'main', defaultBranch: 'main' }

test('repository names are one whatever their case: the run is no fork, trusted, and of the default branch', () => {
  const record = recordOf({ ...main, event: 'push', headRepository: 'Acme/App' })
  expect([isFork(record), isTrusted(record), onDefaultBranch(record)]).toEqual([false, true, true])
  expect(sameRepository(record, recordOf({}, 'ACME/APP'))).toBe(true)
})

test.each(['pull_request', 'pull_request_target', 'pull_request_review', 'merge_request_event'])(
  'a %s from a branch named like the default branch is not of the default branch, on any platform',
  (event) => {
    const record = recordOf({ ...main, event })
    expect([isPullRequest(record), onDefaultBranch(record), isTrusted(record)]).toEqual([true, false, false])
  },
)

test('a fork’s branch proves nothing; what is not known is neither true nor false', () => {
  expect(onDefaultBranch(recordOf({ ...main, event: 'push', headRepository: 'mallory/app' }))).toBe(false)
  expect(onDefaultBranch(recordOf({ branch: 'main', event: 'push' }))).toBeUndefined()
})

test.each([
  ['SUCCESS', 'passed'],
  ['SucceededWithIssues', 'passed'],
  [' unstable ', 'failed'],
  ['startup_failure', 'failed'],
  ['canceled', 'cancelled'],
  ['ABORTED', 'cancelled'],
  ['NOT_BUILT', 'skipped'],
  ['timed_out', 'timed-out'],
  ['completed', undefined],
  ['running', undefined],
  ['constructor', undefined],
  [undefined, undefined],
])('the outcome of %p is %p', (word, outcome) => expect(outcomeOfWord(word)).toBe(outcome))

test('an exit code is an outcome wherever a job’s status is given, and 0 alone passed', () => {
  const codes = [...Array.from({ length: 255 }, (_, index) => `${index + 1}`), '-1', '-1073741819', '3221225477', ' 2 ']
  expect(codes.filter((code) => outcomeOfStatus(code) !== 'failed')).toEqual([])
  expect(['0', '-0', '00', ' 0\n'].map(outcomeOfStatus)).toEqual(Array(4).fill('passed'))
  expect(['', '-', '1.5', '0x1', '12345678901', undefined].map(outcomeOfStatus)).toEqual(Array(6).fill(undefined))
  // A 1 in a table of runs may mean either.
  expect(outcomeOfWord('1')).toBeUndefined()
  expect(['stopped', 'timedout', 'FAULT', 'unstable'].map(outcomeOfStatus)).toEqual([
    'cancelled',
    'timed-out',
    'failed',
    'failed',
  ])
})

test.each([
  ['IndividualCI', 'push'],
  ['webhook', 'push'],
  ['PUSH', 'push'],
  ['Schedule', 'schedule'],
  ['cron', 'schedule'],
  ['ui', 'manual'],
  ['constructor', 'other'],
  [undefined, 'other'],
])('the event %p is a %p', (event, kind) => expect(eventClass(event)).toBe(kind))

test('a run into the time limit failed, a cancelled one did not', () =>
  expect(['failed', 'timed-out', 'cancelled', 'skipped', 'passed', undefined].map(hasFailed)).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
  ]))

test('whatever is thrown says something', () =>
  expect([new Error('broke'), 'text', undefined, { message: 'of another realm' }].map(messageOf)).toEqual([
    'broke',
    'text',
    'undefined',
    'of another realm',
  ]))

test('the day is that of UTC', () => expect(dateOf(Date.parse('2026-11-30T23:59:59-02:00'))).toBe('2026-12-01'))

test('no more than so many at once, and the answers in order', async () => {
  let underWay = 0
  let most = 0
  const answers = await mapLimited([5, 3, 1, 4, 2], 2, async (n) => {
    underWay += 1
    most = Math.max(most, underWay)
    for (let i = 0; i < n; i++) await Promise.resolve()
    underWay -= 1
    return n * 10
  })
  expect(answers).toEqual([50, 30, 10, 40, 20])
  expect(most).toBe(2)
  expect([...groupsOf([1, 2, 3, 4, 5], 2)]).toEqual([[1, 2], [3, 4], [5]])
})
