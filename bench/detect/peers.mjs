/** What others do, behind the same `judge(rows, factors)`: computed in the same run, on the same rows. */
import { median } from './series.mjs'

/** Each row by the at most 100 successes before it. */
const online = (ratioLimit) => (rows, factors) => {
  const past = []
  return rows.map((row) => {
    if (!row.ok) return { anomaly: false, whatIf: {} }
    const limit = past.length < 5 ? Number.POSITIVE_INFINITY : ratioLimit(past.slice(-100))
    const answer = {
      anomaly: row.value > limit,
      kind: 'spike',
      whatIf: Object.fromEntries(factors.map((factor) => [String(factor), row.value * factor > limit])),
    }
    past.push(row.value)
    return answer
  })
}

const meanOf = (values) => values.reduce((sum, value) => sum + value, 0) / values.length

/** github-action-benchmark: an alert when the value is more than 200 % of the one before. */
export const previousTwice = online((past) => 2 * past.at(-1))

/** The mean and three standard deviations. */
export const meanZ3 = online((past) => {
  const mean = meanOf(past)
  return mean + 3 * Math.sqrt(meanOf(past.map((value) => (value - mean) ** 2)))
})

/** Median and MAD of logarithms, 3.5 deviations, no floor. */
export const robustZ = online((past) => {
  const logs = past.map(Math.log)
  const center = median(logs)
  return Math.exp(center + 3.5 * Math.max(1e-9, 1.4826 * median(logs.map((x) => Math.abs(x - center)))))
})

/** A plain forest on the ratio to the median, the ratio to the value before, and to the medians of 5 and 20; q99. */
export const plainForest =
  ({ trainForest, scoreForest }) =>
  (rows, factors) => {
    const past = []
    let model
    const features = (value, at) => [
      Math.log(value / median(past.slice(Math.max(0, at - 100), at))),
      Math.log(value / past[at - 1]),
      Math.log(value / median(past.slice(Math.max(0, at - 5), at))),
      Math.log(value / median(past.slice(Math.max(0, at - 20), at))),
    ]
    return rows.map((row) => {
      if (!row.ok) return { anomaly: false, whatIf: {} }
      const n = past.length
      if (n >= 30 && (model === undefined || n % 25 === 0)) {
        const table = Array.from({ length: Math.min(100, n - 5) }, (_, i) => features(past[n - 1 - i], n - 1 - i))
        const forest = trainForest(table, { seed: 1, unknown: 'refuse', trees: 50 })
        const scores = table.map((line) => scoreForest(forest, line)).sort((a, b) => a - b)
        model = { forest, limit: scores[Math.floor(0.99 * (scores.length - 1))] }
      }
      const flagged = (value) => {
        if (model === undefined) return false
        const line = features(value, n)
        return line[0] > 0 && scoreForest(model.forest, line) > model.limit
      }
      const answer = {
        anomaly: flagged(row.value),
        kind: 'spike',
        whatIf: Object.fromEntries(factors.map((factor) => [String(factor), flagged(row.value * factor)])),
      }
      past.push(row.value)
      return answer
    })
  }

/** Wilcoxon-Mann-Whitney of the last 8 against the 60 before, 10 %, p < .001: quiet for 15 runs after an alarm. */
export const rankShift = (greaterByRank) => (rows, _factors) => {
  const past = []
  let quietUntil = 0
  return rows.map((row, i) => {
    if (!row.ok) return { anomaly: false, whatIf: {} }
    past.push(Math.log(row.value))
    const later = past.slice(-8)
    const earlier = past.slice(-68, -8)
    const moved =
      earlier.length >= 15 && median(later) - median(earlier) > Math.log(1.1) && greaterByRank(later, earlier) < 1e-3
    const anomaly = moved && i >= quietUntil
    if (anomaly) quietUntil = i + 15
    return { anomaly, kind: 'shift', since: i - 7, whatIf: {} }
  })
}
