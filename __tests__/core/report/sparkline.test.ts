import { expect, test } from '@jest/globals'
import { sparkline } from '../../../src/core/report/sparkline.js'

test('least and greatest stand out, the rest between', () => {
  expect(sparkline([1, 1, 2])).toBe('▁▁█')
  expect(sparkline([0, 1, 2, 3, 4, 5, 6, 7])).toBe('▁▂▃▄▅▆▇█')
  expect(sparkline([-3, 0, 4])).toBe('▁▄█')
})

test('noise is drawn level', () => {
  expect(sparkline([100, 101, 99, 102])).toBe('▄▄▄▄')
  expect(sparkline([0, 0, 0])).toBe('▄▄▄')
})

test('the last values, and only numbers', () => {
  expect(sparkline([9, 9, 1, 2], 2)).toBe('▁█')
  expect(sparkline([Number.NaN, 1, Number.POSITIVE_INFINITY, 2])).toBe('▁█')
  expect(sparkline([])).toBe('')
  expect(sparkline([5])).toBe('▄')
})
