/** What the engine found of a run, in the shape it is answered in. */
import type { State } from '../../model/index.js'
import type { SeriesView, Vote } from '../detectors/detector.js'
import { bandOf } from '../detectors/spike.js'
import type { Baseline, Judged } from './judged.js'
import type { DetectSettings } from './settings.js'
import { severityOf } from './severity.js'

export const stateOf = (samples: number, settings: DetectSettings): State =>
  samples < settings.minSamples ? 'cold' : samples < settings.gatingSamples ? 'advisory' : 'gating'

export const unjudged = (state: State, samples: number, whatIf: readonly number[]): Judged => ({
  state,
  anomaly: false,
  confidence: 0,
  score: 0,
  detectors: [],
  because: [],
  whatIf: Object.fromEntries(whatIf.map((factor) => [String(factor), false])),
  samples,
})

/** A failed run has no value to be judged by; it may be the one that shows that builds fail more often. */
export const failureOf = (idle: Judged, vote: Vote): Judged => ({
  ...idle,
  anomaly: true,
  kind: 'failure-rate',
  severity: severityOf({
    kind: 'failure-rate',
    state: idle.state,
    confidence: vote.confidence,
    observed: vote.high,
    expected: vote.expected,
  }),
  confidence: vote.confidence,
  score: vote.score,
  expected: vote.expected,
  low: 0,
  high: vote.low,
  rate: vote.high,
  detectors: ['failure-rate'],
  because: [vote.because],
})

export function smallestDetectable(view: SeriesView): { readonly smallestDetectable?: number } {
  const band = bandOf(view)
  const { from } = view.scale
  const ratio = view.better === 'higher' ? from(band.low) / from(band.bottom) : from(band.high) / from(band.top)
  return Number.isFinite(ratio) ? { smallestDetectable: ratio } : {}
}

export const naming = (judged: Judged, vote: Vote, observed: number) => ({
  kind: vote.kind,
  severity: severityOf({
    kind: vote.kind,
    state: judged.state,
    confidence: vote.confidence,
    observed,
    expected: judged.expected ?? observed,
  }),
  ...(vote.since === undefined ? {} : { since: vote.since }),
})

export function baselineOf(view: SeriesView, settings: DetectSettings, pointOf: (learnt: number) => number): Baseline {
  const { from } = view.scale
  const samples = view.values.length
  const known = samples >= settings.minSamples
  const band = known ? bandOf(view) : undefined
  return {
    samples,
    state: stateOf(samples, settings),
    scale: view.scale.name,
    ...(band && { expected: from(band.top), low: from(band.low), high: from(band.high) }),
    ...(known && smallestDetectable(view)),
    noise: 1.4826 * view.window.deviation(view.window.median()),
    width: view.width,
    quantiles: {
      p50: from(view.window.quantile(0.5)),
      p95: from(view.window.quantile(0.95)),
      p99: from(view.window.quantile(0.99)),
    },
    levelSince: samples === 0 ? 0 : pointOf(view.levelStart),
  }
}
