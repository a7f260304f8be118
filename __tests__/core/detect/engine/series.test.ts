import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Judged } from '../../../../src/core/detect/engine/judged.js'
import { createSeriesJudge } from '../../../../src/core/detect/engine/series.js'
import { type DetectSettings, defaultSettings } from '../../../../src/core/detect/engine/settings.js'
import type { Better } from '../../../../src/core/model/index.js'
import { createRandom } from '../../../../src/core/statistics/random.js'

/** Values around `level`, within a few per cent, the same for one seed. */
const around = (level: number, runs: number, seed = 1, noise = 0.04): number[] => {
  const random = createRandom(seed)
  return Array.from({ length: runs }, () => level * (1 + noise * (random() + random() + random() + random() - 2)))
}

interface Asked {
  readonly better?: Better
  readonly settings?: Partial<DetectSettings>
  readonly whatIf?: readonly number[]
}

const judgeAll = (
  values: readonly (number | undefined)[],
  { better = 'lower', settings, whatIf = [] }: Asked = {},
): Judged[] => {
  const judge = createSeriesJudge({ better, settings: { ...defaultSettings, ...settings } })
  return values.map((value) => judge.judge({ value, ok: true }, whatIf))
}
const last = (values: readonly (number | undefined)[], asked?: Asked): Judged =>
  judgeAll(values, asked).at(-1) as Judged
const alarms = (judged: readonly Judged[], kind?: string) =>
  judged.filter((one) => one.anomaly && (!kind || one.kind === kind))

describe('a slow run', () => {
  test('is a spike with its band, its reasons and how bad it is', () => {
    const judged = last([...around(300, 40), 620])
    expect(judged).toMatchObject({ anomaly: true, kind: 'spike', severity: 'critical', state: 'gating' })
    expect(judged.expected).toBeGreaterThan(280)
    expect(judged.high).toBeLessThan(420)
    expect(judged.confidence).toBeGreaterThan(0.95)
    expect(judged.because[0]).toContain('robust deviations')
  })

  test('is judged by direction', () => {
    expect(last([...around(300, 40), 150]).anomaly).toBe(false)
    expect(last([...around(300, 40), 130], { better: 'higher' })).toMatchObject({ kind: 'spike', severity: 'critical' })
    expect(last([...around(300, 40), 620], { better: 'higher' }).anomaly).toBe(false)
    expect(last([...around(300, 40), 150], { better: 'either' }).anomaly).toBe(true)
    expect(last([...around(300, 40), 620], { better: 'either' }).anomaly).toBe(true)
  })

  test('ordinary runs raise nothing', () => {
    expect(alarms(judgeAll(around(300, 300, 7)))).toHaveLength(0)
  })
})

test('no verdict below five runs, advisory below fifteen, never more than medium there', () => {
  const judged = judgeAll([...around(300, 4), 900, ...around(300, 5, 2), 900, ...around(300, 8, 3), 900])
  expect(judged[4]).toMatchObject({ state: 'cold', anomaly: false })
  expect(judged[10]).toMatchObject({ state: 'advisory', anomaly: true, severity: 'medium' })
  expect(judged[19]).toMatchObject({ state: 'gating', anomaly: true, severity: 'critical' })
})

describe('a level that moved', () => {
  const moved = judgeAll([...around(300, 80), ...around(390, 40, 2)])

  test('is told once, where it began, and then is usual', () => {
    const [first, ...more] = alarms(moved, 'shift')
    expect(more).toHaveLength(0)
    expect(Math.abs((first?.since ?? 0) - 80)).toBeLessThanOrEqual(2)
    expect(moved.indexOf(first as Judged)).toBeLessThan(90)
    expect(alarms(moved.slice(92))).toHaveLength(0)
    expect(moved.at(-1)?.expected).toBeGreaterThan(370)
  })

  test('for the better says nothing, and the better level is the new measure', () => {
    const better = judgeAll([...around(300, 80), ...around(200, 60, 2), 290])
    expect(alarms(better.slice(0, -1))).toHaveLength(0)
    expect(better.at(-1)).toMatchObject({ anomaly: true, kind: 'spike' })
  })

  test('one per cent a run is found as drift or shift within thirty runs', () => {
    const values = around(300, 110).map((value, i) => (i < 80 ? value : value * 1.01 ** (i - 79)))
    const judged = judgeAll(values)
    expect(alarms(judged.slice(0, 80))).toHaveLength(0)
    expect(judged.slice(80).some(({ kind }) => kind === 'drift' || kind === 'shift')).toBe(true)
  })
})

describe('a metric that never moved', () => {
  test('moves once: told in that very run', () => {
    expect(last([...Array(30).fill(0), 1])).toMatchObject({ anomaly: true, kind: 'constant-changed' })
    expect(last([...Array(30).fill(0), 5])).toMatchObject({ severity: 'critical' })
    expect(last([...Array(20).fill(35), 30], { better: 'either' })).toMatchObject({ kind: 'constant-changed' })
    expect(last([...Array(30).fill(500), 250], { better: 'higher' })).toMatchObject({ severity: 'critical' })
  })

  test('is not told again while it stays, nor when it moves the good way', () => {
    const judged = judgeAll([...Array(40).fill(35), ...Array(40).fill(50)])
    expect(alarms(judged, 'constant-changed')).toHaveLength(1)
    expect(alarms(judged, 'shift')).toHaveLength(0)
    expect(last([...Array(30).fill(5), 0]).anomaly).toBe(false)
  })
})

describe('failures', () => {
  const outcomes = (list: readonly boolean[]) => {
    const judge = createSeriesJudge({ better: 'lower', settings: defaultSettings })
    return list.map((ok) => judge.judge({ value: 300, ok, failed: !ok }))
  }

  test('that come more often are one episode, told on a failed run, never critical', () => {
    const rare = Array.from({ length: 100 }, (_, i) => i % 25 !== 24)
    const often = Array.from({ length: 40 }, (_, i) => i % 2 === 0)
    const judged = outcomes([...rare, ...often])
    const told = alarms(judged, 'failure-rate')
    expect(told).toHaveLength(1)
    expect(told[0]?.severity).toBe('high')
    expect(judged.indexOf(told[0] as Judged)).toBeLessThan(125)
    expect(alarms(outcomes(rare))).toHaveLength(0)
  })

  test('teach nothing about durations', () => {
    const judge = createSeriesJudge({ better: 'lower', settings: defaultSettings })
    for (const value of around(300, 30)) judge.learn({ value, ok: true })
    for (let i = 0; i < 30; i++) judge.learn({ value: 3000, ok: false })
    expect(judge.judge({ value: 900, ok: true }).anomaly).toBe(true)
  })
})

describe('bad input', () => {
  test('unknown, infinite and not-a-number are not judged and not learnt', () => {
    const judged = judgeAll([...around(300, 20), undefined, Number.NaN, Number.POSITIVE_INFINITY, 310])
    expect(alarms(judged)).toHaveLength(0)
    expect(judged.at(-1)?.samples).toBe(20)
  })

  test('one sample, equal samples, zeros and negatives have an answer', () => {
    expect(last([5])).toMatchObject({ state: 'cold', anomaly: false })
    expect(last(Array(50).fill(7)).anomaly).toBe(false)
    expect(last([0, 3, 0, 1, 0, 2, 0, 1, 3, 0, 1, 0, 2, 0, 1, 0, 40]).anomaly).toBe(true)
    expect(last([-5, -4, -6, -5, -4, -6, -5, -5, -4, -6, -5, -4, 40]).anomaly).toBe(true)
  })

  test('whatever comes, it answers with finite numbers, and a larger factor is flagged where a smaller is', () => {
    const values = fc.array(fc.oneof(fc.double({ min: 0, max: 1e9 }), fc.constantFrom(0, 1, 1e-300, 1e300)), {
      maxLength: 60,
    })
    fc.assert(
      fc.property(values, (list) => {
        for (const judged of judgeAll(list, { settings: { detectors: ['spike'] }, whatIf: [1, 1.5, 3] })) {
          expect(Number.isNaN(judged.score)).toBe(false)
          if (judged.whatIf['1.5']) expect(judged.whatIf['3']).toBe(true)
          expect(judged.whatIf['1']).toBe(judged.anomaly)
        }
      }),
    )
  })
})

test('a series too noisy to judge says so by the smallest change it would notice', () => {
  const quiet = last(around(300, 100, 1, 0.02)).smallestDetectable ?? 0
  const noisy = last(around(300, 100, 1, 0.4)).smallestDetectable ?? 0
  expect(quiet).toBeLessThan(1.3)
  expect(noisy).toBeGreaterThan(1.1 * quiet)
})

test('a larger false-alarm budget makes the band narrower, own false alarms make it wider', () => {
  const width = (budget: number, values = around(300, 100)) =>
    last(values, { settings: { budget } }).smallestDetectable ?? 0
  expect(width(2)).toBeLessThan(width(0.15))
  expect(width(0.02)).toBeGreaterThan(width(0.15))
})

test('an alarm called false by a person widens the band', () => {
  const smallest = (feedback: 'false-alarm' | undefined) => {
    const judge = createSeriesJudge({ better: 'lower', settings: defaultSettings })
    for (const value of around(300, 60)) judge.learn({ value, ok: true })
    judge.learn({ value: 480, ok: true, feedback })
    return judge.baseline().smallestDetectable ?? 0
  }
  expect(smallest('false-alarm')).toBeGreaterThan(smallest(undefined))
})

test('unlisted detectors do not vote', () => {
  expect(last([...around(300, 40), 900], { settings: { detectors: ['shift'] } }).anomaly).toBe(false)
})

test.each(['lower', 'higher', 'either'] as const)(
  'a series that was ever 0 (%s) keeps numbers that JSON can hold',
  (better) => {
    for (const value of [2, -2]) {
      const judge = createSeriesJudge({ better, settings: defaultSettings })
      for (let i = 0; i < 60; i++) judge.learn({ value: 0, ok: true })
      judge.learn({ value, ok: true, feedback: 'false-alarm' })
      for (let i = 0; i < 60; i++) judge.learn({ value: 0, ok: true })
      const saved = judge.save()
      expect(JSON.parse(JSON.stringify(saved))).toEqual(saved)
      expect(saved?.high?.every(Number.isFinite)).toBe(true)
      expect(Number.isFinite(judge.judge({ value, ok: true }).score)).toBe(true)
    }
  },
)
