import { expect, test } from '@jest/globals'
import { medianOf, quantile } from '../../../src/core/statistics/quantile.js'

// python3 -c "import numpy as n; print(n.quantile([1,2,4,8,16],[0,.1,.25,.5,.9,.95,1]))"
test.each([
  [0, 1],
  [0.1, 1.4],
  [0.25, 2],
  [0.5, 4],
  [0.9, 12.8],
  [0.95, 14.4],
  [1, 16],
])('quantile %d is numpy’s %d', (p, expected) => expect(quantile([1, 2, 4, 8, 16], p)).toBeCloseTo(expected, 12))

test('of nothing there is none', () => {
  expect(quantile([], 0.5)).toBeUndefined()
  expect(medianOf([])).toBeUndefined()
  expect(medianOf([3, 1, 2, 4])).toBe(2.5)
})
