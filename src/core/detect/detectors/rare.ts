/**
 * One run unlike the others: how often its like was seen among all comparable runs, continued beyond them by a tail
 * (statistics/tail.ts), and never less than the floor of its kind of metric nor a few robust deviations.
 * Iglewicz, Hoaglin 1993, "How to detect and handle outliers" (median and MAD in place of mean and deviation).
 */
import { firstAtLeast } from '../../statistics/first-at-least.js'
import { deviationOfSorted } from '../../statistics/sorted-window.js'
import { upperQuantile, upperTail } from '../../statistics/tail.js'
import { type Detector, type SeriesView, WORD } from './detector.js'
import { type Side, sideOf, sidesOf } from './side.js'

/** Makes the median absolute deviation of a normal sample estimate its standard deviation: 1 / Φ⁻¹(3/4). */
const MAD_TO_SIGMA = 1.4826

/** Robust standard deviation of the comparable runs, at least what the kind of metric is measured by. */
export const sigmaOf = ({ sorted, usual, floor }: SeriesView): number =>
  Math.max(MAD_TO_SIGMA * deviationOfSorted(sorted, usual), floor.spread)

/** What was pardoned goes for what is a little farther off, too. */
const PARDON = Math.log(1.2)

/** How rare a value is: of how many runs one is as far off, and how many earlier ones are. */
export interface Rarity {
  readonly p: number
  readonly asFar: number
  readonly among: number
}

export function rarityOf(view: SeriesView, value: number): Rarity {
  const sides = sidesOf(view)
  const side = sideOf(sides, value)
  const among = view.sorted.length
  return side === undefined ? { p: 1, asFar: among, among } : rarityOn(side, value, { view, sides: sides.length })
}

function rarityOn(
  { sorted, turn }: Side,
  value: number,
  { view, sides }: { readonly view: SeriesView; readonly sides: number },
): Rarity {
  const far = turn(value)
  const among = sorted.length
  const excused = WORD * view.pardoned.filter((value) => turn(value) >= far - PARDON).length
  const tail = upperTail(sorted, far, view.floor.spread)
  const p = Math.min(1, sides * (excused === 0 ? tail : Math.max(tail, (1 + excused) / (among + 1))))
  return { p, asFar: among - firstAtLeast(sorted, far), among }
}

export const rare: Detector = {
  name: 'spike',
  kind: 'spike',
  isSilent: ({ better, usual }, value) =>
    value === usual || (better === 'lower' && value < usual) || (better === 'higher' && value > usual),
  learn: (view) => {
    const sides = sidesOf(view)
    let sigma: number | undefined
    return (value) => {
      const side = sideOf(sides, value)
      if (side === undefined) return undefined
      const off = side.turn(value) - side.usual
      if (off < side.floor / 2) return undefined
      const { p, asFar, among } = rarityOn(side, value, { view, sides: sides.length })
      sigma ??= sigmaOf(view)
      return {
        kind: 'spike',
        p,
        expected: view.usual,
        isLarge: off >= side.floor && off >= view.settings.zThreshold * sigma,
        because: () => inWords(p, asFar, among),
      }
    }
  },
}

const inWords = (p: number, asFar: number, among: number): string =>
  asFar === 0
    ? `none of the last ${among} runs was as far off`
    : `${asFar} of the last ${among} runs were as far off: one run in ${Math.round(1 / p)}`

export interface Band {
  /** Where an alarm would begin; infinite where none could be raised yet. */
  readonly low: number
  readonly high: number
}

/** Farther than this, in floors or deviations, nobody looks for the end of a band. */
const FARTHEST = 60

/** The band outside which a single run is rarer than `p`, and far enough off. */
export function bandOf(view: SeriesView, p: number): Band {
  const sigma = sigmaOf(view)
  const sides = sidesOf(view)
  const edges = sides.map((side) => {
    const least = side.usual + Math.max(side.floor, view.settings.zThreshold * sigma)
    const most = side.usual + FARTHEST * Math.max(side.floor, sigma)
    return side.turn(
      Math.max(least, upperQuantile(side.sorted, p / sides.length, { leastSpread: view.floor.spread, most })),
    )
  })
  const [first = Number.POSITIVE_INFINITY, second = Number.NEGATIVE_INFINITY] = edges
  return view.better === 'higher' ? { low: first, high: Number.POSITIVE_INFINITY } : { low: second, high: first }
}
