/**
 * The one engine: judges the runs of a series one after the other, each by what came before it. A back-test asks for
 * every answer, the judgement of a record for the last.
 */
import type { Better, JudgeState } from '../../model/index.js'
import type { Detector, SeriesView, Vote } from '../detectors/detector.js'
import { createFailureWatch } from '../detectors/failure-rate.js'
import { defaultDetectors, detectors } from '../detectors/registry.js'
import { isPlainlyBelow, scoreOf, unitBandOf } from '../detectors/spike.js'
import { NARROWEST } from './calibration.js'
import { type Baseline, isUsable, type Judged, type Point } from './judged.js'
import { baselineOf, failureOf, naming, smallestDetectable, stateOf, unjudged } from './series-answer.js'
import { createSeriesState, type Resumed, type SeriesState } from './series-state.js'
import type { DetectSettings } from './settings.js'

/** A further change that began before the last was told, and is less than this share of it, is the same, seen more clearly. */
const SAME_EPISODE = 0.5

export interface SeriesJudge {
  /** Judges a run and learns from it. */
  readonly judge: (point: Point, whatIf?: readonly number[]) => Judged
  /** Learns from a run, and answers no more than whether it would have been alarmed on. */
  readonly learn: (point: Point) => Alarm | undefined
  readonly baseline: () => Baseline
  /** What `resumed` takes, given the same points again; undefined where that would not be exact. */
  readonly save: () => JudgeState | undefined
}

/** Of a run that would have been alarmed on: what was expected, in the unit of the series; an outcome has no unit. */
export type Alarm = { readonly expected: number } | 'outcome'

interface Cast {
  readonly name: string
  readonly vote: Vote
}
const NO_CAST: readonly Cast[] = []

/** @param options.better the good direction of the metric */
export function createSeriesJudge(options: {
  readonly better: Better
  readonly settings: DetectSettings
  /** Goes on from there, as if it had learnt from those points. */
  readonly resumed?: Resumed | undefined
}): SeriesJudge {
  const { better, settings, resumed } = options
  const active = activeDetectors(settings)
  /** Those whose alarms decide what later runs are told, and measured by; they come first in the registry. */
  const telling = active.filter(({ movesLevel, kind }) => movesLevel || kind === 'constant-changed')
  const others = active.filter((detector) => !telling.includes(detector))
  const failures = activeNames(settings).includes('failure-rate') ? createFailureWatch(seenBy(resumed)) : undefined
  let samples = countUsable(resumed)
  let points = resumed?.points.length ?? 0
  let announced = announcedBy(resumed)
  /** Made at the first value: a series of outcomes has none. */
  let known = samples > 0 ? createSeriesState(options) : undefined

  const stateFor = (point: Point & { readonly value: number }): SeriesState => {
    known ??= createSeriesState(options)
    known.admit(point.value, point.at)
    return known
  }
  /** Cancelled and skipped runs are no outcome. */
  const watch = (point: Point): Vote | undefined => {
    if (failures === undefined || (!point.ok && !point.failed)) return undefined
    const vote = failures.note(!point.ok)
    return vote !== undefined && vote.score >= 1 ? vote : undefined
  }
  const isWrong = (difference: number): boolean =>
    better === 'either' || (better === 'lower' ? difference > 0 : difference < 0)

  const pointOf = (learnt: number): number => known?.pointOf(learnt) ?? points
  /** Is it the same episode as the one that was told? */
  const isTold = (vote: Vote): boolean =>
    vote.gap !== undefined &&
    vote.since !== undefined &&
    pointOf(vote.since) <= announced.at &&
    Math.abs(vote.gap) < SAME_EPISODE * announced.size
  const isAlarm = (vote: Vote, value: number): boolean =>
    vote.score >= 1 && isWrong(value - vote.expected) && !isTold(vote)
  const announce = (vote: Vote): void => {
    if (vote.gap === undefined && vote.kind !== 'constant-changed') return
    announced = {
      at: points,
      size: vote.kind === 'constant-changed' ? Number.POSITIVE_INFINITY : Math.abs(vote.gap ?? 0),
    }
  }

  const ballot = (view: SeriesView): ((value: number) => readonly Cast[]) => {
    if (samples < settings.minSamples) return () => NO_CAST
    const learnt = new Map<Detector, ReturnType<Detector['learn']>>()
    const askOf = (detector: Detector) => {
      if (!learnt.has(detector)) learnt.set(detector, detector.learn(view))
      return learnt.get(detector)
    }
    return (value) => {
      const cast: Cast[] = []
      for (const detector of active) {
        const vote = detector.isSilent?.(view, value) ? undefined : askOf(detector)?.(value)
        if (vote !== undefined) cast.push({ name: detector.name, vote })
      }
      return cast
    }
  }
  /** The same of one value that nobody asks more of than its alarms. */
  const alarmsOf = (some: readonly Detector[], view: SeriesView, value: number): readonly Cast[] => {
    let cast = NO_CAST
    if (samples < settings.minSamples) return cast
    for (const detector of some) {
      if (detector.isSilent?.(view, value) || detector.isCalm?.(view, value)) continue
      const vote = detector.learn(view)?.(value)
      if (vote !== undefined && vote.score >= 1) cast = [...cast, { name: detector.name, vote }]
    }
    return cast
  }
  /** Learns the value, and the new level when one was found. */
  const take = (point: Point & { readonly value: number }, cast: readonly Cast[], state: SeriesState): void => {
    const { view } = state
    const x = view.scale.to(point.value)
    // Scores that widen no band are all alike.
    const counts = samples >= settings.minSamples && !isPlainlyBelow(view, x, NARROWEST)
    state.add(point, points, counts ? scoreOf(unitBandOf(view), better, x) : 0)
    samples++
    points++
    const moved = cast.find(({ vote }) => vote.gap !== undefined && vote.score >= 1)
    if (moved) state.move(moved.vote)
  }

  const judge = (point: Point, whatIf: readonly number[] = []): Judged => {
    const idle = unjudged(stateOf(samples, settings), samples, whatIf)
    const failing = watch(point)
    if (!isUsable(point)) {
      points++
      return failing ? failureOf(idle, failing) : idle
    }
    const state = stateFor(point)
    const { view } = state
    const { scale } = view
    const ask = ballot(view)
    const x = scale.to(point.value)
    const cast = ask(x)
    const wrong = cast.filter(({ vote }) => isWrong(x - vote.expected))
    const raised = wrong.filter(({ vote }) => vote.score >= 1 && !isTold(vote))
    const named = raised[0]?.vote
    const shown = named ?? cast.find(({ vote }) => vote.kind === 'spike')?.vote
    const flagged = (value: number): boolean => ask(value).some(({ vote }) => isAlarm(vote, value))
    const judged: Judged = {
      ...idle,
      anomaly: named !== undefined,
      score: named?.score ?? Math.max(0, ...wrong.map(({ vote }) => vote.score)),
      confidence: named?.confidence ?? 0,
      detectors: raised.map(({ name }) => name),
      because: raised.map(({ vote }) => vote.because),
      whatIf: Object.fromEntries(whatIf.map((factor) => [String(factor), flagged(scale.to(point.value * factor))])),
      ...(shown && { expected: scale.from(shown.expected), low: scale.from(shown.low), high: scale.from(shown.high) }),
      ...(samples >= settings.minSamples && smallestDetectable(view)),
      ...(view.levelStart > 0 && { levelSince: pointOf(view.levelStart) }),
    }
    const answer = named === undefined ? judged : { ...judged, ...naming(judged, named, point.value) }
    if (named) announce(named)
    take(point, cast, state)
    return answer.since === undefined ? answer : { ...answer, since: pointOf(answer.since) }
  }

  const learn = (point: Point): Alarm | undefined => {
    const failing = watch(point)
    if (!isUsable(point)) {
      points++
      return failing && 'outcome'
    }
    const state = stateFor(point)
    const { view } = state
    const x = view.scale.to(point.value)
    const cast = alarmsOf(telling, view, x)
    const told = cast.find(({ vote }) => isAlarm(vote, x))?.vote
    if (told) announce(told)
    const named = told ?? alarmsOf(others, view, x).find(({ vote }) => isAlarm(vote, x))?.vote
    take(point, cast, state)
    return named && { expected: view.scale.from(named.expected) }
  }
  const baseline = (): Baseline => {
    const { view } = known ?? createSeriesState(options)
    return baselineOf(view, settings, pointOf)
  }
  const save = (): JudgeState | undefined => {
    const state = known === undefined ? NOTHING_LEARNT : known.save()
    const usual = failures?.usualRate()
    if (state === undefined) return undefined
    return {
      ...state,
      ...(announced.at >= 0 && {
        told: { at: announced.at, size: Number.isFinite(announced.size) ? announced.size : null },
      }),
      ...(usual !== undefined && { failureRate: usual }),
    }
  }
  return { judge, learn, baseline, save }
}

const NOTHING_LEARNT = { level: 0, normal: 0 }

function seenBy(resumed: Resumed | undefined) {
  if (resumed === undefined) return undefined
  const failures: boolean[] = []
  for (const point of resumed.points) if (point.ok || point.failed) failures.push(!point.ok)
  return { failures, usualRate: resumed.state.failureRate }
}

function countUsable(resumed: Resumed | undefined): number {
  let count = 0
  for (const point of resumed?.points ?? []) if (isUsable(point)) count++
  return count
}

function announcedBy(resumed: Resumed | undefined): { readonly at: number; readonly size: number } {
  const told = resumed?.state.told
  return told === undefined
    ? { at: Number.NEGATIVE_INFINITY, size: 0 }
    : { at: told.at, size: told.size ?? Number.POSITIVE_INFINITY }
}

/** The registry’s rows that the settings name; unknown names are refused where settings are read. */
const activeDetectors = (settings: DetectSettings): readonly Detector[] => {
  const names = activeNames(settings)
  return detectors.filter(({ name }) => names.includes(name))
}

const activeNames = (settings: DetectSettings): readonly string[] => settings.detectors ?? defaultDetectors
