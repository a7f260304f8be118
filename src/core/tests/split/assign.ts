/**
 * Shares units of known time among machines so that the last machine to end ends early: longest processing time first
 * (Graham, SIAM J. Appl. Math. 17, 1969), then exchanges between the fullest machine and the others.
 */
import type { Estimate } from './estimate.js'

export interface Shard {
  readonly units: readonly Estimate[]
  /** Sum of the times of its units, in ms. */
  readonly ms: number
}

interface Machine {
  readonly units: Estimate[]
  ms: number
  variance: number
}

/** Exchanges tried; each lowers the fullest machine. */
const mostExchanges = 400

/**
 * Every unit once, the same whatever the order the units come in.
 *
 * A machine counts as full as its mean and a share of its bad luck: of n normal sums the largest lies about √(2 ln n)
 * deviations above the mean (Cramér 1946), so units whose times vary much are spread rather than put together. A quarter of
 * it: the whole leaves means less even than it saves (`npm run bench:split`).
 */
export function assign(estimates: readonly Estimate[], total: number): readonly Shard[] {
  const luck = 0.25 * Math.sqrt(2 * Math.log(total))
  const load = ({ ms, variance }: Pick<Machine, 'ms' | 'variance'>): number => ms + luck * Math.sqrt(variance)
  const machines = Array.from({ length: total }, (): Machine => ({ units: [], ms: 0, variance: 0 }))
  const order = estimates.toSorted((a, b) => b.ms - a.ms || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
  for (const unit of order) {
    let best = machines[0] as Machine
    let least = Number.POSITIVE_INFINITY
    for (const machine of machines) {
      const after = load({ ms: machine.ms + unit.ms, variance: machine.variance + unit.deviation ** 2 })
      // Of units without a time each machine gets as many.
      if (after < least || (after === least && machine.units.length < best.units.length)) {
        best = machine
        least = after
      }
    }
    put(best, unit, 1)
    best.units.push(unit)
  }
  for (let tried = 0; tried < mostExchanges && exchange(machines, load); tried++);
  return machines.map(({ units, ms }) => ({
    units: units.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    ms: Math.max(0, ms),
  }))
}

const put = (machine: Machine, unit: Estimate, times: 1 | -1): void => {
  machine.ms += times * unit.ms
  machine.variance = Math.max(0, machine.variance + times * unit.deviation ** 2)
}

/** Moves a unit of the fullest machine away, or swaps it for a shorter one, where both machines end below it. */
function exchange(machines: readonly Machine[], load: (machine: Pick<Machine, 'ms' | 'variance'>) => number): boolean {
  const fullest = machines.reduce((a, b) => (load(b) > load(a) ? b : a))
  const before = load(fullest)
  for (const other of machines.toSorted((a, b) => load(a) - load(b))) {
    if (other === fullest) continue
    const gap = (fullest.ms - other.ms) / 2
    for (const out of fullest.units) {
      const back = nearest(other.units, out.ms - gap)
      for (const given of [undefined, back]) {
        const lower = {
          ms: fullest.ms - out.ms + (given?.ms ?? 0),
          variance: Math.max(0, fullest.variance - out.deviation ** 2 + (given?.deviation ?? 0) ** 2),
        }
        const higher = {
          ms: other.ms + out.ms - (given?.ms ?? 0),
          variance: Math.max(0, other.variance + out.deviation ** 2 - (given?.deviation ?? 0) ** 2),
        }
        if (Math.max(load(lower), load(higher)) >= before * (1 - 1e-9)) continue
        swap(fullest, other, out)
        if (given !== undefined) swap(other, fullest, given)
        return true
      }
    }
  }
  return false
}

const nearest = (units: readonly Estimate[], ms: number): Estimate | undefined =>
  units.reduce<Estimate | undefined>(
    (best, unit) => (best === undefined || Math.abs(unit.ms - ms) < Math.abs(best.ms - ms) ? unit : best),
    undefined,
  )

function swap(from: Machine, to: Machine, unit: Estimate): void {
  from.units.splice(from.units.indexOf(unit), 1)
  to.units.push(unit)
  put(from, unit, -1)
  put(to, unit, 1)
}

/**
 * No split can end before this: the mean, the longest unit, and the two shortest of the `total + 1` longest, which share a
 * machine (Graham 1969).
 */
export function lowerBound(times: readonly number[], total: number): number {
  const sorted = times.toSorted((a, b) => b - a)
  const sum = sorted.reduce((all, ms) => all + ms, 0)
  const pair = sorted.length > total ? (sorted[total - 1] ?? 0) + (sorted[total] ?? 0) : 0
  return Math.max(sum / total, sorted[0] ?? 0, pair)
}
