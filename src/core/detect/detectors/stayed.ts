/**
 * Slowness that stays: all of the last k runs, or two of the last three, were farther off than most comparable runs.
 *
 * Under random order the ranks of k runs among the runs before them are independent, so the chance that all are beyond a
 * share `a` is `a^k`, and that two of three are is `3a² − 2a³` (David, Nagaraja 2003, "Order statistics", §2.1); where the
 * series itself shows that slow runs come in spells, the chance of one more is taken from there. What
 * one run cannot show without crying wolf, three show nearly for certain.
 */
import { firstAtLeast } from '../../statistics/first-at-least.js'
import { median } from '../../statistics/sorted-window.js'
import { type Detector, type SeriesView, type Vote, WORD } from './detector.js'
import { heapOf } from './heap.js'
import { type Side, sideOf, sidesOf, usualBefore } from './side.js'

/** Runs looked at, at the most, and comparable runs before them, at the least. */
const MOST = 10
const LEAST_BEFORE = 10
/** Above this share of the earlier runs a value is too ordinary to count. */
const ORDINARY = 0.4
/**
 * The looks at 2, 3 … 10 runs are alike: together they find as much by chance as so many that are not, by measurement; those
 * for which a run need not be unusual find more of it.
 */
const LOOKS = { unusual: 3.5, familiar: 6 } as const
/** Share of the floor that several runs must be off; what stays need not be as large. */
const FLOOR = 0.8

export const stayed: Detector = {
  name: 'stayed',
  kind: 'stayed',
  isSilent: ({ better, usual, leveled }, value) => {
    if (leveled.length < LEAST_BEFORE + 1) return true
    const last = leveled[leveled.length - 1] as number
    const before = leveled[leveled.length - 2] as number
    if (better === 'lower') return value <= usual || (last <= usual && before <= usual)
    if (better === 'higher') return value >= usual || (last >= usual && before >= usual)
    return value === usual
  },
  learn: (view) => {
    const sides = sidesOf(view)
    return (value) => {
      const side = sideOf(sides, value)
      const found = side && mostTelling(view, side, value)
      if (side === undefined || found === undefined) return undefined
      if (found.p <= TELLING && isOfHeap(view, side, { found, value })) return undefined
      return voteOf(view, { side, found, value, sides: sides.length })
    }
  },
}

/** What more than this share of the earlier runs reached is a heap of its own: more of it than usual is news, not a disaster. */
const FAMILIAR = 0.1

interface Spell {
  readonly p: number
  /** Runs that agree, of how many. */
  readonly runs: number
  readonly of: number
  /** Share of the earlier runs that were as far off as these. */
  readonly share: number
}

/** The number of runs by which the spell is the least likely chance; the judged run is always one of them. */
function mostTelling(view: SeriesView, { sorted, turn }: Side, value: number): Spell | undefined {
  const { leveled } = view
  const n = sorted.length
  const recent = [turn(value)]
  const asFar = [n - firstAtLeast(sorted, turn(value))]
  const excused = (own: number): number => WORD * view.pardoned.filter((one) => turn(one) >= own).length
  let best: Spell | undefined
  for (let k = 2; k <= MOST && n - (k - 1) >= LEAST_BEFORE; k++) {
    const one = turn(leveled[leveled.length - (k - 1)] as number)
    recent.push(one)
    asFar.push(n - firstAtLeast(sorted, one))
    const before = n - (k - 1)
    // The last of the comparable runs belong to the spell: they are no reference for it.
    const shares = recent.map((own, i) => {
      let among = asFar[i] as number
      for (let j = 1; j < k; j++) if ((recent[j] as number) >= own) among--
      return Math.min(1, (among + 1 + excused(own)) / (before + 1))
    })
    const worst = Math.max(...shares)
    if (worst <= ORDINARY) {
      const again =
        worst ** k <= TELLING ? againOf(view, { turn, value: Math.min(...recent), start: k - 1 }, worst) : worst
      best = lessLikely(best, { p: worst * again ** (k - 1), runs: k, of: k, share: worst })
    }
    if (k === 3) {
      const order = [0, 1, 2].sort((a, b) => (shares[a] as number) - (shares[b] as number))
      const at = order[1] as number
      const second = shares[at] as number
      const again =
        second ** 2 <= TELLING ? againOf(view, { turn, value: recent[at] as number, start: 2 }, second) : second
      if (order[2] !== 0)
        best = lessLikely(best, { p: 3 * second * again - 2 * second * again ** 2, runs: 2, of: 3, share: second })
    } else if (worst > ORDINARY && k > 3) break
  }
  return best
}

/** Rarer than this it may be told, and is worth a closer look. */
const TELLING = 0.01
/** Runs that the assumption of independence weighs as much as. */
const PRIOR = 2

/**
 * How often a run as far off was followed by another one: slow runs come in spells where the runner is slow for a day, and
 * then three in a row say little more than one. Independent where nothing was as far off before.
 */
function againOf(
  { leveled, sorted }: SeriesView,
  { turn, value, start }: { readonly turn: Side['turn']; readonly value: number; readonly start: number },
  share: number,
): number {
  const end = leveled.length - start
  let far = 0
  let again = 0
  let before = false
  for (let i = Math.max(0, leveled.length - sorted.length); i < end; i++) {
    const isFar = turn(leveled[i] as number) >= value
    if (before && isFar) again++
    if (before) far++
    before = isFar
  }
  return Math.max(share, (again + PRIOR * share) / (far + PRIOR))
}

/** All of so many in a known heap are a level; of fewer their rate tells (detectors/mixture.ts). */
const LEVEL = 4

/** Did a known heap only show itself two or three times? */
function isOfHeap(
  view: SeriesView,
  side: Side,
  { found: { runs, of }, value }: { readonly found: Spell; readonly value: number },
): boolean {
  if (runs === of && of >= LEVEL) return false
  const heap = heapOf(view, side)
  if (heap === undefined) return false
  const own = [...view.leveled.slice(view.leveled.length - (of - 1)), value].map(side.turn).sort((a, b) => b - a)
  const agreeing = own.slice(0, runs)
  return agreeing.every((one) => one > heap.edge) && median(agreeing) < heap.median + side.floor
}

const lessLikely = (a: Spell | undefined, b: Spell): Spell => (a === undefined || b.p < a.p ? b : a)

function voteOf(
  view: SeriesView,
  given: { readonly side: Side; readonly found: Spell; readonly value: number; readonly sides: number },
): Vote {
  const { side, found, value, sides } = given
  const start = view.leveled.length - (found.of - 1)
  const own = [...view.leveled.slice(start), value].map(side.turn).sort((a, b) => a - b)
  const level = median(own.slice(own.length - found.runs))
  const expected = usualBefore(view, start)
  const off = level - side.turn(expected)
  return {
    kind: 'stayed',
    p: Math.min(1, (found.share > FAMILIAR ? LOOKS.familiar : LOOKS.unusual) * sides * found.p),
    expected,
    since: start,
    gap: side.turn(off),
    stayed: { runs: found.runs, of: found.of },
    isLarge: off >= FLOOR * side.floor && side.turn(value) - side.turn(expected) >= (FLOOR * side.floor) / 2,
    isFamiliar: found.share > FAMILIAR,
    because: () =>
      `${found.runs === found.of ? `all of the last ${found.of}` : `${found.runs} of the last ${found.of}`} runs are unlike those before`,
  }
}
