import { expect, test } from '@jest/globals'
import { formatValue } from '../../../src/core/run/format.js'
import { toBaseUnit } from '../../../src/core/run/units.js'

test.each([
  [990, 'ns/iter', 990, 'ns/iter', '990 ns/iter'],
  [1.01, 'us/iter', 1010, 'ns/iter', '1.01 µs/iter'],
  [2.1, 'µs/iter', 2100, 'ns/iter', '2.1 µs/iter'],
  [2.1, 'μs/op', 2100, 'ns/op', '2.1 µs/op'],
  [1.5, 's', 1500, 'ms', '1.5 s'],
  [90, 'seconds', 90_000, 'ms', '1 m 30 s'],
  [2, 'minutes', 120_000, 'ms', '2 m'],
  [950, 'ns', 0.00095, 'ms', '950 ns'],
  [1.1, 'GB', 1.1e9, 'B', '1.1 GB'],
  [1080, 'MB', 1.08e9, 'B', '1.08 GB'],
  [1, 'MiB', 1_048_576, 'B', '1.05 MB'],
  [700, 'bytes', 700, 'B', '700 B'],
  [88.5, '%', 88.5, '%', '88.5 %'],
  [0.885, 'ratio', 88.5, '%', '88.5 %'],
  [120, 'ops/min', 2, 'ops/s', '2 ops/s'],
  [3, 'MB/s', 3e6, 'B/s', '3 MB/s'],
  [54, 'files', 54, 'files', '54 files'],
  [5, 'a/b/c', 5, 'a/b/c', '5 a/b/c'],
  [5, '__proto__', 5, '__proto__', '5 __proto__'],
])('%d %s is %d %s, shown as %s', (value, unit, base, baseUnit, shown) => {
  const kept = toBaseUnit(value, unit)
  expect(kept.value).toBeCloseTo(base, 6)
  expect(kept.unit).toBe(baseUnit)
  expect(formatValue(kept.value, kept.unit)).toBe(shown)
})

test('no unit stays none', () => {
  expect(toBaseUnit(5, undefined)).toEqual({ value: 5 })
  expect(toBaseUnit(5, ' ')).toEqual({ value: 5 })
})
