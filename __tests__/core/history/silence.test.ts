import { expect, test } from '@jest/globals'
import { silenceOf } from '../../../src/core/history/silence.js'
import { digestOf } from '../../../src/core/report/digest/index.js'
import { hours, recordOf } from '../../support/records.js'

const judged = (run: number) => {
  const record = recordOf({ run: String(run), hour: run })
  return {
    ...record,
    judgement: { ...record.run, value: { verdict: 'normal', findings: [], notified: [], reruns: [] } },
  }
}
const listed = (run: number) => recordOf({ run: String(run), hour: run })
const many = <T>(from: number, count: number, make: (run: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => make(from + at))
const at = (hour: number): number => Date.parse(hours(hour))

test('runs the platform lists and nobody recorded are silence, from the fifth on', () => {
  const recorded = many(1, 20, judged)
  expect(silenceOf([...recorded, ...many(21, 4, listed)], at(25))).toBeUndefined()
  const silent = [...recorded, ...many(21, 5, listed)]
  expect(silenceOf(silent, at(26))).toMatch(
    /^Pipeline Guard has gone silent: 5 runs since the last one it recorded \(run 20/,
  )
  expect(digestOf({ records: silent }).silent).toEqual([expect.stringContaining('gone silent')])
})

test('without a list: a week and ten usual gaps; never where it recorded nothing', () => {
  const recorded = many(1, 20, judged)
  expect(silenceOf(recorded, at(20 + 6 * 24))).toBeUndefined()
  expect(silenceOf(recorded, at(21 + 7 * 24))).toContain('nothing recorded for 7 d')
  expect(silenceOf(many(1, 9, listed), at(9000))).toBeUndefined()
})
