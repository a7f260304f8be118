import { expect, test } from '@jest/globals'
import { offUsual } from '../../../src/core/report/usual.js'

const quarter = [250, 240, 260, 255, 245, 250, 252, 248, 251, 249]

test('a hundred times as long is not as usual, nor is the second time', () => {
  expect(offUsual(25_000, quarter)).toEqual({ side: 'slower', usual: 250 })
  expect(offUsual(25_000, [...quarter, 25_000])).toMatchObject({ side: 'slower' })
  expect(offUsual(4_000, [30, 95, 60, 42, 80, 55])).toMatchObject({ side: 'slower' })
  expect(offUsual(20, quarter)).toMatchObject({ side: 'faster' })
})

test('what others took too, what differs by less than a half, and what nobody can say, is usual', () => {
  expect(offUsual(260, quarter)).toBeUndefined()
  expect(offUsual(340, quarter)).toBeUndefined()
  expect(offUsual(95, [30, 95, 60, 42, 80, 55])).toBeUndefined()
  expect(offUsual(25_000, quarter.slice(0, 4))).toBeUndefined()
  expect(offUsual(0, quarter)).toBeUndefined()
})

test('a level of long ago is no longer usual', () =>
  expect(offUsual(25_000, [...quarter, ...Array.from({ length: 40 }, () => 25_000)])).toBeUndefined())
