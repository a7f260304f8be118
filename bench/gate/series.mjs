// Made metrics of services with labelled incidents: the first generator, the one the detector was tuned on.
// Sums of a level, seasons of a day and a week, drift, and noise of one of four kinds; then incidents, then missing values.
import { createRandom } from '../../lib/core/statistics/random.js'

export const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** Normal values (Box, Muller 1958). */
export const normalOf = (random) => () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())

/** Noise of mean 0 and standard deviation 1. */
const noises = {
  normal: (random) => normalOf(random),
  // Student’s t with 4 degrees of freedom: its standard deviation is √2.
  heavy: (random) => {
    const normal = normalOf(random)
    return () => {
      const chi = [0, 0, 0, 0].reduce((sum) => sum + normal() ** 2, 0)
      return normal() / Math.sqrt(chi / 4) / Math.SQRT2
    }
  },
  autocorrelated: (random) => {
    const normal = normalOf(random)
    const phi = 0.4 + 0.4 * random()
    let state = normal()
    return () => {
      state = phi * state + Math.sqrt(1 - phi * phi) * normal()
      return state
    }
  },
  skewed: (random) => {
    // Gamma of shape 4, as response times are: mean 4, standard deviation 2.
    return () => (-Math.log((1 - random()) * (1 - random()) * (1 - random()) * (1 - random())) - 4) / 2
  },
}
const seasons = ['none', 'day', 'week']

/** @returns {at, values, incidents: [{kind, from, to}]}; times in ms, `values` with NaN where nothing was scraped */
export function makeSeries({ seed, step, days, learn }) {
  const random = createRandom(seed)
  const names = Object.keys(noises)
  const noiseName = names[seed % names.length]
  const noise = noises[noiseName](random)
  const season = seasons[Math.floor(seed / names.length) % seasons.length]
  const level = 10 ** (3 * random() - 1)
  const sigma = level * (0.02 + 0.1 * random())
  const swing = season === 'none' ? 0 : sigma * (2 + 8 * random())
  const drift = (random() < 0.3 ? 1 : 0) * (random() - 0.5) * sigma * 0.3
  const phase = random() * day
  const n = Math.round((days * day) / step)
  const start = 1_750_000_000_000 - (1_750_000_000_000 % day)
  const at = Array.from({ length: n }, (_, i) => start + i * step)
  const usual = at.map((t) => {
    const weekday = (Math.floor(t / day) + 4) % 7
    const rest = season === 'week' && (weekday === 0 || weekday === 6) ? 0.3 : 1
    const ofDay =
      Math.max(0, Math.sin((2 * Math.PI * (t + phase)) / day)) + 0.3 * Math.sin((4 * Math.PI * (t + phase)) / day)
    return level + swing * rest * ofDay + (drift * (t - start)) / day
  })
  const incidents = placeIncidents({ random, start, step, n, learn })
  const normal = normalOf(random)
  const values = at.map((t, i) => {
    const incident = incidents.find(({ from, to }) => t >= from && t < to)
    let one = noise()
    if (incident?.kind === 'variance') one *= Math.sqrt(3)
    if (incident?.kind === 'deviation') one *= 3
    if (incident?.kind === 'level') one += 4 * incident.sign
    if (incident?.kind === 'spike') one += 8 * incident.sign
    return usual[i] + sigma * one + 0 * normal()
  })
  const gap = start + learn + random() * (days * day - learn)
  for (let i = 0; i < n; i++)
    if (random() < 0.01 || (seed % 3 === 0 && at[i] >= gap && at[i] < gap + hour && !inIncident(incidents, at[i])))
      values[i] = Number.NaN
  return { name: `first-${seed}`, noise: noiseName, season, at, values, incidents, step }
}

const inIncident = (incidents, t) => incidents.some(({ from, to }) => t >= from - 2 * hour && t < to)

export const kinds = ['level', 'spike', 'variance', 'deviation']

/** Eight incidents after the learning time, far from one another, each for 15 to 45 minutes. */
export function placeIncidents({ random, start, step, n, learn }) {
  const span = n * step - learn
  const each = span / (2 * kinds.length)
  return Array.from({ length: 2 * kinds.length }, (_, i) => {
    const from = start + learn + i * each + each * (0.3 + 0.5 * random())
    const aligned = from - ((from - start) % step)
    return {
      kind: kinds[i % kinds.length],
      sign: random() < 0.7 ? 1 : -1,
      from: aligned,
      to: aligned + (15 + 30 * random()) * minute,
    }
  })
}
