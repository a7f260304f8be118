import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { floorOfBetter } from '../../../../src/core/detect/engine/floor.js'
import type { Judged, Point } from '../../../../src/core/detect/engine/judged.js'
import { step } from '../../../../src/core/detect/engine/series.js'
import { startOfSeries } from '../../../../src/core/detect/engine/series-state.js'
import { type DetectSettings, defaultSettings } from '../../../../src/core/detect/engine/settings.js'
import { thresholdsOfOne } from '../../../../src/core/detect/engine/thresholds.js'
import { atLeast, type Better } from '../../../../src/core/model/index.js'
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

const judgePoints = (points: readonly Point[], { better = 'lower', settings, whatIf = [] }: Asked = {}): Judged[] => {
  const basis = { better, floor: floorOfBetter(better), settings: { ...defaultSettings, ...settings } }
  const asked = { thresholds: thresholdsOfOne(basis.settings), whatIf }
  let state = startOfSeries
  return points.map((point) => {
    const stepped = step(state, point, basis, asked)
    state = stepped.state
    return stepped.judged
  })
}
const judgeAll = (values: readonly (number | undefined)[], asked?: Asked): Judged[] =>
  judgePoints(
    values.map((value) => ({ value, ok: true })),
    asked,
  )
const last = (values: readonly (number | undefined)[], asked?: Asked): Judged =>
  judgeAll(values, asked).at(-1) as Judged
const isAlarm = ({ anomaly, severity }: Judged): boolean => anomaly && atLeast(severity ?? 'low', 'medium')
const alarms = (judged: readonly Judged[], kind?: string) =>
  judged.filter((one) => isAlarm(one) && (!kind || one.kind === kind))

describe('a slow run', () => {
  test('is a spike: how rare it is, what is usual, and how bad it is', () => {
    const judged = last([...around(300, 100), 620])
    expect(judged).toMatchObject({
      anomaly: true,
      kind: 'spike',
      severity: 'critical',
      state: 'gating',
      beyondAll: 100,
    })
    expect(judged.p).toBeLessThan(1 / 1000)
    expect(Math.abs((judged.expected ?? 0) - 300)).toBeLessThan(10)
    expect(judged.high).toBeLessThan(420)
    expect(judged.because[0]).toBe('none of the last 100 runs was as far off')
  })

  test('is a remark once it is known, and then no news', () => {
    const some = (share: number) =>
      around(300, 100).map((value, i) => (i % Math.round(1 / share) === 7 ? 2 * value : value))
    expect(last([...some(0.01), 590])).toMatchObject({ anomaly: true, kind: 'spike', severity: 'low' })
    expect(last([...some(0.1), 590])).toMatchObject({ anomaly: false })
  })

  test('is judged by direction', () => {
    expect(last([...around(300, 40), 150]).anomaly).toBe(false)
    expect(last([...around(300, 40), 130], { better: 'higher' })).toMatchObject({ kind: 'spike', severity: 'medium' })
    expect(last([...around(300, 40), 620], { better: 'higher' }).anomaly).toBe(false)
    expect(last([...around(300, 80), 150], { better: 'either' }).anomaly).toBe(true)
    expect(last([...around(300, 80), 620], { better: 'either' }).anomaly).toBe(true)
  })

  test('ordinary runs raise nothing', () => {
    expect(alarms(judgeAll(around(300, 300, 7)))).toHaveLength(0)
  })
})

test('no verdict below five runs, remarks below fifteen, and nothing severe of so few', () => {
  const judged = judgeAll([...around(300, 4), 900, ...around(300, 5, 2), 900, ...around(300, 8, 3), 900])
  expect(judged[4]).toMatchObject({ state: 'cold', anomaly: false })
  expect(judged[10]?.severity ?? 'low').toBe('low')
  expect(judged[19]?.state).toBe('gating')
  expect(judged[19]?.severity ?? 'low').toBe('low')
})

describe('slowness that stays', () => {
  const judged = judgeAll([...around(300, 80), ...around(480, 40, 2)])

  test('is said within three runs, where it began, once, and is severe by then', () => {
    const said = alarms(judged.slice(80, 83), 'stayed')
    expect(said.length).toBeGreaterThan(0)
    expect(said.at(-1)).toMatchObject({ severity: 'high', since: 80 })
    expect(said.at(-1)?.stayed?.runs).toBeGreaterThanOrEqual(2)
    expect(alarms(judged.slice(83))).toHaveLength(0)
  })

  test('is an open level until it is undone', () => {
    expect(judged.at(-1)?.open?.since).toBe(80)
    expect(judged.at(-1)?.open?.before).toBeLessThan(310)
    expect(judged.at(-1)?.open?.now).toBeGreaterThan(440)
    expect(judged.every(({ closed }) => closed === undefined)).toBe(true)
    const undone = judgeAll([...around(300, 80), ...around(480, 40, 2), ...around(300, 8, 3)])
    expect(undone.filter(({ closed }) => closed !== undefined)).toHaveLength(1)
    expect(undone.findIndex(({ closed }) => closed !== undefined)).toBeLessThanOrEqual(123)
    expect(undone.at(-1)?.open).toBeUndefined()
    expect(undone.at(-1)?.expected).toBeLessThan(320)
  })

  test('where half of the runs are slow it is no recovery when three of them are not', () => {
    const random = createRandom(5)
    const mixed = around(300, 60, 6).map((value) => (random() < 0.5 ? 1.6 * value : value))
    const both = judgeAll([...around(300, 80), ...mixed])
    expect(alarms(both).length).toBeGreaterThan(0)
    const episodes = new Set(both.flatMap(({ episode }) => (episode === undefined ? [] : [episode])))
    expect(episodes.size).toBeLessThanOrEqual(2)
    expect(both.filter(({ closed }) => closed !== undefined).length).toBeLessThanOrEqual(1)
  })

  test('says little where slow runs come in spells', () => {
    const spells = around(300, 160).map((value, i) => (i % 32 < 3 ? 1.6 * value : value))
    expect(alarms(judgeAll(spells).slice(100))).toHaveLength(0)
  })
})

describe('a level that moved', () => {
  const moved = judgeAll([...around(300, 80, 1, 0.12), ...around(360, 40, 2, 0.12)])

  test('is said, where it began, and then is usual', () => {
    const [first] = alarms(moved.slice(80))
    expect(Math.abs((first?.since ?? 0) - 80)).toBeLessThanOrEqual(2)
    expect(moved.indexOf(first as Judged)).toBeLessThan(92)
    expect(alarms(moved.slice(95))).toHaveLength(0)
    expect(moved.at(-1)?.expected).toBeGreaterThan(345)
  })

  test('for the better says nothing, and the better level is the new measure', () => {
    const better = judgeAll([...around(300, 80), ...around(200, 100, 2), 400])
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
  test('moves once: said in that very run', () => {
    expect(last([...Array(30).fill(0), 1])).toMatchObject({
      anomaly: true,
      kind: 'constant-changed',
      severity: 'medium',
    })
    expect(last([...Array(30).fill(35), 30], { better: 'either' })).toMatchObject({ kind: 'constant-changed' })
    expect(last([...Array(30).fill(500), 250], { better: 'higher' })).toMatchObject({ severity: 'medium' })
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
    return judgePoints(list.map((ok) => ({ value: 300, ok, failed: !ok })))
  }

  test('that come more often are one episode, told on a failed run, never critical', () => {
    const rare = Array.from({ length: 100 }, (_, i) => i % 25 !== 24)
    const often = Array.from({ length: 40 }, (_, i) => i % 2 === 0)
    const judged = outcomes([...rare, ...often])
    const told = alarms(judged, 'failure-rate')
    expect(told).toHaveLength(1)
    expect(told[0]?.severity).toBe('medium')
    expect(judged.indexOf(told[0] as Judged)).toBeLessThan(125)
    expect(alarms(outcomes(rare))).toHaveLength(0)
  })

  test('teach nothing about durations', () => {
    const failed = Array.from({ length: 30 }, () => ({ value: 3000, ok: false }))
    const learnt = around(300, 60).map((value) => ({ value, ok: true }))
    expect(judgePoints([...learnt, ...failed, { value: 900, ok: true }]).at(-1)?.anomaly).toBe(true)
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
    expect(last([...Array(6).fill([0, 3, 0, 1, 0, 2, 0, 1]).flat(), 40]).anomaly).toBe(true)
    expect(last([...Array(16).fill([-5, -4, -6]).flat(), 40]).anomaly).toBe(true)
  })

  test('whatever comes, it answers with finite numbers, and a larger factor is flagged where a smaller is', () => {
    const values = fc.array(fc.oneof(fc.double({ min: 0, max: 1e9 }), fc.constantFrom(0, 1, 1e-300, 1e300)), {
      maxLength: 60,
    })
    fc.assert(
      fc.property(values, (list) => {
        for (const judged of judgeAll(list, { settings: { detectors: ['spike'] }, whatIf: [1, 1.5, 3] })) {
          expect(Number.isNaN(judged.score)).toBe(false)
          if (judged.whatIf['1.5']) expect(judged.whatIf['3']).not.toBeNull()
          expect(judged.whatIf['1'] !== null).toBe(judged.anomaly)
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

test('the smallest change it would notice is true', () => {
  const values = around(300, 100, 1, 0.06)
  const { smallestDetectable = 0, expected = 0 } = last([...values, 300])
  expect(isAlarm(last([...values, 1.02 * smallestDetectable * expected]))).toBe(true)
  expect(isAlarm(last([...values, 0.98 * smallestDetectable * expected]))).toBe(false)
})

test('a larger false-alarm budget makes the band narrower', () => {
  const heavy = around(300, 200, 1, 0.2).map((value) => 300 * (value / 300) ** (value > 300 ? 6 : 2))
  const edge = (budget: number) => last(heavy, { settings: { budget } }).smallestDetectable ?? 0
  expect(edge(5)).toBeLessThan(edge(1))
  expect(edge(0.2)).toBeGreaterThan(edge(1))
})

describe('what people said of alarms', () => {
  const lastAfter = (feedback: 'false-alarm' | 'real' | undefined, value = 480) => {
    const learnt = around(300, 150).map((one): Point => ({ value: one, ok: true }))
    return judgePoints([...learnt, { value: 480, ok: true, feedback }, ...learnt.slice(0, 20), { value, ok: true }]).at(
      -1,
    )
  }

  test('a false alarm is ordinary from then on, and what is much farther off is not', () => {
    expect(lastAfter('false-alarm')?.anomaly).toBe(false)
    expect(lastAfter(undefined)?.anomaly).toBe(true)
    expect(lastAfter('false-alarm', 900)).toMatchObject({ anomaly: true })
  })

  test('real trouble is no measure of what is ordinary', () => {
    expect(isAlarm(lastAfter('real') as Judged)).toBe(true)
    expect(isAlarm(lastAfter(undefined) as Judged)).toBe(false)
  })
})

test('unlisted detectors do not vote', () => {
  expect(last([...around(300, 40), 900], { settings: { detectors: ['shift'] } }).anomaly).toBe(false)
})

test.each(['lower', 'higher', 'either'] as const)('a series that was ever 0 (%s) has finite numbers', (better) => {
  for (const value of [2, -2]) {
    const zeros = Array.from({ length: 60 }, (): Point => ({ value: 0, ok: true }))
    const judged = judgePoints(
      [...zeros, { value, ok: true, feedback: 'false-alarm' }, ...zeros, { value, ok: true }],
      {
        better,
      },
    )
    for (const { score, p } of judged) expect([score, p].every(Number.isFinite)).toBe(true)
  }
})
