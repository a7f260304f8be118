/** One metric of a deployment, judged: what must be said of made series, and how often it is said of nothing. */
import { describe, expect, test } from '@jest/globals'
import { cliffsDelta, judgeCanary } from '../../../src/core/gate/canary.js'
import { judgeMetric } from '../../../src/core/gate/metric.js'
import type { Point } from '../../../src/core/gate/points.js'
import { fillQuery, type GateQuery, unfilled } from '../../../src/core/gate/query.js'
import { sequential } from '../../../src/core/gate/sequential.js'
import { createRandom } from '../../../src/core/statistics/random.js'

const minute = 60_000
const day = 24 * 60 * minute
const step = 5 * minute
const deployedAt = Date.UTC(2026, 2, 3, 12, 0)
const query: GateQuery = {
  name: 'p99',
  query: 'p99',
  labels: {},
  better: 'down',
  season: 'auto',
  leastChange: 0.1,
  instant: false,
}

const pointsOf = (valueAt: (at: number) => number, after = 12): readonly Point[] =>
  Array.from({ length: 7 * 288 + after }, (_, i) => deployedAt + (i + 1 - 7 * 288) * step).map((at) => ({
    at,
    value: valueAt(at),
  }))

const judge = (points: readonly Point[], more: Partial<GateQuery> = {}) =>
  judgeMetric({
    query: { ...query, ...more },
    asked: 'p99',
    points,
    step,
    deployedAt,
    now: points.at(-1)?.at ?? deployedAt,
    leastPoints: 100,
    budget: 1 / 7,
  })

/** Autocorrelated noise about a daily season. */
function service(seed: number): (at: number) => number {
  const random = createRandom(seed)
  let state = 0
  return (at) => {
    state = 0.6 * state + (random() + random() + random() - 1.5) * 8
    return 100 + 40 * Math.sin((2 * Math.PI * at) / day) + state
  }
}

describe('a deployment', () => {
  test('that changes nothing fails in none of 60 autocorrelated, seasonal series', () => {
    const outcomes = Array.from({ length: 60 }, (_, seed) => judge(pointsOf(service(seed))).outcome)
    expect(outcomes.filter((outcome) => outcome === 'fail')).toEqual([])
  })

  test('that adds half as much fails in all of 20', () => {
    const outcomes = Array.from({ length: 20 }, (_, seed) => {
      const usual = service(seed)
      return judge(pointsOf((at) => usual(at) * (at > deployedAt ? 1.5 : 1))).outcome
    })
    expect(outcomes).toEqual(outcomes.map(() => 'fail'))
  })

  test('is judged by its newest values too: one that doubled half an hour ago fails, however long ago it was deployed', () => {
    const outcomes = [12, 36, 72].flatMap((after) =>
      Array.from({ length: 5 }, (_, seed) => {
        const usual = service(seed)
        const late = deployedAt + (after - 6) * step
        return judge(pointsOf((at) => usual(at) * (at > late ? 2 : 1), after)).outcome
      }),
    )
    expect(outcomes).toEqual(outcomes.map(() => 'fail'))
  })

  test('that changes nothing in six hours fails in none of 30', () => {
    const outcomes = Array.from({ length: 30 }, (_, seed) => judge(pointsOf(service(seed), 72)).outcome)
    expect(outcomes.filter((outcome) => outcome === 'fail')).toEqual([])
    expect(outcomes.filter((outcome) => outcome === 'pass').length).toBeGreaterThan(15)
  })

  test('for the better is none', () => {
    const usual = service(1)
    const halved = pointsOf((at) => usual(at) * (at > deployedAt ? 0.5 : 1))
    expect(judge(halved).outcome).not.toBe('fail')
    expect(judge(halved, { better: 'up' }).outcome).toBe('fail')
    expect(judge(halved, { better: 'neither' }).outcome).toBe('fail')
  })

  test('with a change too small to matter passes', () => {
    const random = createRandom(5)
    const points = pointsOf((at) => (at > deployedAt ? 103 : 100) + random())
    expect(judge(points).outcome).toBe('pass')
    expect(judge(points, { leastChange: 0.01 }).outcome).toBe('fail')
  })

  test('is not judged before there is a value, nor by fewer than ten before', () => {
    expect(judge(pointsOf(service(2), 0)).outcome).toBe('wait')
    const few = judge(pointsOf(service(2)).slice(-20))
    expect([few.outcome, few.faults.map(({ code }) => code)]).toEqual(['unknown', ['too-few-points']])
  })

  test('with values that are no numbers among others is judged by the others, and it is said', () => {
    const usual = service(3)
    const metric = judge(pointsOf((at) => (at % (40 * minute) === 0 ? Number.POSITIVE_INFINITY : usual(at))))
    expect([metric.faults.map(({ code }) => code), metric.outcome === 'fail']).toEqual([['infinite'], false])
  })
})

describe('a canary', () => {
  const points = (values: readonly number[]): readonly Point[] =>
    values.map((value, i) => ({ at: deployedAt + i * step, value }))
  const now = deployedAt + 20 * step
  const sides = (canary: readonly number[], stable: readonly number[]) =>
    judgeCanary({ query, asked: 'p99', canary: points(canary), stable: points(stable), step, now })
  const random = createRandom(11)
  const about = (level: number): readonly number[] => Array.from({ length: 20 }, () => level + random())

  test('is judged by ranks and by size', () => {
    expect(sides(about(10), about(10)).outcome).toBe('pass')
    expect(sides(about(15), about(10)).outcome).toBe('fail')
    expect(sides(about(10), about(15)).outcome).toBe('pass')
  })

  test('Cliff’s delta counts pairs', () => {
    expect(cliffsDelta([1, 2, 3], [1, 2, 3])).toBe(0)
    expect(cliffsDelta([4, 5], [1, 2, 3])).toBe(1)
    expect(cliffsDelta([1, 4], [2, 3])).toBe(0)
  })
})

test('looking after every value errs no more often than it says', () => {
  const random = createRandom(17)
  let alarms = 0
  for (let run = 0; run < 500; run++) {
    let sum = 0
    for (let n = 1; n <= 200; n++) {
      sum += Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
      if (sequential(sum / n, n, 0.05).p <= 0.05) {
        alarms++
        break
      }
    }
  }
  expect(alarms).toBeLessThanOrEqual(25)
})

test('placeholders are filled in as text of a string, and those without a value are named', () => {
  const labels = { service: 'a"} or vector(1) or x{y="', environment: 'prod' }
  expect(fillQuery('up{job="$service",env="${environment}"}', labels)).toBe(
    'up{job="a\\"} or vector(1) or x{y=\\"",env="prod"}',
  )
  expect(unfilled('up{job="$service",$selector,x="$zone"}', labels)).toEqual(['zone'])
})
