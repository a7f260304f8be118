import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import * as format from '../../../src/core/run/format.js'

test.each([
  [0, '0 ms'],
  [480.4, '480 ms'],
  [999.6, '1000 ms'],
  [1000, '1 s'],
  [4230, '4.2 s'],
  [9960, '10 s'],
  [45_400, '45 s'],
  [59_600, '1 m'],
  [724_000, '12 m 4 s'],
  [3_599_700, '1 h'],
  [3_780_000, '1 h 3 m'],
  [86_399_000, '1 d'],
  [183_600_000, '2 d 3 h'],
  [-1500, '−1.5 s'],
  [Number.NaN, 'unknown'],
])('duration %d ms is %s', (ms, text) => expect(format.formatDuration(ms)).toBe(text))

test.each([
  [0, '0'],
  [0.126, '0.13'],
  [12.34, '12.3'],
  [123.4, '123'],
  [1204, '1204'],
  [12_345.6, '12,346'],
  [1_234_567, '1,234,567'],
  [-0.001, '0'],
  [-2.5, '−2.5'],
  [Number.POSITIVE_INFINITY, '∞'],
])('number %d is %s', (value, text) => expect(format.formatNumber(value)).toBe(text))

test.each([
  [0.5, '0.5×'],
  [0.93, '0.93×'],
  [1, '1×'],
  [1.14, '1.14×'],
  [2.14, '2.1×'],
  [12.3, '12.3×'],
  [5000, '>999×'],
  [0.001, '<0.01×'],
  [Number.NaN, 'unknown'],
])('ratio %d is %s', (value, text) => expect(format.formatRatio(value)).toBe(text))

test.each([
  [512, 'bytes', '512 B'],
  [1536, 'bytes', '1.5 KB'],
  [1024 ** 2 - 1, 'bytes', '1 MB'],
  [5 * 1024 ** 3, 'B', '5.37 GB'],
  [0.153, 'ratio', '15 %'],
  [0.0153, 'share', '1.5 %'],
  [81.25, '%', '81.3 %'],
  [724, 's', '12 m 4 s'],
  [1204, undefined, '1204'],
  [3, 'requests', '3 requests'],
])('%d %s is %s', (value, unit, text) => expect(format.formatValue(value, unit)).toBe(text))

test('confidence is never complete', () => {
  expect(format.formatConfidence(0.9999)).toBe('99 %')
  expect(format.formatConfidence(-1)).toBe('0 %')
})

test('instants are UTC, whatever the machine thinks', () => {
  expect(format.formatInstant('2026-11-21T06:08:15+01:00')).toBe('2026-11-21 05:08 UTC')
  expect(format.formatInstant('never')).toBeUndefined()
  expect(format.formatInstant(undefined)).toBeUndefined()
})

test('counts agree in number', () => {
  expect(format.formatCount(1, 'run')).toBe('1 run')
  expect(format.formatCount(0, 'run')).toBe('0 runs')
  expect(format.formatCount(2, 'anomaly', 'anomalies')).toBe('2 anomalies')
})

test('no number gives NaN, undefined or an exponent', () => {
  const units = fc.constantFrom('ms', 's', 'bytes', 'ratio', '%', undefined, 'x')
  fc.assert(
    fc.property(fc.double({ min: -1e12, max: 1e12 }), units, (value, unit) => {
      expect(format.formatValue(value, unit)).not.toMatch(/NaN|undefined|\de[+-]|Infinity/)
      expect(format.formatRatio(value)).not.toMatch(/NaN|undefined|Infinity/)
    }),
  )
})

test('longer durations never read shorter', () => {
  const units: Record<string, number> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }
  const read = (text: string): number =>
    [...text.replaceAll(',', '').matchAll(/([\d.]+) (ms|s|m|h|d)\b/g)].reduce(
      (sum, [, figure, unit]) => sum + Number(figure) * (units[unit ?? ''] ?? 0),
      0,
    )
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 1e10, noNaN: true }),
      fc.double({ min: 0, max: 1e10, noNaN: true }),
      (a, b) => {
        const [less, more] = a < b ? [a, b] : [b, a]
        expect(read(format.formatDuration(less))).toBeLessThanOrEqual(read(format.formatDuration(more)))
      },
    ),
  )
})

test('nobody makes a plural by hand', () => {
  const files = readdirSync('src', { recursive: true, withFileTypes: true }).filter(({ name }) => name.endsWith('.ts'))
  const byHand = files.flatMap(({ parentPath, name }) =>
    name === 'format.ts'
      ? []
      : [...readFileSync(join(parentPath, name), 'utf8').matchAll(/=== 1 \? (?:''|'[a-z]+') : (?:'s'|'[a-z]+s')/g)].map(
          ([found]) => `${name}: ${found}`,
        ),
  )
  expect(byHand).toEqual([])
})
