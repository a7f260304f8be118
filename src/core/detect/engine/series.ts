/**
 * The one engine: judges the runs of a series one after the other, each by what came before it. `step` takes what is
 * remembered and a run, and answers with what is remembered then: nothing is kept elsewhere.
 */
import type { AnomalyKind, Reach, State } from '../../model/index.js'
import { median } from '../../statistics/sorted-window.js'
import { type Detector, DOUBT, type SeriesView, type Vote } from '../detectors/detector.js'
import { noteOutcome } from '../detectors/failure-rate.js'
import { rarityOf } from '../detectors/rare.js'
import { defaultDetectors, detectors } from '../detectors/registry.js'
import { isUsualForHour } from '../detectors/season.js'
import { type Answered, answerOf, idleOf, outcomeOf } from './answer.js'
import { afterRun, type Episode, isLevel, isRelapse, isSaid } from './episode.js'
import { above, below } from './floor.js'
import { isUsable, type Judged, type Point } from './judged.js'
import { openedBy, signOf } from './opened.js'
import type { Asked, Said } from './said.js'
import { admit, type Basis, type Mark, type SeriesState, viewOf, withMove, withSample } from './series-state.js'
import type { DetectSettings } from './settings.js'
import { isBeyond, reachOf, type Thresholds } from './thresholds.js'

export interface Stepped {
  readonly state: SeriesState
  readonly judged: Judged
}

/** Judges a run by what came before, and learns from it. */
export function step(before: SeriesState, point: Point, basis: Basis, asked: Asked): Stepped {
  const { settings } = basis
  const isOutcome = point.ok || point.failed === true
  const noted =
    isOutcome && activeNames(settings).includes('failure-rate') ? noteOutcome(before.outcomes, !point.ok) : undefined
  const noting = noted === undefined ? before : { ...before, outcomes: noted.outcomes }
  if (!isUsable(point)) {
    const judged = noted?.alarm
      ? outcomeOf(noted.alarm, { state: stateOf(before, settings), samples: before.samples, asked })
      : idleOf(stateOf(before, settings), before.samples, asked)
    return { state: { ...noting, points: before.points + 1 }, judged }
  }
  const state = admit(noting, point.value, settings)
  const view = viewOf(state, basis, point.at)
  const votes = ballot(view, state, settings)
  const x = view.scale.to(point.value)
  const cast = votes(x)
  const said = pick(cast, x, { view, state, thresholds: asked.thresholds })
  const after = learn(state, { point, x, cast, said, view })
  const answered: Answered = { state, after: after.state, closed: after.closed, view, said, value: point.value, asked }
  return {
    state: after.state,
    judged: answerOf(answered, {
      lifeState: stateOf(state, settings),
      pickOf: (value) => pick(votes(value), value, { view, state, thresholds: asked.thresholds }),
    }),
  }
}

export const stateOf = ({ samples }: SeriesState, settings: DetectSettings): State =>
  samples < settings.minSamples ? 'cold' : samples < settings.gatingSamples ? 'advisory' : 'gating'

interface Cast {
  readonly name: string
  readonly vote: Vote
}

/** Every detector’s vote on a value; the past is worked out once for all values asked of. */
function ballot(
  view: SeriesView,
  { samples }: SeriesState,
  settings: DetectSettings,
): (value: number) => readonly Cast[] {
  if (samples < settings.minSamples) return () => []
  const learnt = new Map<Detector, ReturnType<Detector['learn']>>()
  const askOf = (detector: Detector) => {
    if (!learnt.has(detector)) learnt.set(detector, detector.learn(view))
    return learnt.get(detector)
  }
  const active = activeDetectors(settings)
  return (value) => {
    const cast: Cast[] = []
    for (const detector of active) {
      const vote = detector.isSilent?.(view, value) ? undefined : askOf(detector)?.(value)
      if (vote !== undefined) cast.push({ name: detector.name, vote })
    }
    return cast
  }
}

interface Picking {
  readonly view: SeriesView
  readonly state: SeriesState
  readonly thresholds: Thresholds
}

/** Of the votes that say something new and bad, the one that reaches farthest; of equals the earlier row. */
function pick(cast: readonly Cast[], value: number, { view, state, thresholds }: Picking): Said | undefined {
  const heard = cast.flatMap(({ name, vote }): (Said & { readonly name: string })[] => {
    if (!vote.isLarge || !isWorse(view, vote, value)) return []
    const doubt = vote.gap === undefined || vote.kind === 'constant-changed' ? 1 : DOUBT ** view.falseSpells
    const rarity = reachOf(vote.p * doubt, thresholds)
    const reach = rarity && comesBack(vote, value, state) && isBeyond(rarity, 'show') ? 'show' : rarity
    // Of a change nothing is remarked: it is said, or not.
    if (reach === undefined || (reach === 'remark' && vote.kind !== 'spike')) return []
    if (isKnown(vote, value, { reach, state }) || isOfSeason(view, vote, value)) return []
    return [{ vote, reach, name, agreeing: [] }]
  })
  const [first, ...others] = heard
  if (first === undefined) return undefined
  const best = others.reduce((a, b) => (isBeyond(b.reach, a.reach) ? b : a), first)
  return { vote: best.vote, reach: best.reach, agreeing: heard.map(({ name }) => name) }
}

/** Changes that a season looks like. */
const SEASONAL: readonly AnomalyKind[] = ['spike', 'stayed', 'shift', 'mixture']

/** Is the run, or the level it is said to be part of, what is usual about this time? */
function isOfSeason(view: SeriesView, { kind, gap, expected }: Vote, value: number): boolean {
  if (!SEASONAL.includes(kind)) return false
  const way = (gap ?? value - expected) >= 0 ? 1 : -1
  const least = (way === 1 ? above : below)(view.scale, expected, view.floor)
  return isUsualForHour(view, value, { way, slack: least / 2 })
}

function isWorse({ better }: SeriesView, { gap, expected }: Vote, value: number): boolean {
  const change = gap ?? value - expected
  return better === 'either' || (better === 'lower' ? change > 0 : change < 0)
}

/** Runs in which a drift that was found is the same drift, found again. */
const SAME_DRIFT = 50

function isKnown(
  vote: Vote,
  value: number,
  { reach, state }: { readonly reach: Reach; readonly state: SeriesState },
): boolean {
  const { drifted, episode } = state
  const creeping = drifted !== undefined && state.points - drifted <= SAME_DRIFT
  if (creeping && (vote.kind === 'drift' || vote.kind === 'shift')) return true
  if (episode === undefined) return false
  // The level it comes to: a change counts from the level before it, whatever that was carried over to.
  const level = vote.gap === undefined ? value : vote.expected + vote.gap
  return isSaid(episode, vote, { reach, off: episode.sign * level - episode.base })
}

function comesBack(vote: Vote, value: number, { past, points }: SeriesState): boolean {
  if (past === undefined) return false
  const level = vote.gap === undefined ? value : vote.expected + vote.gap
  const { sign, base } = past.episode
  return isRelapse(past, { point: points, off: sign * level - base, sign: level >= vote.expected ? 1 : -1 })
}

interface Learning {
  readonly point: Point & { readonly value: number }
  readonly x: number
  readonly cast: readonly Cast[]
  readonly said: Said | undefined
  readonly view: SeriesView
}

interface Learned {
  readonly state: SeriesState
  readonly closed: Episode | undefined
}

/** Takes in the value, the new level where one was found, and what it does to the episode. */
function learn(state: SeriesState, { point, x, cast, said, view }: Learning): Learned {
  const { settings } = view
  const mark = markOf(point, x, { view, said })
  const taken = withSample(state, { value: point.value, at: point.at, mark }, settings)
  const first = state.samples - state.leveled.length
  const move = cast.find(({ vote }) => vote.moves && !isOfSeason(view, vote, x))?.vote
  const leveled =
    move?.since === undefined || move.gap === undefined
      ? taken
      : withMove(taken, { since: move.since + first, gap: move.gap }, settings)
  const drifted = cast.some(({ vote }) => vote.kind === 'drift' && isWorse(view, vote, x))
    ? state.points
    : state.drifted
  const going = state.episode && afterRun(state.episode, x)
  const closed = state.episode !== undefined && going === undefined ? state.episode : undefined
  const shown = said !== undefined && said.reach !== 'remark'
  // A false alarm is the beginning of nothing, and what it belongs to was nothing either.
  const isFalse = point.feedback === 'false-alarm'
  const opened = isFalse ? undefined : shown ? openedBy(said, x, { view, state, old: going }) : going
  const past = closed ? { episode: closed, at: state.points } : state.past
  const next = { ...leveled, drifted, episode: opened, past }
  return { state: closed && isLevel(closed) ? returned(next, view, closed) : next, closed }
}

/** The level is what it was: what was carried over to the worse one is carried back. */
function returned(state: SeriesState, view: SeriesView, closed: Episode): SeriesState {
  const back = closed.runs + 1 - closed.lastOut
  const now = median(state.leveled.slice(-back))
  const gap = now - view.usual
  const least = Math.abs(signOf(closed) * closed.size) / 2
  if (Math.abs(gap) < least) return state
  return withMove(state, { since: state.samples - back, gap }, view.settings)
}

/** Of runs that are like the others, what people said of them tells nothing of the series. */
const UNUSUAL = 0.05

function markOf(
  { feedback }: Point,
  x: number,
  { view, said }: { readonly view: SeriesView; readonly said: Said | undefined },
): Omit<Mark, 'sample'> | undefined {
  if (feedback === undefined || view.sorted.length === 0) return undefined
  if (said === undefined && rarityOf(view, x).p > UNUSUAL) return undefined
  return { was: feedback, several: said?.vote.gap !== undefined }
}

/** The registry’s rows that the settings name; unknown names are refused where settings are read. */
const activeDetectors = (settings: DetectSettings): readonly Detector[] => {
  const names = activeNames(settings)
  return detectors.filter(({ name }) => names.includes(name))
}

const activeNames = (settings: DetectSettings): readonly string[] => settings.detectors ?? defaultDetectors
