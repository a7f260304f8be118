import { expect, test } from '@jest/globals'
import { openRegressionsOf } from '../../../src/core/report/digest/open.js'
import { phraseOpen } from '../../../src/core/report/open-regressions.js'
import { phraseRarity } from '../../../src/core/report/rarity.js'
import { judged, recordOf } from '../../support/records.js'
import { slowDown } from '../../support/report-cases.js'

const { beyondAll: _, ...within } = slowDown

test.each([
  [slowDown, 'slower than all of the last 87 runs'],
  [{ ...slowDown, observed: 1 }, 'faster than all of the last 87 runs'],
  [{ ...slowDown, unit: '%', series: 'metric[coverage]', observed: 1 }, 'lower than all of the last 87 runs'],
  [{ ...within, oneIn: 25 }, 'one run in 25 is as slow'],
  [
    { ...within, anomaly: 'stayed' as const, stayed: { runs: 2, of: 3 }, oneIn: 4000 },
    '2 of the last 3 runs; by chance once in 4000 runs',
  ],
  [{ ...within, anomaly: 'shift' as const, oneIn: 2_000_000 }, 'by chance once in more than 10,000 runs'],
  [{ ...within, anomaly: 'limit' as const }, 'a limit set for it'],
])('how rare it is, in words', (anomaly, words) => expect(phraseRarity(anomaly)).toBe(words))

const open = { series: 'job[test].work', unit: 'ms', since: '101', before: 300_000, now: 630_000 }

test('an open regression names the new level, where it began and what was before', () =>
  expect(phraseOpen(open)).toBe('duration of job test: new level 10 m 30 s since run 101, 2.1× the 5 m before'))

test('open are those of the newest judged run of each workflow, pull requests left out', () => {
  const withOpen = (run: string, hour: number, event = 'push') => {
    const record = judged(recordOf({ run, hour, facts: { event } }))
    const { judgement } = record
    return judgement === undefined
      ? record
      : { ...record, judgement: { ...judgement, value: { ...judgement.value, open: [{ ...open, since: run }] } } }
  }
  expect(openRegressionsOf([withOpen('1', 1), withOpen('3', 3, 'pull_request'), withOpen('2', 2)])).toEqual([
    { ...open, since: '2' },
  ])
  expect(openRegressionsOf([withOpen('1', 1), judged(recordOf({ run: '2', hour: 2 }))])).toEqual([])
})
