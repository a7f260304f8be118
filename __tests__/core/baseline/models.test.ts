import { describe, expect, test } from '@jest/globals'
import { holtWinters, regular } from '../../../src/core/statistics/holt-winters.js'
import { scoreForest, trainForest } from '../../../src/core/statistics/isolation-forest.js'
import { averagePath } from '../../../src/core/statistics/isolation-tree.js'
import { localOutlierFactors } from '../../../src/core/statistics/local-outlier-factor.js'
import { createRandom } from '../../../src/core/statistics/random.js'
import { bestSegmentKey } from '../../../src/core/statistics/segment.js'

/** Visitor nights, the textbook series of seasonal smoothing. */
const nights = [
  30, 21, 29, 31, 40, 48, 53, 47, 37, 39, 31, 29, 17, 9, 20, 24, 27, 35, 41, 38, 27, 31, 27, 26, 21, 13, 21, 18, 33, 35,
  40, 36, 22, 24, 21, 20, 17, 14, 17, 19, 26, 29, 40, 31, 20, 24, 18, 26, 17, 9, 17, 21, 28, 32, 46, 33, 23, 28, 22, 27,
  18, 8, 17, 21, 31, 34, 44, 38, 31, 30, 26, 32,
]

// statsmodels 0.14: ExponentialSmoothing(y, trend='add', seasonal='add', seasonal_periods=12,
//   initialization_method='known', initial_level=35, initial_trend=.1, initial_seasonal=[0,-8,-1,2,8,12,16,10,0,2,-4,-3])
//   .fit(smoothing_level=.3, smoothing_trend=.1, smoothing_seasonal=.2, optimized=False)
describe('Holt-Winters', () => {
  const model = holtWinters(regular(nights, 12), {
    alpha: 0.3,
    beta: 0.1,
    gamma: 0.2,
    level: 35,
    trend: 0.1,
    season: [0, -8, -1, 2, 8, 12, 16, 10, 0, 2, -4, -3],
  })

  test('fits as statsmodels does', () => {
    const expected = [35.1, 25.517, 30.97339]
    for (const [i, value] of expected.entries()) expect(model.fitted[i]).toBeCloseTo(value, 5)
    const last = model.fitted.slice(-3)
    for (const [i, value] of [30.248374, 24.540928, 27.125442].entries()) expect(last[i]).toBeCloseTo(value, 5)
    expect(model.level).toBeCloseTo(28.507087231259796, 8)
    expect(model.trend).toBeCloseTo(0.503055575098387, 8)
  })

  test('forecasts as statsmodels does', () => {
    for (const [i, value] of [23.745468, 17.138896, 25.96787, 29.770999].entries())
      expect(model.forecast(i + 1, i)).toBeCloseTo(value, 5)
  })

  test('a gap moves the level by the trend of the time that went by', () => {
    const options = { alpha: 0.5, beta: 0, gamma: 0, level: 10, trend: 1, season: [0] }
    const [expected] = holtWinters([{ value: 15, slot: 0, elapsed: 5 }], options).fitted
    expect(expected).toBe(15)
  })
})

describe('the isolation forest', () => {
  const random = createRandom(5)
  const rows = Array.from({ length: 400 }, () => [random() + random() + random(), random() + random() + random(), 7])
  const strange = [9, -4, 7]

  test('sets a strange row apart', () => {
    const forest = trainForest([...rows, strange], { seed: 1, unknown: 'refuse' })
    const scores = rows.map((row) => scoreForest(forest, row))
    expect(scoreForest(forest, strange)).toBeGreaterThan(Math.max(...scores))
    expect(scoreForest(forest, [1.5, 1.5, 7])).toBeLessThan(0.5)
  })

  test('is the same, byte for byte, for one seed, and survives being written down', () => {
    const one = JSON.stringify(trainForest(rows, { seed: 3, unknown: 'refuse' }))
    expect(JSON.stringify(trainForest(rows, { seed: 3, unknown: 'refuse' }))).toBe(one)
    expect(JSON.stringify(trainForest(rows, { seed: 4, unknown: 'refuse' }))).not.toBe(one)
    expect(scoreForest(JSON.parse(one), strange)).toBe(
      scoreForest(trainForest(rows, { seed: 3, unknown: 'refuse' }), strange),
    )
  })

  test('refuses unknown values by name, or takes them for the median', () => {
    const holed = [...rows, [Number.NaN, 1, 7]]
    expect(() => trainForest(holed, { seed: 1, unknown: 'refuse' })).toThrow('row 400, column 0')
    const forest = trainForest(holed, { seed: 1, unknown: 'median' })
    expect(scoreForest(forest, [Number.NaN, 1.5, 7])).toBe(scoreForest(forest, [forest.medians[0] ?? 0, 1.5, 7]))
    expect(() => scoreForest(trainForest(rows, { seed: 1, unknown: 'refuse' }), [Number.NaN, 1, 7])).toThrow('column 0')
  })

  test('never splits on a constant column, and says what it cannot be grown from', () => {
    const forest = trainForest(rows, { seed: 2, unknown: 'refuse', trees: 20 })
    expect(forest.trees.flatMap(({ feature }) => feature)).not.toContain(2)
    expect(() => trainForest([[1]], { seed: 1, unknown: 'refuse' })).toThrow('two rows')
    expect(() => trainForest([[1], [1, 2]], { seed: 1, unknown: 'refuse' })).toThrow('row 1')
    expect(scoreForest(trainForest([[1], [1]], { seed: 1, unknown: 'refuse' }), [1])).toBeGreaterThan(0)
  })

  // 2 (ln 255 + γ) − 2 · 255/256, Liu, Ting, Zhou 2008, equation 1
  test('c(n) has the doubled constant', () => expect(averagePath(256)).toBeCloseTo(10.2447, 3))
})

// sklearn.neighbors.LocalOutlierFactor(n_neighbors=3).fit(X).negative_outlier_factor_, scikit-learn 1.7
test('local outlier factors are those of scikit-learn', () => {
  const rows = [
    [1, 2],
    [1.1, 2.1],
    [0.9, 1.9],
    [1.2, 2],
    [1, 2.2],
    [5, 7],
    [1.1, 1.8],
    [0.8, 2],
  ]
  const expected = [0.902747, 1.19403, 1.084421, 0.867335, 1.016343, 29.985532, 1.09214, 1.1106]
  for (const [i, factor] of localOutlierFactors(rows, 3).entries()) expect(factor).toBeCloseTo(expected[i] ?? 0, 4)
  expect(localOutlierFactors([[1]], 3)).toEqual([1])
})

describe('segments', () => {
  const random = createRandom(9)
  const points = Array.from({ length: 200 }, (_, i) => ({
    value: (i % 2 === 0 ? 100 : 160) * (1 + 0.05 * random()),
    keys: { cpu: i % 2 === 0 ? 'old' : 'new', day: String(i % 7), id: String(i) },
  }))

  test('the key that evens the series out is found; keys that only thin it out are not', () => {
    expect(bestSegmentKey(points, ['day', 'id', 'cpu'])).toBe('cpu')
    expect(bestSegmentKey(points, ['day', 'id'])).toBeUndefined()
    expect(bestSegmentKey([], ['cpu'])).toBeUndefined()
  })
})
