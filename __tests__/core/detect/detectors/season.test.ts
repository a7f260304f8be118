/** What is usual for its hour or weekday raises nothing after three cycles; what is not is told at every hour. */
import { describe, expect, test } from '@jest/globals'
import { isAlarm, replaySeries } from '../../../../src/core/detect/backtest/replay.js'
import { defaultSettings } from '../../../../src/core/detect/index.js'
import { day } from '../../../../src/core/run/time.js'
import { createRandom } from '../../../../src/core/statistics/random.js'

const hour = day / 24
const monday = Date.UTC(2026, 5, 1)

interface Timed {
  readonly at: number
  readonly value: number
}

/** Eight weeks of runs, one every two hours or so, each the factor of its time. */
function weeks(seed: number, factorOf: (at: Date) => number): readonly Timed[] {
  const random = createRandom(seed)
  return Array.from({ length: 8 * 7 * 12 }, (_, run) => {
    const at = monday + (2 * run + random() / 2) * hour
    const noise = Math.exp(0.1 * (random() + random() + random() + random() - 2) * 1.7)
    return { at, value: 300 * noise * factorOf(new Date(at)) }
  })
}

const alarmsIn = (runs: readonly Timed[]) =>
  replaySeries({
    points: runs.map((run, index) => ({ ...run, index, ok: true, failed: false, keys: {} })),
    better: 'lower',
    settings: defaultSettings,
    whatIf: [],
  })
    .rows.filter(isAlarm)
    .map(({ index }) => index)

const isWorkday = (at: Date): boolean => at.getUTCDay() % 6 !== 0
const seasons = {
  'office hours': (at: Date) => (isWorkday(at) && at.getUTCHours() >= 9 && at.getUTCHours() < 18 ? 1.7 : 1),
  'a queue ten times as long in office hours': (at: Date) =>
    isWorkday(at) && at.getUTCHours() >= 9 && at.getUTCHours() < 18 ? 10 : 1,
  'a cold cache on Mondays': (at: Date) => (at.getUTCDay() === 1 && at.getUTCHours() < 4 ? 3 : 1),
}

describe.each(Object.entries(seasons))('%s', (_, factorOf) => {
  const seeds = [1, 2, 3]

  test('hardly an alarm from the fourth week on, fewer than one in 200 runs', () => {
    const late = seeds.flatMap((seed) => {
      const runs = weeks(seed, factorOf)
      return alarmsIn(runs).filter((index) => (runs[index]?.at ?? 0) >= monday + 22 * day)
    })
    expect(late.length).toBeLessThan((seeds.length * 34 * 12) / 200)
  })

  test('five times the peak, at its hour, is told in that run', () => {
    for (const seed of seeds) {
      const runs = weeks(seed, factorOf)
      const peak = runs.findLastIndex(({ at }) => factorOf(new Date(at)) > 1)
      const raised = runs.slice(0, peak + 1).map((run, i) => (i === peak ? { ...run, value: 5 * run.value } : run))
      expect(alarmsIn(raised)).toContain(peak)
    }
  })
})

test('a level that stays for weeks is no season', () => {
  for (const seed of [1, 2, 3]) {
    const runs = weeks(seed, () => 1)
    const moved = runs.map((run, i) => (i >= 400 ? { ...run, value: 1.6 * run.value } : run))
    expect(alarmsIn(moved).some((index) => index >= 400 && index < 406)).toBe(true)
  }
})
