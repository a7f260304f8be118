// Made files in the manner of the Numenta corpus: what it is made of is described in its paper and README; none of its data is here.
import { createRandom } from '../../lib/core/statistics/random.js'
import { normalOf } from './series.mjs'

const minute = 60_000
const day = 1440 * minute
const start = Date.UTC(2014, 3, 1)

export function makeNabLike(seed) {
  return Array.from({ length: 42 }, (_, i) => makers[i % makers.length](createRandom(seed * 1000 + i), i))
}

/** A window a tenth of the file long, shared by its anomalies, each about its beginning. */
function file(name, { step, values, anomalies, at }) {
  const half = Math.round((0.1 * values.length) / Math.max(1, anomalies.length) / 2)
  return {
    name,
    at: at ?? values.map((_, i) => start + i * step),
    values,
    windows: anomalies.map((i) => [Math.max(0, i - half), Math.min(values.length - 1, i + half)]),
  }
}
const place = (random, n, from = 0.3, to = 0.9) => Math.round(n * (from + (to - from) * random()))

const makers = [
  // A square wave of a day, noise on both levels, and one day that differs.
  (random, i) => {
    const n = 4032
    const kind = ['up', 'down', 'absent', 'middle', 'none'][((i / 7) | 0) % 5]
    const odd = 9 + Math.floor(4 * random())
    const values = Array.from({ length: n }, (_, k) => {
      const hour = ((k % 288) * 5) / 60
      const on = hour >= 9 && hour < 18
      const isOdd = Math.floor(k / 288) === odd
      const noise = 8 * (random() - 0.5)
      if (isOdd && on && kind === 'up') return 150 + 12 * (random() - 0.5)
      if (isOdd && on && kind === 'down') return 40 + noise
      if (isOdd && kind === 'absent') return 20 + noise
      if (isOdd && kind === 'middle' && hour >= 11 && hour < 16) return 60
      return (on ? 80 : 20) + noise
    })
    return file(`daily-${kind}-${i}`, {
      step: 5 * minute,
      values,
      anomalies: kind === 'none' ? [] : [odd * 288 + (kind === 'middle' ? 132 : 108)],
    })
  },
  // Use of a processor: nearly constant, small spikes by chance, then a shift or a great spike.
  (random, i) => {
    const n = 4032
    const [one, two] = [place(random, n, 0.3, 0.6), place(random, n, 0.7, 0.9)]
    const level = 0.1 + 40 * random()
    const values = Array.from({ length: n }, (_, k) => {
      const shifted = k >= two ? 1.6 : 1
      const spike = random() < 0.004 ? level * random() : 0
      const great = k >= one && k < one + 3 ? 1.5 * level : 0
      return level * shifted * (1 + 0.02 * normalOf(random)()) + spike + great
    })
    return file(`processor-${i}`, { step: 5 * minute, values, anomalies: [one, two] })
  },
  // Messages about a company: counts with a season of a day, bursts by chance, a few great ones.
  (random, i) => {
    const n = 8000
    const anomalies = [place(random, n, 0.25, 0.4), place(random, n, 0.5, 0.6), place(random, n, 0.75, 0.9)]
    let burst = 0
    const values = Array.from({ length: n }, (_, k) => {
      if (random() < 0.002) burst = 60 * random() ** 2
      burst *= 0.8
      const base = 18 + 14 * Math.sin((2 * Math.PI * k) / 288)
      const great = anomalies.some((a) => k >= a && k < a + 12) ? 250 * (0.5 + random()) : 0
      return Math.max(
        0,
        Math.round(base * (0.7 + 0.6 * random()) * Math.exp(0.25 * normalOf(random)()) + burst + great),
      )
    })
    return file(`messages-${i}`, { step: 5 * minute, values, anomalies })
  },
  // Demand of a city by half hours: seasons of day and week, holidays.
  (random, i) => {
    const n = 5000
    const days = [60 + Math.floor(10 * random()), 88 + Math.floor(8 * random())]
    const values = Array.from({ length: n }, (_, k) => {
      const d = Math.floor(k / 48)
      const weekend = d % 7 >= 5
      const hour = (k % 48) / 2
      const usual =
        8000 +
        9000 * Math.sin((Math.PI * Math.max(0, hour - 5)) / 19) * (weekend ? 0.8 : 1) +
        (weekend && hour < 3 ? 6000 : 0)
      return usual * (days.includes(d) ? 0.45 : 1) * (1 + 0.04 * normalOf(random)())
    })
    return file(`demand-${i}`, { step: 30 * minute, values, anomalies: days.map((d) => d * 48 + 16) })
  },
  // The temperature of a machine: a slow wander, and falls before it fails.
  (random, i) => {
    const n = 6000
    const [one, two] = [place(random, n, 0.35, 0.5), place(random, n, 0.7, 0.9)]
    let state = 0
    const values = Array.from({ length: n }, (_, k) => {
      state = 0.985 * state + 0.5 * normalOf(random)()
      const fall = [one, two].some((a) => k >= a && k < a + 60)
        ? -25 * Math.min(1, (k - (k >= two ? two : one)) / 10 + 0.3)
        : 0
      return 85 + 2 * state + 0.6 * normalOf(random)() + fall
    })
    return file(`temperature-${i}`, { step: 5 * minute, values, anomalies: [one, two] })
  },
  // Traffic: irregular times, rush hours, jams.
  (random, i) => {
    const n = 2500
    const anomalies = [place(random, n, 0.4, 0.55), place(random, n, 0.7, 0.9)]
    let t = start
    const at = []
    const values = Array.from({ length: n }, (_, k) => {
      t += 5 * minute * (1 + Math.floor(2.2 * random() ** 4))
      at.push(t)
      const hour = (t % day) / (60 * minute)
      const rush = Math.exp(-((hour - 8) ** 2) / 2) + Math.exp(-((hour - 17.5) ** 2) / 3)
      const jam = anomalies.some((a) => k >= a && k < a + 8) ? 35 : 0
      return Math.max(3, 68 - 14 * rush * random() - jam - 4 * random() * random() * 5 * random())
    })
    return file(`traffic-${i}`, { step: 5 * minute, values, anomalies, at })
  },
  // Prices of advertisements by hours: skewed, spikes by chance, one great.
  (random, i) => {
    const n = 1600
    const one = place(random, n, 0.4, 0.85)
    const values = Array.from({ length: n }, (_, k) => {
      const base = 0.5 + 0.15 * Math.sin((2 * Math.PI * k) / 24)
      const spike = random() < 0.01 ? random() : 0
      return base * Math.exp(0.25 * normalOf(random)()) + spike + (k >= one && k < one + 2 ? 2.5 : 0)
    })
    return file(`prices-${i}`, { step: 60 * minute, values, anomalies: [one] })
  },
]
