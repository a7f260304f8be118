/** How grave something unusual is: by how far off it is, and for how long. */
import type { Severity } from '../model/index.js'
import { minute } from '../run/time.js'
import type { Change, Residual } from './change.js'

export interface Lasting {
  /** Milliseconds since the epoch. */
  readonly since: number
  readonly minutes: number
}

/** About twice: an expectation is no exact number. */
const twice = 1.8
/** Spreads from which a value counts as still off. */
const off = 2

/** From when on most values are off in this direction, to the newest; one value within is no end. */
export function lastingOf(
  after: readonly Residual[],
  { way, step, kind }: { readonly way: 1 | -1; readonly step: number; readonly kind: 'level' | 'spread' },
): Lasting {
  const isOff = ({ z }: Residual): boolean => (kind === 'spread' ? Math.abs(z) >= off : way * z >= off)
  const first = after.findIndex(isOff)
  if (first < 0) {
    const start = after[0]?.at ?? 0
    return { since: start, minutes: ((after.at(-1)?.at ?? start) - start + step) / minute }
  }
  const since = (after[first] as Residual).at
  return { since, minutes: ((after.at(-1) as Residual).at - since + step) / minute }
}

export interface Graded {
  readonly kind: 'level' | 'spread'
  readonly observed: number
  readonly expected: number
  /** In usual spreads. */
  readonly deviation: number
  readonly change: Change | undefined
  readonly lasting: Lasting
  /** The test that may be looked at at any time says so, or the tail is as rare. */
  readonly sure: boolean
}

/**
 * | | 10 minutes or longer | 3 minutes or longer | shorter |
 * |---|---|---|---|
 * | about twice what was expected (or half), and 8 spreads | critical | high | medium |
 * | 1.5 times, or 6 spreads | high | high | medium |
 * | 3 spreads | high where sure, else medium | medium | low |
 * | less | medium | low | low |
 */
export function gradeOf({ kind, observed, expected, deviation, change, lasting, sure }: Graded): Severity {
  if (kind === 'spread') return lasting.minutes >= 10 && (change?.ratio ?? 1) >= 3 ? 'high' : 'medium'
  const size = Math.abs(deviation)
  const ratio =
    expected > 0 && observed > 0 ? Math.max(observed / expected, expected / observed) : Number.POSITIVE_INFINITY
  const [long, some] = [lasting.minutes >= 10, lasting.minutes >= 3]
  if (ratio >= twice && size >= 8) return long ? 'critical' : some ? 'high' : 'medium'
  if ((ratio >= 1.5 && size >= 3) || size >= 6) return some ? 'high' : 'medium'
  if (size >= 3) return long && sure ? 'high' : some ? 'medium' : 'low'
  return long && sure ? 'medium' : 'low'
}
