import { describe, expect, test } from '@jest/globals'
import { completedBy, lossesOf, missingRuns } from '../../../src/core/history/gaps.js'
import type { RunRecord } from '../../../src/core/model/index.js'
import { judged, recordOf } from '../../support/records.js'

describe('losses', () => {
  const whole = judged(recordOf({ run: '5', hour: 5 }))
  test.each([
    ['a run after our first that left no record', recordOf({ run: '6', hour: 6 }), 1],
    ['not a run from before we were there', recordOf({ run: '4', hour: 4 }), 0],
    ['not a run we judged', judged(recordOf({ run: '6', hour: 6 })), 0],
    ['not a fork’s', recordOf({ run: '6', hour: 6, facts: { headRepository: 'm/r' } }), 0],
    ['not a cancelled one', recordOf({ run: '6', hour: 6, facts: { outcome: 'cancelled' } }), 0],
    ['not another workflow’s, where we never were', recordOf({ run: '6', hour: 6, workflow: 'x.yml' }), 0],
  ])('%s', (_, record, count) => {
    expect(lossesOf([whole, record])).toHaveLength(count)
  })

  test('missing runs are told by run and attempt', () => {
    const seen = [whole, recordOf({ run: '5', attempt: 2 }), recordOf({ run: '6' })]
    expect(missingRuns([whole], seen).map(({ key }) => `${key.run}/${key.attempt}`)).toEqual(['5/2', '6/1'])
  })
})

const withVerdict = (record: RunRecord, wouldFail: boolean): RunRecord =>
  record.judgement === undefined
    ? record
    : { ...record, judgement: { ...record.judgement, value: { ...record.judgement.value, wouldFail } } }

describe('the platform’s word', () => {
  test('does not turn a run that only our own verdict failed into a failed one', () => {
    const passed = judged(recordOf({ run: '5', stamp: { status: 'in-progress' }, facts: { outcome: 'passed' } }))
    const own = withVerdict(passed, true)
    const seen = recordOf({ run: '5', jobs: {}, facts: { outcome: 'failed' } })
    expect(completedBy([seen], [own])[0]?.run.value.outcome).toBe('passed')
    const { judgement: _, ...unjudged } = own
    expect(completedBy([seen], [unjudged])[0]?.run.value.outcome).toBe('failed')
    // Where the verdict let it pass, jobs that came later failed.
    expect(completedBy([seen], [withVerdict(passed, false)])[0]?.run.value.outcome).toBe('failed')
  })

  test('prevails, and costs nothing only our own record knew', () => {
    const own = judged(
      recordOf({
        run: '5',
        stamp: { status: 'in-progress' },
        facts: { outcome: 'failed', event: 'push', jobCount: 3 },
      }),
    )
    const { workMs, completedAt, ...bare } = recordOf({ run: '5', hour: 9 }).run.value
    const seen = {
      ...recordOf({ run: '5', hour: 9, jobs: {} }),
      run: { ...recordOf({ hour: 9 }).run, value: { ...bare, outcome: 'passed' as const, event: 'schedule' } },
    }
    const [told] = completedBy([seen], [own])
    expect(told?.run).toMatchObject({
      status: 'completed',
      value: { outcome: 'passed', event: 'schedule', jobCount: 3, workMs: 300_000 },
    })
    expect(told?.judgement).toEqual(own.judgement)
    expect(told?.jobs).toEqual(own.jobs)
  })

  test('of a run nobody knew stands as it is', () => {
    const seen = recordOf({ run: '5' })
    expect(completedBy([seen], [])).toEqual([seen])
  })
})
