/**
 * The one engine: judges the runs of a series one after the other, each by what came before it. A back-test asks for
 * every answer, the judgement of a record for the last.
 */
import type { Better, State } from '../model/index.js'
import { NARROWEST } from './calibration.js'
import type { Detector, SeriesView, Vote } from './detector.js'
import { createFailureWatch } from './failure-rate.js'
import type { Baseline, Judged, Point } from './judged.js'
import { defaultDetectors, detectors } from './registry.js'
import { createSeriesState } from './series-state.js'
import type { DetectSettings } from './settings.js'
import { severityOf } from './severity.js'
import { bandOf, isPlainlyBelow, scoreOf, unitBandOf } from './spike.js'

/** A further change that began before the last was told, and is less than this share of it, is the same, seen more clearly. */
const SAME_EPISODE = 0.5

export interface SeriesJudge {
  /** Judges a run and learns from it. */
  readonly judge: (point: Point, whatIf?: readonly number[]) => Judged
  /** Learns from a run whose judgement nobody asks for. */
  readonly learn: (point: Point) => void
  readonly baseline: () => Baseline
}

interface Cast {
  readonly name: string
  readonly vote: Vote
}

/** @param options.better the good direction of the metric */
export function createSeriesJudge(options: {
  readonly better: Better
  readonly settings: DetectSettings
}): SeriesJudge {
  const { better, settings } = options
  const active = activeDetectors(settings)
  const moving = active.filter(({ movesLevel }) => movesLevel)
  const state = createSeriesState(options)
  let announced = { at: Number.NEGATIVE_INFINITY, size: 0 }

  const failures = activeNames(settings).includes('failure-rate') ? createFailureWatch() : undefined

  /** Cancelled and skipped runs are no outcome. */
  const watch = (point: Point): Vote | undefined => {
    if (failures === undefined || (!point.ok && !point.failed)) return undefined
    const vote = failures.note(!point.ok)
    return vote !== undefined && vote.score >= 1 ? vote : undefined
  }
  const usable = (point: Point): point is Point & { readonly value: number } =>
    point.ok && point.value !== undefined && Number.isFinite(point.value)
  const isWrong = (difference: number): boolean =>
    better === 'either' || (better === 'lower' ? difference > 0 : difference < 0)

  const ballot = (some: readonly Detector[], view: SeriesView): ((value: number) => readonly Cast[]) => {
    if (view.values.length < settings.minSamples) return () => []
    const learnt = new Map<Detector, ReturnType<Detector['learn']>>()
    const askOf = (detector: Detector) => {
      if (!learnt.has(detector)) learnt.set(detector, detector.learn(view))
      return learnt.get(detector)
    }
    return (value) => {
      const cast: Cast[] = []
      for (const detector of some) {
        const vote = detector.isSilent?.(view, value) ? undefined : askOf(detector)?.(value)
        if (vote !== undefined) cast.push({ name: detector.name, vote })
      }
      return cast
    }
  }
  /** Learns the value, and the new level when one was found. */
  const take = (point: Point & { readonly value: number }, cast: readonly Cast[], view: SeriesView): void => {
    const known = view.values.length >= settings.minSamples
    const x = view.scale.to(point.value)
    // Scores that widen no band are all alike.
    const counts = known && !isPlainlyBelow(view, x, NARROWEST)
    state.add(point, counts ? scoreOf(unitBandOf(view), better, x) : 0)
    const moved = cast.find(({ vote }) => vote.gap !== undefined && vote.score >= 1)
    if (moved) state.move(moved.vote)
  }
  /** Is it the same episode as the one that was told? */
  const isTold = (vote: Vote): boolean =>
    vote.gap !== undefined &&
    vote.since !== undefined &&
    state.pointOf(vote.since) <= announced.at &&
    Math.abs(vote.gap) < SAME_EPISODE * announced.size
  const announce = (vote: Vote): void => {
    announced = {
      at: state.points(),
      size: vote.kind === 'constant-changed' ? Number.POSITIVE_INFINITY : Math.abs(vote.gap ?? 0),
    }
  }

  const judge = (point: Point, whatIf: readonly number[] = []): Judged => {
    const samples = state.samples()
    const idle = unjudged(stateOf(samples, settings), samples, whatIf)
    const failing = watch(point)
    if (!usable(point)) {
      state.skip(point.ok)
      return failing ? failureOf(idle, failing) : idle
    }
    state.admit(point.value)
    const present = state.view(point.at)
    const { scale } = present
    const ask = ballot(active, present)
    const x = scale.to(point.value)
    const cast = ask(x)
    const wrong = cast.filter(({ vote }) => isWrong(x - vote.expected))
    const raised = wrong.filter(({ vote }) => vote.score >= 1 && !isTold(vote))
    const named = raised[0]?.vote
    const shown = named ?? cast.find(({ vote }) => vote.kind === 'spike')?.vote
    const flagged = (value: number): boolean =>
      ask(value).some(({ vote }) => vote.score >= 1 && isWrong(value - vote.expected) && !isTold(vote))
    const judged: Judged = {
      ...idle,
      anomaly: named !== undefined,
      score: named?.score ?? Math.max(0, ...wrong.map(({ vote }) => vote.score)),
      confidence: named?.confidence ?? 0,
      detectors: raised.map(({ name }) => name),
      because: raised.map(({ vote }) => vote.because),
      whatIf: Object.fromEntries(whatIf.map((factor) => [String(factor), flagged(scale.to(point.value * factor))])),
      ...(shown && { expected: scale.from(shown.expected), low: scale.from(shown.low), high: scale.from(shown.high) }),
      ...(samples >= settings.minSamples && smallestDetectable(present)),
    }
    const answer = named === undefined ? judged : { ...judged, ...naming(judged, named, point.value) }
    if (named?.gap !== undefined || named?.kind === 'constant-changed') announce(named)
    take(point, cast, present)
    return answer.since === undefined ? answer : { ...answer, since: state.pointOf(answer.since) }
  }

  const learn = (point: Point): void => {
    watch(point)
    if (!usable(point)) {
      state.skip(point.ok)
      return
    }
    state.admit(point.value)
    const view = state.view()
    const cast = ballot(moving, view)(view.scale.to(point.value))
    const told = cast.find(({ vote }) => vote.score >= 1 && isWrong(view.scale.to(point.value) - vote.expected))
    if (told && !isTold(told.vote)) announce(told.vote)
    take(point, cast, view)
  }
  return { judge, learn, baseline: () => baselineOf(state.view(), settings, state.pointOf) }
}

const stateOf = (samples: number, settings: DetectSettings): State =>
  samples < settings.minSamples ? 'cold' : samples < settings.gatingSamples ? 'advisory' : 'gating'

const unjudged = (state: State, samples: number, whatIf: readonly number[]): Judged => ({
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
const failureOf = (idle: Judged, vote: Vote): Judged => ({
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

function smallestDetectable(view: SeriesView): { readonly smallestDetectable?: number } {
  const band = bandOf(view)
  const { from } = view.scale
  const ratio = view.better === 'higher' ? from(band.low) / from(band.bottom) : from(band.high) / from(band.top)
  return Number.isFinite(ratio) ? { smallestDetectable: ratio } : {}
}

const naming = (judged: Judged, vote: Vote, observed: number) => ({
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

function baselineOf(view: SeriesView, settings: DetectSettings, pointOf: (learnt: number) => number): Baseline {
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
    quantiles: {
      p50: from(view.window.quantile(0.5)),
      p95: from(view.window.quantile(0.95)),
      p99: from(view.window.quantile(0.99)),
    },
    levelSince: samples === 0 ? 0 : pointOf(view.levelStart),
  }
}

/** The registry’s rows that the settings name; unknown names are refused where settings are read. */
const activeDetectors = (settings: DetectSettings): readonly Detector[] => {
  const names = activeNames(settings)
  return detectors.filter(({ name }) => names.includes(name))
}

const activeNames = (settings: DetectSettings): readonly string[] => settings.detectors ?? defaultDetectors
