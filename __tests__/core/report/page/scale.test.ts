import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { frame, scaleOf } from '../../../../src/core/report/page/scale.js'

const minute = 60_000
const ofValues = (values: readonly number[], unit?: string) => scaleOf({ values, bands: [], span: values.length, unit })

test('durations start at zero and are marked in round minutes', () => {
  expect(
    ofValues(
      [11, 12, 13].map((m) => m * minute),
      'ms',
    ).ticks,
  ).toEqual([0, 5, 10, 15].map((m) => m * minute))
  expect(ofValues([40, 45, 50], 's').ticks).toEqual([0, 15, 30, 45, 60])
})

test('figures that hardly move are shown near their values', () => {
  const { ticks } = ofValues([80, 81, 82], '%')
  expect(ticks[0]).toBeGreaterThan(70)
  expect(ticks.at(-1)).toBeLessThan(90)
})

test('one far value does not flatten the rest', () => {
  const values = [...Array(99).fill(10 * minute), 1000 * minute]
  const scale = ofValues(values, 'ms')
  expect(scale.most).toBeLessThan(60 * minute)
  expect(scale.y(1000 * minute)).toBe(frame.top)
})

test('whatever the values, they stand within the frame, greater ones never lower, with two to eight marks', () => {
  const value = fc.double({ min: 0, max: 1e10, noNaN: true })
  fc.assert(
    fc.property(
      fc.array(value, { minLength: 1, maxLength: 30 }),
      fc.constantFrom('ms', 's', '%', undefined),
      (values, unit) => {
        const { y, x, ticks } = ofValues(values, unit)
        expect(ticks.length).toBeGreaterThanOrEqual(2)
        expect(ticks.length).toBeLessThanOrEqual(8)
        const heights = values.toSorted((a, b) => a - b).map(y)
        for (const [index, height] of heights.entries()) {
          expect(height).toBeGreaterThanOrEqual(frame.top)
          expect(height).toBeLessThanOrEqual(frame.bottom)
          expect(height).toBeLessThanOrEqual(heights[index - 1] ?? frame.bottom)
        }
        expect(x(0)).toBeGreaterThanOrEqual(frame.left)
        expect(x(values.length - 1)).toBeLessThanOrEqual(frame.right)
      },
    ),
  )
})
