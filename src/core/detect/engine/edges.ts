/** The band around what is usual, and the smallest change that can be noticed. */
import { deviationOfSorted, median, medianOfSorted, quantileOfSorted } from '../../statistics/sorted-window.js'
import type { SeriesView } from '../detectors/detector.js'
import { bandOf } from '../detectors/rare.js'
import { isSettled } from './episode.js'
import type { Baseline } from './judged.js'
import type { Said } from './said.js'
import { type Basis, pointOf, type SeriesState, viewOf } from './series-state.js'
import type { Thresholds } from './thresholds.js'

/** Without the runs of a trouble that lasts: they are no measure of what is usual. */
export function viewBefore(view: SeriesView, { episode, indices }: SeriesState, said?: Said): SeriesView {
  const own = episode && !isSettled(episode) ? indices.findIndex((point) => point >= episode.since) : -1
  const since = said?.vote.since ?? view.leveled.length
  const end = own < 0 ? since : Math.min(since, own)
  if (end >= view.leveled.length || end < view.settings.minSamples) return view
  const leveled = view.leveled.slice(0, end)
  const { window, recent } = view.settings
  return {
    ...view,
    leveled,
    sorted: Float64Array.from(leveled.slice(-window)).sort(),
    usual: median(leveled.slice(-recent)),
  }
}

export interface Edges {
  readonly low?: number
  readonly high?: number
  readonly smallestDetectable?: number
}

/** The band around what is expected; of what never moved, that alone. */
export function edgesOf(
  view: SeriesView,
  { show }: Thresholds,
  { expected = view.usual, isConstant = false }: { readonly expected?: number; readonly isConstant?: boolean } = {},
): Edges {
  const { from } = view.scale
  if (isConstant) return { low: from(expected), high: from(expected) }
  const band = bandOf(view, show)
  const off = expected - view.usual
  const [low, high] = [from(band.low + off), from(band.high + off)]
  const ratio = (view.better === 'higher' ? low : high) / from(expected)
  return {
    ...(Number.isFinite(band.low) && { low }),
    ...(Number.isFinite(band.high) && Number.isFinite(high) && { high }),
    ...(Number.isFinite(ratio) && ratio > 0 && { smallestDetectable: ratio }),
  }
}

export function baselineOf(state: SeriesState, basis: Basis, thresholds: Thresholds): Baseline {
  const { settings } = basis
  const view = viewBefore(viewOf(state, basis, undefined), state)
  const { from } = view.scale
  const { samples } = state
  const isKnown = samples >= settings.minSamples
  return {
    samples,
    state: isKnown ? (samples < settings.gatingSamples ? 'advisory' : 'gating') : 'cold',
    scale: view.scale.name,
    ...(isKnown && { expected: from(view.usual), ...edgesOf(view, thresholds) }),
    noise: 1.4826 * deviationOfSorted(view.sorted, medianOfSorted(view.sorted)),
    quantiles: {
      p50: from(quantileOfSorted(view.sorted, 0.5)),
      p95: from(quantileOfSorted(view.sorted, 0.95)),
      p99: from(quantileOfSorted(view.sorted, 0.99)),
    },
    levelSince: samples === 0 ? 0 : pointOf(state, state.level),
  }
}
