// What is used in the field today, each at its best threshold: a windowed Gaussian, z-score rules as written for Prometheus
// (avg_over_time, stddev_over_time), predict_linear, and plain Holt-Winters with normal residuals.
import { startHoltWinters } from '../../lib/core/statistics/holt-winters.js'

const hour = 3_600_000
const day = 24 * hour

/** Mean and standard deviation of a sliding window of so many values. */
function sliding(size) {
  const ring = []
  let [sum, squares] = [0, 0]
  return {
    get count() {
      return ring.length
    },
    z(value) {
      if (ring.length < 10) return 0
      const mean = sum / ring.length
      const deviation = Math.sqrt(Math.max(1e-18, squares / ring.length - mean * mean))
      return (value - mean) / Math.max(deviation, 1e-9)
    },
    push(value) {
      ring.push(value)
      sum += value
      squares += value * value
      if (ring.length > size) {
        const gone = ring.shift()
        sum -= gone
        squares -= gone * gone
      }
    },
  }
}

const windowed = (size) => () => {
  const window = sliding(size)
  return (_at, value) => {
    const z = Math.abs(window.z(value))
    window.push(value)
    return z
  }
}

export const peers = {
  'windowed Gaussian': ({ step }) => windowed(Math.round((7 * day) / step))(),
  'z-score rule (1 d)': ({ step }) => windowed(Math.round(day / step))(),
  'predict_linear (1 h)': ({ step }) => {
    const size = Math.max(10, Math.round(hour / step))
    const ring = []
    const errors = sliding(Math.round(day / step))
    return (_at, value) => {
      let score = 0
      if (ring.length >= 5) {
        const n = ring.length
        const meanX = (n - 1) / 2
        const meanY = ring.reduce((sum, one) => sum + one, 0) / n
        const slope = ring.reduce((sum, one, i) => sum + (i - meanX) * (one - meanY), 0) / ((n * (n * n - 1)) / 12)
        const error = value - (meanY + slope * (n - meanX))
        score = Math.abs(errors.z(error))
        errors.push(error)
      }
      ring.push(value)
      if (ring.length > size) ring.shift()
      return score
    }
  },
  'plain Holt-Winters (day)': ({ step }) => {
    const period = Math.round(day / step)
    const first = []
    const errors = sliding(7 * period)
    let model
    let i = 0
    return (_at, value) => {
      const slot = i++ % period
      if (model === undefined) {
        first.push(value)
        if (first.length < period) return 0
        const level = first.reduce((sum, one) => sum + one, 0) / period
        model = startHoltWinters({
          alpha: 0.1,
          beta: 0.0035,
          gamma: 0.1,
          level,
          trend: 0,
          season: first.map((one) => one - level),
        })
        return 0
      }
      const error = value - model.expected(slot, 1)
      const score = Math.abs(errors.z(error))
      errors.push(error)
      model.learn(value, slot, 1)
      return score
    }
  },
}
