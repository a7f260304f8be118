/** Runs that miss a cache: a known heap is no news, more of them than usual is, once. */
import { describe, expect, test } from '@jest/globals'
import { isAlarm, replaySeries } from '../../../../src/core/detect/backtest/replay.js'
import type { SeriesView } from '../../../../src/core/detect/detectors/detector.js'
import { heapOf } from '../../../../src/core/detect/detectors/heap.js'
import { sidesOf } from '../../../../src/core/detect/detectors/side.js'
import { floorOfBetter } from '../../../../src/core/detect/engine/floor.js'
import { startOfSeries, viewOf, withSample } from '../../../../src/core/detect/engine/series-state.js'
import { defaultSettings } from '../../../../src/core/detect/index.js'
import { createRandom } from '../../../../src/core/statistics/random.js'

const settings = defaultSettings
const floor = floorOfBetter('lower')

/** Runs of five minutes, of a quarter of an hour where the cache misses. */
function runs(seed: number, count: number, rateOf: (run: number) => number): readonly number[] {
  const random = createRandom(seed)
  return Array.from({ length: count }, (_, run) => {
    const noise = Math.exp(0.05 * (random() + random() + random() + random() - 2) * 1.7)
    return 300 * noise * (random() < rateOf(run) ? 3 : 1)
  })
}

const rowsOf = (values: readonly number[]) =>
  replaySeries({
    points: values.map((value, index) => ({ index, value, ok: true, failed: false, keys: {} })),
    better: 'lower',
    settings,
    whatIf: [],
  }).rows
const heapIn = (values: readonly number[]) => {
  const state = values.reduce((before, value) => withSample(before, { value }, settings), startOfSeries)
  const view: SeriesView = viewOf(state, { better: 'lower', floor, settings }, undefined)
  const [side] = sidesOf(view)
  return side && heapOf(view, side)
}

const seeds = Array.from({ length: 20 }, (_, i) => 17 * i + 3)

describe('misses rise from one in twenty to three in ten', () => {
  const told = seeds.map((seed) =>
    rowsOf(runs(seed, 140, (run) => (run < 100 ? 0.05 : 0.3))).filter((row) => row.index >= 100 && isAlarm(row)),
  )
  const mixtures = told.map((rows) => rows.filter(({ kind }) => kind === 'mixture'))

  test('it is said within forty runs, as what it is', () => {
    expect(mixtures.filter((rows) => rows.length > 0).length).toBeGreaterThanOrEqual(0.85 * seeds.length)
  })

  test('hardly ever twice, and never as worse than medium', () => {
    const again = mixtures.filter((rows) => rows.filter((row) => row.index > (rows[0]?.index ?? 0) + 20).length > 0)
    expect(again.length).toBeLessThanOrEqual(0.1 * seeds.length)
    expect(mixtures.flat().filter(({ severity }) => severity !== 'medium')).toEqual([])
  })
})

test('a rate that stays raises less than one alarm in a hundred runs', () => {
  const rows = seeds.flatMap((seed) => rowsOf(runs(seed, 200, () => 0.1)).filter(({ index }) => index >= 60))
  expect(rows.filter(isAlarm).length).toBeLessThan(rows.length / 100)
})

test('a level in the heap is told, if all runs are there', () => {
  const told = seeds.filter((seed) =>
    rowsOf(runs(seed, 108, (run) => (run < 100 ? 0.1 : 1))).some((row) => row.index >= 100 && isAlarm(row)),
  )
  expect(told.length).toBe(seeds.length)
})

describe('a heap', () => {
  test('lies beyond the gap', () => {
    const heap = heapIn(runs(4, 120, () => 0.15))
    expect(heap && Math.exp(heap.edge)).toBeGreaterThan(400)
    expect(heap && Math.exp(heap.edge)).toBeLessThan(800)
    expect(heap && Math.exp(heap.median) / 900).toBeCloseTo(1, 1)
  })

  test('is no tail', () => {
    const random = createRandom(3)
    for (let i = 0; i < 20; i++)
      expect(heapIn(Array.from({ length: 150 }, () => 300 * Math.exp(0.5 * -Math.log(random()))))).toBeUndefined()
  })

  test('is not made by one spell, nor by the last runs', () => {
    expect(heapIn(runs(4, 120, (run) => (run >= 60 && run < 66 ? 1 : 0)))).toBeUndefined()
    expect(heapIn(runs(4, 120, (run) => (run >= 110 ? 0.5 : 0)))).toBeUndefined()
  })
})
