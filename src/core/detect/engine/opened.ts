/** The episode that a finding opens, or makes more certain. */
import { quantileOfSorted } from '../../statistics/sorted-window.js'
import type { SeriesView } from '../detectors/detector.js'
import { sidesOf } from '../detectors/side.js'
import { type Episode, isLevel, isRelapse, isSettled, type Past } from './episode.js'
import type { Said } from './said.js'
import { pointOf, type SeriesState } from './series-state.js'

/** Back is what is within this share of the runs before, and nearer to them than to the change. */
const BAND = 0.95

export const signOf = ({ sign }: Episode): 1 | -1 => sign

/** @param given.old the episode this belongs to, where one goes on */
export function openedBy(
  { vote, reach }: Said,
  value: number,
  given: { readonly view: SeriesView; readonly state: SeriesState; readonly old: Episode | undefined },
): Episode {
  const { view, state, old } = given
  const first = state.samples - state.leveled.length
  const since = vote.since === undefined ? state.points : pointOf(state, vote.since + first)
  const level = vote.gap === undefined ? value : vote.expected + vote.gap
  const sign = level >= vote.expected ? 1 : -1
  const off = sign * (level - vote.expected)
  const back = isRelapse(state.past, { point: state.points, off, sign }) ? state.past : undefined
  const kept = old?.sign === sign ? old : back?.episode
  const base = kept?.base ?? sign * vote.expected
  const size = sign * level - base
  return {
    kind: vote.kind,
    since: kept !== undefined && isLevel(kept) ? kept.since : since,
    // What got worse after it had settled is told anew.
    first: kept === undefined || (kept === old && isSettled(kept)) ? state.points : kept.first,
    reach,
    base,
    size,
    edge: kept?.edge ?? edgeOf(view, { sign, base, size, isConstant: vote.kind === 'constant-changed' }),
    sign,
    ...(back && kept === back.episode ? goneOn(back, state.points) : { runs: 0, out: 0, lastOut: 0 }),
  }
}

/** As if it had never been over: how often it shows counts from its beginning. */
function goneOn({ episode: { runs, out }, at }: Past, point: number) {
  const since = runs + 1 + point - at
  return { runs: since, out: out + 1, lastOut: since }
}

function edgeOf(
  view: SeriesView,
  {
    sign,
    base,
    size,
    isConstant,
  }: { readonly sign: 1 | -1; readonly base: number; readonly size: number; readonly isConstant: boolean },
): number {
  if (isConstant) return base
  const side = sidesOf({ ...view, better: sign === 1 ? 'lower' : 'higher' })[0]
  if (side === undefined) return base + size / 2
  return Math.min(base + size / 2, Math.max(base + side.floor / 2, quantileOfSorted(side.sorted, BAND)))
}
