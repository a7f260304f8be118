/** What the engine found of a run, in the shape it is answered in. */
import type { Severity, State } from '../../model/index.js'
import { deviationOfSorted, medianOfSorted, quantileOfSorted } from '../../statistics/sorted-window.js'
import type { SeriesView } from '../detectors/detector.js'
import type { FailureAlarm } from '../detectors/failure-rate.js'
import { bandOf, rarityOf } from '../detectors/rare.js'
import { type Episode, isLevel } from './episode.js'
import type { Baseline, Judged, OpenLevel } from './judged.js'
import type { Asked, Said } from './said.js'
import { type Basis, pointOf, type SeriesState, viewOf } from './series-state.js'
import { severityOf } from './severity.js'
import { reachOf, type Thresholds } from './thresholds.js'

export const idleOf = (state: State, samples: number, { whatIf = [] }: Asked): Judged => ({
  state,
  anomaly: false,
  p: 1,
  score: 0,
  detectors: [],
  because: [],
  whatIf: Object.fromEntries(whatIf.map((factor) => [String(factor), null])),
  samples,
})

/** A failed run has no value to be judged by; it may be the one that shows that builds fail more often. */
export function outcomeOf(
  alarm: FailureAlarm,
  { state, samples, asked }: { readonly state: State; readonly samples: number; readonly asked: Asked },
): Judged {
  const { p, usual, rate } = alarm
  const reach = reachOf(p, asked.thresholds) ?? 'show'
  return {
    ...idleOf(state, samples, asked),
    anomaly: true,
    kind: 'failure-rate',
    severity: 'medium',
    p,
    reach,
    score: scoreOf(p, asked.thresholds),
    expected: usual,
    low: 0,
    high: usual,
    rate,
    detectors: ['failure-rate'],
    because: [alarm.because],
  }
}

export interface Answered {
  /** Before the run, and after it. */
  readonly state: SeriesState
  readonly after: SeriesState
  readonly closed: Episode | undefined
  readonly view: SeriesView
  readonly said: Said | undefined
  readonly value: number
  readonly asked: Asked
}

export function answerOf(
  { state, after, closed, view, said, value, asked }: Answered,
  given: { readonly lifeState: State; readonly pickOf: (value: number) => Said | undefined },
): Judged {
  const { lifeState } = given
  const { scale } = view
  const { thresholds, whatIf = [], brief = false } = asked
  const isJudged = lifeState !== 'cold'
  const severity = (found: Said | undefined, observed: number): Severity | null =>
    found === undefined ? null : severityOf(sizeOf(found, { view, state: lifeState, observed }))
  const rarity = isJudged ? rarityOf(view, scale.to(value)) : undefined
  const p = said?.vote.p ?? rarity?.p ?? 1
  return {
    ...idleOf(lifeState, state.samples, { thresholds }),
    anomaly: said !== undefined,
    p,
    score: scoreOf(p, thresholds),
    detectors: said?.agreeing ?? [],
    because: said && !brief ? [said.vote.because()] : [],
    whatIf: Object.fromEntries(
      whatIf.map((factor) => [String(factor), severity(given.pickOf(scale.to(value * factor)), value * factor)]),
    ),
    ...(isJudged && { expected: scale.from(said?.vote.expected ?? view.usual) }),
    ...(isJudged && !brief && edgesOf(view, thresholds)),
    ...(rarity?.asFar === 0 && { beyondAll: rarity.among }),
    ...(said && namingOf(said, severity(said, value) ?? 'low', { state, after })),
    ...(state.level > 0 && { levelSince: pointOf(state, state.level) }),
    ...openOf(after, scale.from),
    ...(closed && { closed: { since: closed.since, episode: closed.first } }),
  }
}

function namingOf(
  { vote, reach }: Said,
  severity: Severity,
  { state, after }: { readonly state: SeriesState; readonly after: SeriesState },
) {
  const first = state.samples - state.leveled.length
  return {
    kind: vote.kind,
    severity,
    reach,
    ...(vote.since === undefined ? {} : { since: pointOf(state, vote.since + first) }),
    ...(vote.stayed && { stayed: vote.stayed }),
    ...(reach !== 'remark' && after.episode && { episode: after.episode.first }),
  }
}

function sizeOf(
  { vote, reach }: Said,
  { view, state, observed }: { readonly view: SeriesView; readonly state: State; readonly observed: number },
) {
  const { from } = view.scale
  // What stays is as bad as its level: one of the runs may be farther off by chance.
  const level = vote.gap === undefined ? observed : from(vote.expected + vote.gap)
  const least = view.better === 'higher' ? Math.max(level, observed) : Math.min(level, observed)
  const isShown = reach !== 'remark'
  return {
    kind: vote.kind,
    state,
    p: vote.p,
    isShown,
    observed: least,
    expected: from(vote.expected),
    mayBeSevere: vote.isFamiliar !== true,
  }
}

/** 1 at the threshold, and beyond it as the logarithm of the chance. */
export function scoreOf(p: number, { show }: Thresholds): number {
  const score = Math.log(Math.max(p, Number.MIN_VALUE)) / Math.log(show)
  return score > 0 ? score : 0
}

function openOf({ episode }: SeriesState, from: (scaled: number) => number): { readonly open?: OpenLevel } {
  if (episode === undefined || !isLevel(episode)) return {}
  const { since, sign, base, size } = episode
  return { open: { since, before: from(sign * base), now: from(sign * (base + size)) } }
}

interface Edges {
  readonly low?: number
  readonly high?: number
  readonly smallestDetectable?: number
}

function edgesOf(view: SeriesView, { show }: Thresholds): Edges {
  const band = bandOf(view, show)
  const { from } = view.scale
  const [low, high] = [from(band.low), from(band.high)]
  const ratio = view.better === 'higher' ? low / from(view.usual) : high / from(view.usual)
  return {
    ...(Number.isFinite(band.low) && { low }),
    ...(Number.isFinite(band.high) && Number.isFinite(high) && { high }),
    ...(Number.isFinite(ratio) && ratio > 0 && { smallestDetectable: ratio }),
  }
}

export function baselineOf(state: SeriesState, basis: Basis, thresholds: Thresholds): Baseline {
  const { settings } = basis
  const view = viewOf(state, basis, undefined)
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
