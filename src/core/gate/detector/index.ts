/**
 * The detector for metrics of services: autocorrelated, seasonal, spiky, heavy-tailed; the detectors of builds are no use there.
 * Each value is judged by those before it: forecast, residual in its usual spread, sums of residuals over several windows, and how
 * rare such a sum is by the tail of all there were. Nothing of it looks ahead, so a replay says what would have been said.
 */
import { day, minute } from '../../run/time.js'
import { createPeaks, type Peaks } from '../../statistics/peaks.js'
import { createForecaster, type Season } from './forecast.js'
import { createNews } from './news.js'
import { createScanner, type Scan } from './scan.js'
import { createSpread } from './spread.js'

export interface DetectorOptions {
  /** Milliseconds between values. */
  readonly step: number
  /** Which direction is the good one: a value in that direction is no trouble. */
  readonly better: 'up' | 'down' | 'neither'
  readonly seasons: readonly Season[]
  /** Milliseconds ahead by which the models are judged; a quarter of an hour where it is not given. */
  readonly lead?: number
}

export interface ServiceJudgement {
  readonly at: number
  readonly value: number
  readonly expected: number
  /** What was expected of it `lead` ago; undefined where nothing was yet. */
  readonly foreseen: number | undefined
  /** Standard deviation of what is usual about now. */
  readonly spread: number
  readonly season: Season
  /** How likely something as unusual is, in usual times; 1 while there is too little to say. */
  readonly p: number
  readonly kind: 'level' | 'spread'
  /** −log10 of `p`, less what was said of the same trouble already: high where a trouble begins. */
  readonly news: number
}

export interface ServiceDetector {
  /** @param at milliseconds since the epoch, later than before @returns undefined for a value that is no number */
  push(at: number, value: number): ServiceJudgement | undefined
  /** What it expects of an instant to come, by what it has learnt so far. */
  foresee(at: number): Pick<ServiceJudgement, 'expected' | 'season'> | undefined
  /** Values it has learnt from. */
  readonly count: number
}

/** The seasonal model is asked from so many values on; before, the plain distance decides. */
export const fewestForModel = 100
/** What follows a change within minutes forecasts well and shows none. */
const usualLead = 15 * minute
/** Share of values below the threshold of the tail (Siffer et al. take .98). */
const peaks = { level: 0.97, start: fewestForModel, most: 300 } as const
/** What is usual is what was in the last week; so many values at least and at most. */
const memoryOf = (step: number): number => Math.round(Math.min(10_000, Math.max(2000, (7 * day) / step)))
/** Rarer is no more than a number of the model. */
const leastP = 1e-15
/** Values that are unusual come in company, as the windows overlap: alarms are so many times rarer than such values. */
const company = 3

/**
 * The probability below which a value is an alarm.
 *
 * @param budget false alarms a day
 * @param step milliseconds between values
 */
export const alarmBelow = (budget: number, step: number): number => Math.min(0.05, (company * budget * step) / day)

/** What is this rare is not learnt from as if it were usual. */
const anomalous = 1e-4
/** And what follows it until it is no rarer than this: the windows still hold the anomaly. */
const over = 3e-2
/** Values that are kept out at most: then it is another regime. */
const longestHeld = 150

export function createServiceDetector({ step, better, seasons, lead = usualLead }: DetectorOptions): ServiceDetector {
  const forecaster = createForecaster({ step, seasons, lead: Math.max(1, Math.min(90, Math.round(lead / step))) })
  const memory = memoryOf(step)
  const spread = createSpread(memory)
  const scanner = createScanner(memory)
  const tail = (): Peaks => createPeaks({ ...peaks, memory })
  const tails = { up: tail(), down: tail(), wide: tail() }
  const teach = createTeacher(tails)
  const news = createNews()
  let count = 0
  let last: number | undefined
  let granularity = Number.POSITIVE_INFINITY
  let previous: number | undefined

  return {
    get count() {
      return count
    },
    foresee: (at) => forecaster.expect(at, last === undefined ? 1 : (at - last) / step),
    push(at, value) {
      if (!Number.isFinite(value)) return undefined
      const elapsed = last === undefined ? 1 : Math.max(0, (at - last) / step)
      const forecast = forecaster.expect(at, elapsed)
      const expected = forecast?.expected ?? value
      const moved = Math.abs(value - (previous ?? value))
      const least = leastSpread(expected, granularity)
      const usual = Math.max(spread.at(at), least)
      const residual = value - expected
      const scan = scanner.push(usual > 0 ? residual / usual : 0)
      const { p, kind } = rarest(scan, tails, better)
      spread.learn(at, residual)
      forecaster.learn({ at, value, elapsed, spread: count < 10 ? 0 : usual })
      teach(scan, p)
      if (moved > 0) granularity = Math.min(granularity, moved)
      count += 1
      last = at
      previous = value
      return {
        at,
        value,
        expected,
        foreseen: forecast?.foreseen,
        spread: usual,
        season: forecast?.season ?? 'none',
        p,
        kind,
        news: news.push(-Math.log10(p)),
      }
    },
  }
}

/** The grain of the measurement, which a calm past may not show: half the least step there was, a thousandth of the level. */
const leastSpread = (expected: number, granularity: number): number =>
  Math.max(Number.isFinite(granularity) ? granularity / 4 : 0, Math.abs(expected) * 1e-3, 1e-9)

interface Tails {
  readonly up: Peaks
  readonly down: Peaks
  readonly wide: Peaks
}

/** The rarest of the ways that are not the good one; how many there are is counted (Bonferroni). */
function rarest(scan: Scan, tails: Tails, better: DetectorOptions['better']): Pick<ServiceJudgement, 'p' | 'kind'> {
  const up = better === 'up' ? 1 : (tails.up.tail(scan.up) ?? 1)
  const down = better === 'down' ? 1 : (tails.down.tail(scan.down) ?? 1)
  const wide = tails.wide.tail(scan.wide) ?? 1
  const level = Math.min(up, down)
  const ways = better === 'neither' ? 3 : 2
  const least = Math.min(level, wide)
  return { p: Math.min(1, Math.max(leastP, ways * least)), kind: level <= wide ? 'level' : 'spread' }
}

/**
 * As in SPOT an anomaly is no example of what is usual, nor is what the windows still hold of it; but one that goes on and on
 * becomes usual.
 */
function createTeacher(tails: Tails): (scan: Scan, p: number) => void {
  let held = 0
  let isHeld = false
  return (scan, p) => {
    isHeld = tails.up.ready && p < (isHeld ? over : anomalous)
    held = isHeld ? held + 1 : Math.max(0, held - 0.2)
    if (isHeld && held < longestHeld) return
    tails.up.learn(scan.up)
    tails.down.learn(scan.down)
    tails.wide.learn(scan.wide)
  }
}
