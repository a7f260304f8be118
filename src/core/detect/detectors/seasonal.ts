/**
 * Unusual for its time of day and week: the residual of a Holt-Winters forecast. For queue times and service metrics;
 * hour and weekday explain about one per cent of the variance of build durations (docs/detection.md), so it is off for those.
 */
import { holtWinters, type Sampled } from '../../statistics/holt-winters.js'
import { median } from '../../statistics/sorted-window.js'
import { upperTail } from '../../statistics/tail.js'
import type { Detector } from './detector.js'

const HOUR = 3_600_000
/** Slots of three hours, working days and weekends apart. */
const SLOT_HOURS = 3
const SLOTS = 48 / SLOT_HOURS
const SMOOTHING = { alpha: 0.1, beta: 0.01, gamma: 0.15 } as const
/** Runs the forecast is made from, at most and at least. */
const MOST = 500
const LEAST = 60
const Z = 4
const EFFECT = 0.5

/** @param at milliseconds since the epoch; UTC, so that the slot does not depend on where it runs */
export function slotOf(at: number): number {
  const day = (Math.floor(at / (24 * HOUR)) + 4) % 7
  const slot = Math.floor((at / HOUR / SLOT_HOURS) % (24 / SLOT_HOURS))
  return slot + (day === 0 || day === 6 ? SLOTS / 2 : 0)
}

export const seasonal: Detector = {
  name: 'seasonal',
  kind: 'seasonal',
  learn: (view) => {
    const { at } = view
    const samples = samplesOf(view.leveled, view.times).slice(-MOST)
    const last = view.times.at(-1)
    if (at === undefined || last === undefined || samples.length < LEAST) return undefined
    const model = holtWinters(samples, { ...SMOOTHING, ...startOf(samples) })
    const residuals = samples.map(({ value }, i) => value - (model.fitted[i] as number)).slice(LEAST / 2)
    const sigma = Math.max(1.4826 * median(residuals.map(Math.abs)), view.floor.spread)
    const expected = model.forecast(Math.min(10, Math.max(0, (at - last) / HOUR)), slotOf(at))
    const away = (residual: number, sign: number): number =>
      upperTail(Float64Array.from(residuals, (one) => sign * one).sort(), sign * residual, view.floor.spread)
    return (value) => {
      const residual = value - expected
      const sign = residual < 0 ? -1 : 1
      const least = sign > 0 ? view.scale.rise(expected, EFFECT) : view.scale.fall(expected, EFFECT)
      return {
        kind: 'seasonal',
        p: away(residual, sign),
        expected,
        isLarge: Math.abs(residual) >= Math.max(Z * sigma, least),
        because: () => `unusual for this time of day and week, by the last ${samples.length} runs`,
      }
    }
  },
}

function samplesOf(values: readonly number[], times: readonly (number | undefined)[]): readonly Sampled[] {
  let before: number | undefined
  return values.flatMap((value, i) => {
    const at = times[i]
    if (at === undefined) return []
    const elapsed = before === undefined ? 1 : (at - before) / HOUR
    before = at
    return [{ value, slot: slotOf(at), elapsed }]
  })
}

/** The level of all samples, no trend, and of each slot its own level less that. */
function startOf(samples: readonly Sampled[]) {
  const level = median(samples.map(({ value }) => value))
  const season = Array.from({ length: SLOTS }, (_, slot) => {
    const own = samples.filter((sample) => sample.slot === slot).map(({ value }) => value)
    return own.length < 3 ? 0 : median(own) - level
  })
  return { level, trend: 0, season }
}
