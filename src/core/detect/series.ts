/**
 * The one engine: judges the runs of a series one after the other, each by what came before it. A back-test asks for
 * every answer, the judgement of a record for the last.
 */
import { type Scale, scaleFor } from '../baseline/scale.js'
import { createSortedWindow } from '../baseline/sorted-window.js'
import type { AnomalyKind, Better, Severity, State } from '../model/index.js'
import type { Detector, SeriesView, Vote } from './detector.js'
import { defaultDetectors, detectors } from './registry.js'
import type { DetectSettings } from './settings.js'
import { severityOf } from './severity.js'
import { bandOf } from './spike.js'

/** One run of a series. */
export interface Point {
  /** Undefined when unknown or unusable. */
  readonly value: number | undefined
  /** Only successes are learnt from and judged by value; any other is judged as an outcome. */
  readonly ok: boolean
}

export interface Judged {
  readonly state: State
  readonly anomaly: boolean
  readonly kind?: AnomalyKind
  readonly severity?: Severity
  readonly confidence: number
  /** 1 is the alarm threshold. */
  readonly score: number
  readonly expected?: number
  readonly low?: number
  readonly high?: number
  /** Ratio to expected. */
  readonly smallestDetectable?: number
  readonly detectors: readonly string[]
  readonly because: readonly string[]
  readonly whatIf: Readonly<Record<string, boolean>>
  /** Index of the point where a shift or drift began. */
  readonly since?: number
  /** Comparable runs before this one. */
  readonly samples: number
}

export interface SeriesJudge {
  readonly judge: (point: Point, whatIf?: readonly number[]) => Judged
}

/** @param options.better the good direction of the metric */
export function createSeriesJudge(options: {
  readonly better: Better
  readonly settings: DetectSettings
}): SeriesJudge {
  const { better, settings } = options
  const active = activeDetectors(settings)
  const raw: number[] = []
  const rows: number[] = []
  const outcomes: boolean[] = []
  const window = createSortedWindow(settings.window)
  const seen = { zero: false, negative: false }
  let values: number[] = []
  let scale: Scale = scaleFor(seen)
  let levelStart = 0
  let row = -1
  let constantRow = Number.NEGATIVE_INFINITY

  const fillWindow = (): void => {
    window.clear()
    for (const value of values.slice(-settings.window)) window.add(value)
  }
  /** What came before a move is carried over to the new level, so that its noise stays known. */
  const startLevel = (at: number, gap: number): void => {
    levelStart = at
    for (let i = Math.max(0, at - 2 * settings.window); i < at; i++) values[i] = (values[i] as number) + gap
    fillWindow()
  }
  const rescale = (value: number): void => {
    seen.zero ||= value === 0
    seen.negative ||= value < 0
    const fitting = scaleFor(seen)
    if (fitting === scale) return
    scale = fitting
    values = raw.map(scale.to)
    fillWindow()
  }

  const judge = (point: Point, whatIf: readonly number[] = []): Judged => {
    row++
    const state = stateOf(raw.length, settings)
    const { value } = point
    if (!point.ok || value === undefined || !Number.isFinite(value)) {
      outcomes.push(point.ok)
      return unjudged(state, raw.length, whatIf)
    }
    rescale(value)
    const x = scale.to(value)
    const view: SeriesView = { better, scale, values, levelStart, window, outcomes, settings }
    const known = state === 'cold' || window.size() === 0 ? [] : active.map((detector) => learnt(detector, view))
    const votes = (candidate: number) => known.flatMap(({ name, ask }) => (ask ? [{ name, vote: ask(candidate) }] : []))
    const cast = votes(x)
    const raised = cast.filter(({ vote }) => vote.score >= 1)
    const moved = raised.find(({ vote }) => vote.kind === 'shift' || vote.kind === 'drift')?.vote
    const wrong = (vote: Vote) => isWrong(better, x - vote.expected)
    const named = raised.find(({ vote }) => wrong(vote) && !(vote === moved && isKnown(vote, constantRow, rows)))
    const spikeVote = cast.find(({ vote }) => vote.kind === 'spike')?.vote
    const told = named?.vote ?? spikeVote
    const judged: Judged = {
      ...unjudged(state, raw.length, []),
      anomaly: named !== undefined,
      score: named?.vote.score ?? Math.max(0, ...cast.filter(({ vote }) => wrong(vote)).map(({ vote }) => vote.score)),
      confidence: named?.vote.confidence ?? 0,
      ...(told && {
        expected: scale.from(told.expected),
        low: scale.from(told.low),
        high: scale.from(told.high),
      }),
      ...smallest(state, view),
      whatIf: Object.fromEntries(
        whatIf.map((factor) => [
          String(factor),
          votes(scale.to(value * factor)).some(
            ({ vote }) => vote.score >= 1 && isWrong(better, scale.to(value * factor) - vote.expected),
          ),
        ]),
      ),
      detectors: raised.filter(({ vote }) => wrong(vote)).map(({ name }) => name),
      because: raised.filter(({ vote }) => wrong(vote)).map(({ vote }) => vote.because),
    }
    const result =
      named === undefined
        ? judged
        : naming(judged, named.vote, { row, rows, value, expected: scale.from(named.vote.expected) })
    outcomes.push(true)
    raw.push(value)
    rows.push(row)
    values.push(x)
    window.add(x)
    if (named?.vote.kind === 'constant-changed') constantRow = row
    if (moved?.since !== undefined) startLevel(moved.since, moved.gap ?? 0)
    return result
  }
  return { judge }
}

const learnt = (detector: Detector, view: SeriesView) => ({ name: detector.name, ask: detector.learn(view) })

/** A shift that a changed constant has announced already is not told again. */
const isKnown = (vote: Vote, constantRow: number, rows: readonly number[]): boolean =>
  vote.since !== undefined && Math.abs((rows[vote.since] ?? Number.POSITIVE_INFINITY) - constantRow) <= 3

const isWrong = (better: Better, difference: number): boolean =>
  better === 'either' || (better === 'lower' ? difference > 0 : difference < 0)

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

function smallest(state: State, view: SeriesView): { readonly smallestDetectable?: number } {
  if (state === 'cold' || view.window.size() === 0) return {}
  const band = bandOf(view)
  const high = view.scale.from(band.high) / view.scale.from(band.top)
  const low = view.scale.from(band.bottom) / view.scale.from(band.low)
  const ratio = view.better === 'higher' ? 1 / low : high
  return Number.isFinite(ratio) ? { smallestDetectable: ratio } : {}
}

const naming = (
  judged: Judged,
  vote: Vote,
  at: { readonly row: number; readonly rows: readonly number[]; readonly value: number; readonly expected: number },
): Judged => {
  const since = vote.since === undefined ? undefined : (at.rows[vote.since] ?? at.row)
  const size = {
    kind: vote.kind,
    state: judged.state,
    confidence: vote.confidence,
    observed: at.value,
    expected: at.expected,
  }
  return { ...judged, kind: vote.kind, severity: severityOf(size), ...(since === undefined ? {} : { since }) }
}

/** The registry’s rows that the settings name; unknown names are refused where settings are read. */
const activeDetectors = (settings: DetectSettings): readonly Detector[] => {
  const names = settings.detectors ?? defaultDetectors
  return detectors.filter(({ name }) => names.includes(name))
}
