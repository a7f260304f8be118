/** How far values usually are from what was expected: over all, and by the hour of the day where that differs. */
import { day, hour } from '../../run/time.js'

export interface Spread {
  /** As a standard deviation of normal noise; 0 while unknown. */
  at(time: number): number
  learn(time: number, residual: number): void
}

/** Mean absolute deviation of normal noise, as a share of its standard deviation: √(2/π). */
const meanAbsolute = Math.sqrt(2 / Math.PI)
const hours = 24
/** A residual counts as at most so many spreads: an incident must not become what is usual. */
const bound = 4
/** Hours are believed from so many values on, and only as far as this from the whole. */
const fewestOfHour = 12
const bounds = { least: 0.4, most: 6 } as const

/** @param memory values the spread is a mean of, at most */
export function createSpread(memory: number): Spread {
  let whole = 0
  let count = 0
  const byHour = new Float64Array(hours)
  const counts = new Uint32Array(hours)
  const slotOf = (time: number): number => Math.floor((((time % day) + day) % day) / hour)
  const factorOf = (slot: number): number => {
    const seen = counts[slot] as number
    if (seen < fewestOfHour || whole <= 0) return 1
    const ratio = Math.min(bounds.most, Math.max(bounds.least, (byHour[slot] as number) / whole))
    // Shrunk towards the whole while the hour has few values.
    return ratio ** (seen / (seen + fewestOfHour))
  }
  return {
    at: (time) => (whole / meanAbsolute) * factorOf(slotOf(time)),
    learn(time, residual) {
      const slot = slotOf(time)
      const usual = (whole / meanAbsolute) * factorOf(slot)
      const size = count < 10 || usual <= 0 ? Math.abs(residual) : Math.min(Math.abs(residual), bound * usual)
      count += 1
      whole += Math.max(1 / count, 1 / memory) * (size - whole)
      const seen = (counts[slot] as number) + 1
      counts[slot] = seen
      byHour[slot] =
        (byHour[slot] as number) + Math.max(1 / seen, hours / memory / 2) * (size - (byHour[slot] as number))
    },
  }
}
