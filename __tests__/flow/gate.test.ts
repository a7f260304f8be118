/** Looking again and again: early answers, a Prometheus that is away, a job that is cancelled. */
import { describe, expect, test } from '@jest/globals'
import type { GateSettings } from '../../src/core/gate/settings.js'
import { outcomeOfMetrics } from '../../src/core/gate/verdict.js'
import { createRandom } from '../../src/core/statistics/random.js'
import { type Watching, watchDeployment } from '../../src/flow/gate.js'
import type { MetricAnswer, MetricSource } from '../../src/ports.js'

const minute = 60_000
const deployedAt = Date.UTC(2026, 2, 3, 12, 0)
const query = {
  name: 'p99',
  query: 'p99',
  labels: {},
  better: 'down',
  season: 'none',
  leastChange: 0.1,
  instant: false,
} as const
const settings: GateSettings = {
  queries: [query],
  labels: {},
  window: 24 * 60 * minute,
  step: minute,
  leastPoints: 100,
  budget: 1 / 7,
}
const away: MetricAnswer = {
  kind: 'fault',
  fault: { code: 'unreachable', message: 'nothing listens there', advice: '', blocking: true },
}

/** Values about 100 before, about `after` since; away in the minutes of `outage`. */
function watching(after: number, more: Partial<Watching> & { readonly outage?: readonly [number, number] } = {}) {
  const { outage = [99, 99], ...rest } = more
  let clock = deployedAt
  const looks: number[] = []
  const source: MetricSource = {
    range: async ({ from, to, step }) => {
      const since = (clock - deployedAt) / minute
      if (since >= outage[0] && since <= outage[1]) return away
      const points = []
      for (let at = from; at <= to; at += step)
        points.push({ at, value: (at > deployedAt ? after : 100) + 10 * createRandom(at / minute)() })
      return { kind: 'ok', points }
    },
    instant: async () => away,
  }
  const given: Watching = {
    settings,
    source,
    deployedAt,
    observeFor: 15 * minute,
    every: minute,
    now: () => clock,
    pause: async (ms) => {
      clock += ms
    },
    isCancelled: () => false,
    onLook: () => looks.push((clock - deployedAt) / minute),
    ...rest,
  }
  return { given, looks, minutes: () => (clock - deployedAt) / minute }
}

describe('a deployment that is watched', () => {
  test('fails as soon as it is sure', async () => {
    const { given, minutes } = watching(200)
    const { metrics, endedBy } = await watchDeployment(given)
    expect([outcomeOfMetrics(metrics).gate, endedBy]).toEqual(['fail', 'answer'])
    expect(minutes()).toBeLessThan(10)
  })

  test('passes as soon as it is sure, or when the time is up', async () => {
    const { given, minutes } = watching(100)
    const { metrics } = await watchDeployment(given)
    expect(outcomeOfMetrics(metrics).gate).toBe('pass')
    expect(minutes()).toBeLessThanOrEqual(15)
  })

  test('is judged all the same after Prometheus was away for a while', async () => {
    const { given, looks } = watching(200, { outage: [0, 6] })
    const { metrics } = await watchDeployment(given)
    expect(outcomeOfMetrics(metrics).gate).toBe('fail')
    expect(looks.length).toBeGreaterThan(7)
  })

  test('is unknown, and no pass, where Prometheus stayed away', async () => {
    const { given } = watching(100, { outage: [0, 99] })
    const { metrics, endedBy } = await watchDeployment(given)
    expect([outcomeOfMetrics(metrics).gate, endedBy]).toEqual(['unknown', 'time'])
  })

  test('whose metrics went away at the end is unknown too', async () => {
    const { given } = watching(100, { outage: [2, 99] })
    const { metrics } = await watchDeployment(given)
    expect(outcomeOfMetrics(metrics).gate).toBe('unknown')
  })

  test('of a job that is cancelled is what was known by then, and no pass', async () => {
    let cancelled = false
    const { given, minutes } = watching(100, {
      isCancelled: () => cancelled,
      pause: async () => {
        cancelled = true
      },
    })
    const { metrics, endedBy, looks } = await watchDeployment(given)
    expect([endedBy, looks, minutes()]).toEqual(['cancellation', 1, 0])
    expect(outcomeOfMetrics(metrics).gate).toBe('wait')
  })

  test('said to be in the future is not waited for', async () => {
    const { given, minutes } = watching(100, { deployedAt: deployedAt + 3 * 24 * 60 * minute, observeFor: 0 })
    const { looks, endedBy } = await watchDeployment(given)
    expect([looks, endedBy, minutes()]).toEqual([1, 'single-look', 0])
    const longer = watching(100, { deployedAt: deployedAt + 3 * 24 * 60 * minute })
    await watchDeployment(longer.given)
    expect(longer.minutes()).toBeLessThanOrEqual(15)
  })
})
