// The second generator, on which nothing was tuned: metrics as a small simulation of a service makes them, not as sums of curves.
// Arrivals by a rate that follows office hours, a queue, caches, garbage collection, replicas; a rate, a latency or a use of memory is read.
import { createRandom } from '../../lib/core/statistics/random.js'
import { minute, normalOf, placeIncidents } from './series.mjs'

const hour = 60 * minute
const day = 24 * hour
const shapes = ['latency', 'rate', 'memory', 'errors', 'queue']

export function makeOther({ seed, step, days, learn }) {
  const random = createRandom(seed * 7919 + 17)
  const normal = normalOf(random)
  const shape = shapes[seed % shapes.length]
  const n = Math.round((days * day) / step)
  const start = 1_752_000_000_000 - (1_752_000_000_000 % day)
  const incidents = placeIncidents({ random, start, step, n, learn })
  const load = loadOf({ random, normal })
  let [slow, heap] = [0, 0.3]
  const at = []
  const clean = []
  for (let i = 0; i < n; i++) {
    const t = start + i * step
    const rate = load(t)
    // A slow wander of caches and neighbours: a fractional noise made of three autoregressions.
    slow = 0.97 * slow + 0.05 * normal()
    heap += 0.004 * (rate / 100) * (step / minute) * (0.6 + 0.8 * random())
    if (heap > 0.75 + 0.1 * random()) heap = 0.3 + 0.03 * normal()
    const utilisation = Math.min(0.93, (rate / 220) * (1 + 0.1 * slow))
    at.push(t)
    clean.push(
      {
        latency: () => (20 / (1 - utilisation)) * Math.exp(0.08 * normal() + 0.1 * slow),
        rate: () => rate + Math.sqrt(rate / (step / 1000 / 15)) * normal() * 1.5,
        memory: () => 1e9 * heap,
        errors: () => poisson(random, 0.02 * rate * Math.exp(0.3 * slow)),
        queue: () => Math.max(0, (utilisation ** 2 / (1 - utilisation)) * (1 + 0.35 * normal() + 0.3 * slow)),
      }[shape](),
    )
  }
  const sigma = residualSpread(clean, Math.round(day / step))
  const values = clean.map((value, i) => {
    const incident = incidents.find(({ from, to }) => at[i] >= from && at[i] < to)
    if (incident === undefined) return random() < 0.008 ? Number.NaN : value
    const neighbours = clean.slice(Math.max(0, i - 5), i + 6)
    const centre = neighbours.reduce((sum, one) => sum + one, 0) / neighbours.length
    if (incident.kind === 'level') return value + 4 * sigma * incident.sign
    if (incident.kind === 'spike') return value + 8 * sigma * incident.sign
    return centre + (value - centre) * (incident.kind === 'variance' ? Math.sqrt(3) : 3)
  })
  return { name: `other-${seed}`, noise: shape, season: 'simulated', at, values, incidents, step }
}

/** Requests a second: office hours, a lunch dip, a quiet weekend, an hourly job, and a wander of its own. */
function loadOf({ random, normal }) {
  const base = 20 + 60 * random()
  const office = 30 + 60 * random()
  const job = random() < 0.5 ? 15 : 0
  let wander = 0
  return (t) => {
    const weekday = (Math.floor(t / day) + 4) % 7
    const clock = (t % day) / hour
    const working = 1 / (1 + Math.exp(-(clock - 8.5) * 1.5)) - 1 / (1 + Math.exp(-(clock - 18) * 1.2))
    const lunch = 0.25 * Math.exp(-((clock - 12.5) ** 2) / 0.4)
    const weekend = weekday === 0 || weekday === 6 ? 0.35 : 1
    wander = 0.995 * wander + 0.02 * normal()
    return Math.max(
      2,
      (base + office * weekend * Math.max(0, working - lunch) + (t % hour < 3 * minute ? job : 0)) * (1 + 0.1 * wander),
    )
  }
}

function poisson(random, mean) {
  if (mean > 50) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normalOf(random)()))
  let [k, product] = [0, random()]
  for (const limit = Math.exp(-mean); product > limit; k++) product *= random()
  return k
}

/** Robust spread of what is left after the median of the same time of other days. */
function residualSpread(values, period) {
  const residuals = values
    .slice(period, -period)
    .map((value, i) => Math.abs(value - (values[i] + values[i + 2 * period]) / 2))
  return (1.4826 * residuals.sort((a, b) => a - b)[residuals.length >> 1]) / Math.sqrt(1.5)
}
