/** What the engine found of a run, in the shape it is answered in. */
import type { Severity, State } from '../../model/index.js'
import type { SeriesView } from '../detectors/detector.js'
import type { FailureAlarm } from '../detectors/failure-rate.js'
import { rarityOf } from '../detectors/rare.js'
import { edgesOf, viewBefore } from './edges.js'
import { type Episode, isLevel, isSettled } from './episode.js'
import { above, below } from './floor.js'
import type { Judged, Lasting, OpenLevel } from './judged.js'
import type { Asked, Said } from './said.js'
import { pointOf, type SeriesState } from './series-state.js'
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
    ...(isJudged && !brief && edgesOf(viewBefore(view, state, said), thresholds, bandAround(said))),
    ...(rarity?.asFar === 0 && { beyondAll: rarity.among }),
    ...(said && namingOf(said, severity(said, value) ?? 'low', { state, after })),
    ...(state.level > 0 && { levelSince: pointOf(state, state.level) }),
    ...openOf(after, scale.from),
    ...(!brief && lastingOf(after, scale.to(value), { view: viewBefore(view, state), thresholds })),
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

const bandAround = (said: Said | undefined) =>
  said === undefined ? {} : { expected: said.vote.expected, isConstant: said.vote.kind === 'constant-changed' }

/** Runs in which a trouble that was reported is news: what goes on for longer is listed as an open regression. */
const RECENT = 10

/** Until it has settled: what goes on then is the new level. */
function lastingOf(
  { episode }: SeriesState,
  x: number,
  { view, thresholds }: { readonly view: SeriesView; readonly thresholds: Thresholds },
): { readonly lasting?: Lasting } {
  if (episode === undefined || isSettled(episode)) return {}
  const { kind, since, first, sign, base, size, edge, runs } = episode
  const expected = sign * base
  const least = (sign === 1 ? above : below)(view.scale, expected, view.floor)
  const isOut = runs <= RECENT && sign * x > edge && sign * x - base >= Math.max(size / 2, least)
  const { low, high } = isOut ? edgesOf(view, thresholds, { expected, isConstant: kind === 'constant-changed' }) : {}
  const band = { ...(low !== undefined && { low }), ...(high !== undefined && { high }) }
  return { lasting: { kind, since, first, before: view.scale.from(expected), isOut, ...band } }
}
