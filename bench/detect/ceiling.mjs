/**
 * How many level shifts anybody could find on these hosts: a likelihood ratio that knows the size of the shift and the noise
 * (from 150 runs before it and 150 after it, which no one has), told when it began or not, at the same share of untouched
 * hosts alarmed on. A bound for comparison, no detector.
 */
import { hostsOf } from './score.mjs'

const AROUND = 150
const WITHIN = 10
const PER_SERIES = 60
const DENSITY = { neighbours: 5, leastBandwidth: 0.02, background: 0.05 }

/** @returns per factor the share found, in per cent, where the time is known and where it is not */
export function ceiling(all, logDensity, falseShare = 0.015) {
  const places = all.flatMap(({ rows }) => {
    const v = rows.filter((row) => row.ok).map((row) => row.value)
    const logs = v.map(Math.log)
    return hostsOf(v, PER_SERIES).map((k) => ({
      density: logDensity([...logs.slice(Math.max(0, k - AROUND), k), ...logs.slice(k + WITHIN, k + AROUND)], DENSITY),
      values: logs.slice(k - WITHIN, k + WITHIN),
    }))
  })
  const found = {}
  for (const factor of [1.2, 1.3, 1.5]) {
    const move = Math.log(factor)
    const gains = ({ density, values }, by) =>
      values.map((value, i) => {
        const x = i < WITHIN ? value : value + by
        return density(x - move) - density(x)
      })
    const sum = (list) => list.reduce((total, one) => total + one, 0)
    const known = (list) => sum(list.slice(WITHIN))
    const unknown = (list) =>
      Math.max(...Array.from({ length: WITHIN }, (_, i) => sum(list.slice(WITHIN + i - 7, WITHIN + i + 1))))
    found[`+${Math.round(100 * factor - 100)}%`] = Object.fromEntries(
      Object.entries({ known, unknown }).map(([name, statistic]) => {
        const usual = places.map((place) => statistic(gains(place, 0))).sort((a, b) => b - a)
        const limit = usual[Math.floor(falseShare * usual.length)]
        const hits = places.filter((place) => statistic(gains(place, move)) > limit).length
        return [name, Math.round((1000 * hits) / places.length) / 10]
      }),
    )
  }
  return found
}
