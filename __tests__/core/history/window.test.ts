import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { mergeHistories } from '../../../src/core/history/merge.js'
import { comparableRuns } from '../../../src/core/history/window.js'
import { recordOf, runsOf } from '../../support/records.js'

const now = recordOf({ run: '5000', hour: 900 })
const runs = (...records: Parameters<typeof comparableRuns>[0]) =>
  comparableRuns(records, now).map(({ key }) => key.run)

describe('a run is measured by', () => {
  test('earlier runs of its workflow and event class, oldest first', () => {
    expect(runs(recordOf({ run: '2', hour: 2 }), recordOf({ run: '1', hour: 1 }))).toEqual(['1', '2'])
  })

  test.each([
    ['a later run', recordOf({ run: '6000', hour: 901 })],
    ['itself', now],
    ['a later attempt of itself', recordOf({ run: '5000', attempt: 2, hour: 900 })],
    ['another workflow', recordOf({ run: '1', workflow: '.github/workflows/nightly.yml' })],
    ['another repository', recordOf({ run: '1', repository: 'o/other' })],
    ['another event class', recordOf({ run: '1', facts: { event: 'schedule' } })],
    ['a fork', recordOf({ run: '1', facts: { headRepository: 'mallory/r' } })],
  ])('never by %s', (_, record) => {
    expect(runs(record)).toEqual([])
  })

  test('an earlier attempt of itself', () => {
    const second = recordOf({ run: '5000', attempt: 2, hour: 901 })
    expect(comparableRuns([now], second)).toEqual([now])
  })

  test('the order of the history does not matter', () => {
    const records = runsOf(30)
    fc.assert(
      fc.property(fc.shuffledSubarray(records, { minLength: 30 }), (shuffled) => {
        expect(comparableRuns(shuffled, now)).toEqual(comparableRuns(records, now))
      }),
      { numRuns: 20 },
    )
  })
})

describe('poisoning', () => {
  const honest = runsOf(40)
  const baseline = comparableRuns(honest, now)

  test('a fork with 200 fake fast runs changes no baseline', () => {
    const fakes = Array.from({ length: 200 }, (_, index) =>
      recordOf({
        run: String(2000 + index),
        hour: 10 + index,
        workMs: 1,
        facts: { headRepository: 'mallory/r', actor: 'mallory' },
      }),
    )
    expect(comparableRuns(mergeHistories(honest, fakes), now)).toEqual(baseline)
  })

  test('a fork’s pull request that hides where it came from changes none either', () => {
    const hidden = Array.from({ length: 200 }, (_, index) => {
      const { headRepository, ...value } = recordOf().run.value
      const record = recordOf({ run: String(2000 + index), hour: 10 + index, workMs: 1 })
      return { ...record, run: { ...record.run, value: { ...value, event: 'pull_request', workMs: 1 } } }
    })
    const pull = recordOf({ run: '5000', hour: 900, facts: { event: 'pull_request' } })
    expect(comparableRuns(hidden, pull)).toEqual([])
  })

  test('one commit run again and again does not decide what is normal', () => {
    const again = Array.from({ length: 200 }, (_, index) =>
      recordOf({ run: String(2000 + index), hour: 50 + index, workMs: 1, facts: { sha: 'same' } }),
    )
    const fast = comparableRuns(mergeHistories(honest, again), now).filter(({ run }) => run.value.workMs === 1)
    expect(fast.length).toBeLessThanOrEqual(3)
  })
})
