import { expect, test } from '@jest/globals'
import type { Outcome, RunRecord } from '../../../../src/core/model/index.js'
import { deliveryOf } from '../../../../src/core/report/digest/delivery.js'
import { digestOf } from '../../../../src/core/report/digest/index.js'
import { digestSections } from '../../../../src/core/report/digest/lines.js'
import { hours, recordOf } from '../../../support/records.js'

const runs = (outcomes: readonly Outcome[], more: { branch?: string; workflow?: string } = {}): readonly RunRecord[] =>
  outcomes.map((outcome, at) =>
    recordOf({
      run: String(100 + at),
      hour: at * 2,
      ...(more.workflow === undefined ? {} : { workflow: more.workflow }),
      facts: { outcome, ...(more.branch === undefined ? {} : { branch: more.branch }) },
    }),
  )

test('how often the default branch breaks, and how long until it is green', () => {
  const records = runs(['passed', 'failed', 'failed', 'passed', 'timed-out', 'passed', 'cancelled', 'failed'])
  expect(deliveryOf(records)).toEqual({
    runs: 7,
    failed: 4,
    recoveries: 2,
    timeToGreenMs: 3 * 3_600_000,
    stillBroken: 1,
  })
})

test('a run that passed on its second attempt passed; other branches do not count', () => {
  const again = recordOf({ run: '100', attempt: 2, hour: 1, facts: { outcome: 'passed' } })
  expect(deliveryOf([...runs(['failed']), again])).toMatchObject({ runs: 1, failed: 0, stillBroken: 0 })
  expect(deliveryOf(runs(['failed'], { branch: 'feature' }))).toMatchObject({ runs: 0, stillBroken: 0 })
})

test('it is a section of the digest', () => {
  const records = [
    ...runs(['passed', 'failed', 'passed', 'passed', 'passed']),
    ...runs(Array(6).fill('passed'), { workflow: 'old.yml' }),
  ]
  const digest = digestOf({ records, since: 0, until: Date.parse(hours(24 * 20)) })
  const shown = digestSections(digest, { name: (text) => text, prose: (text) => text })
  expect(shown.find(({ title }) => title === 'Delivery')?.lines).toEqual([
    '9.1 % of 11 runs of the default branch failed',
    'green again after 2 h (median of 1 time)',
  ])
})
