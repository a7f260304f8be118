/** Models between one run and the next: which still fit and are gone on from, and what is kept of what was learnt. */
import { workflowText } from '../../history/order.js'
import type { JudgeState, Learnt, RunRecord, SeriesModel } from '../../model/index.js'
import { day } from '../../run/time.js'
import { eventClass } from '../../run/trust.js'
import { seedOf } from '../../statistics/random.js'
import type { Column } from '../engine/columns.js'
import { baselineOf } from '../engine/edges.js'
import type { Baseline } from '../engine/judged.js'
import { basisOfSeries } from '../engine/record-judge.js'
import type { SegmentedState } from '../engine/segmented.js'
import type { DetectSettings } from '../engine/settings.js'
import { type Counts, thresholdsOfOne } from '../engine/thresholds.js'
import { basisOf, createFingerprints } from './fingerprint.js'
import type { Learned } from './learn.js'
import { saveSegmented } from './saved.js'

/** What earlier runs learnt, and what time it is. */
export interface Memory {
  readonly learnt: readonly Learnt[]
  /** Milliseconds since the epoch. */
  readonly now: number
}

/** A model is learnt from the start again after so long, whatever its fingerprint says. */
const OLDEST = 30 * day
/** One series may be learnt from two pasts in turn: of a job on one processor and on another. */
const PASTS = 2

export interface Remembered {
  /** The model of a column, where it fits the first runs there are to the byte. */
  readonly fitting: (column: Column) => SeriesModel | undefined
  /** Takes note of a column that was learnt to its end. @param resumed the model it went on from */
  readonly keep: (column: Column, learnt: Learned) => void
  /** Everything to keep: what was learnt now, and what this run had no say in. */
  readonly all: () => Learnt
}

export function createRemembered(given: {
  readonly record: RunRecord
  readonly comparable: readonly RunRecord[]
  readonly settings: DetectSettings
  readonly memory: Memory
  /** Of the settings, unless it is asked what another would go on from. */
  readonly basis?: string
  /** How many series of each scope the run has: what is said of each depends on it. */
  readonly counts?: Counts
}): Remembered {
  const { record, comparable, settings, memory } = given
  const { host, repository, workflow } = record.key
  const event = eventClass(record.run.value.event)
  const basis = given.basis ?? basisOf(settings, given.counts)
  const isOurs = (set: Learnt): boolean =>
    workflowText({ ...record.key, ...set }) === workflowText(record.key) && set.event === event
  const known = new Map<string, SeriesModel[]>()
  for (const set of memory.learnt)
    if (isOurs(set) && set.basis === basis)
      for (const model of set.series) known.set(model.series, [...(known.get(model.series) ?? []), model])
  const prints = createFingerprints(comparable)
  const idOf = (column: Column, point: number): string => comparable[column.runs[point] as number]?.key.run ?? ''
  const kept: SeriesModel[] = []

  const fits = (model: SeriesModel, column: Column): boolean =>
    model.points <= column.points.length &&
    model.points > 0 &&
    model.from === idOf(column, 0) &&
    model.to === idOf(column, model.points - 1) &&
    Math.abs(memory.now - Date.parse(model.since)) < OLDEST &&
    isSound(model, column) &&
    prints.of(column, model.points) === model.trained

  return {
    fitting: (column) => {
      const candidates = (known.get(column.series.key) ?? []).toSorted((a, b) => a.points - b.points)
      return candidates.findLast((model) => fits(model, column))
    },
    keep: (column, learnt) => {
      const count = column.points.length
      if (learnt.resumed?.points === count) {
        kept.push(learnt.resumed)
        return
      }
      const { state } = learnt
      const saved = state && saveSegmented(state)
      if (state === undefined || saved === undefined || count === 0) return
      kept.push({
        series: column.series.key,
        from: idOf(column, 0),
        to: idOf(column, count - 1),
        points: count,
        trained: prints.of(column, count),
        since: learnt.resumed?.since ?? new Date(memory.now).toISOString(),
        ...described(column, { ...learnt, state }, settings, (point) => idOf(column, point), comparable),
        ...(learnt.alarms.length > 0 && { alarms: learnt.alarms }),
        ...saved,
      })
    },
    all: () => {
      const names = new Set(kept.map(({ series, from }) => `${from} ${series}`))
      const counts = new Map<string, number>()
      for (const { series } of kept) counts.set(series, (counts.get(series) ?? 0) + 1)
      const others = [...known.values()].flat().filter((model) => {
        const count = counts.get(model.series) ?? 0
        const isOther = !names.has(`${model.from} ${model.series}`) && count < PASTS
        if (isOther) counts.set(model.series, count + 1)
        return isOther && Math.abs(memory.now - Date.parse(model.since)) < OLDEST
      })
      return {
        host,
        repository,
        workflow,
        event,
        basis,
        seed: seedOf(workflow),
        saved: new Date(memory.now).toISOString(),
        series: [...kept, ...others],
      }
    },
  }
}

/** In words for people: what the state comes to, and how well it did. */
function described(
  { series, points, runs }: Column,
  { state, alarms }: Learned & { readonly state: SegmentedState },
  settings: DetectSettings,
  idOf: (point: number) => string,
  comparable: readonly RunRecord[],
): Pick<SeriesModel, 'parameters' | 'score'> {
  const baseline = baselineOf(state.all, basisOfSeries(series, settings), thresholdsOfOne(settings))
  const values = series.metric === 'failure-rate' ? 0 : baseline.samples
  const wrong = alarms.filter((point) => comparable[runs[point] as number]?.feedback?.value !== 'real')
  const seen = rounded(baseline.smallestDetectable)
  return {
    parameters: { samples: values, scale: baseline.scale, ...bandOf(baseline), ...levelOf(baseline, idOf) },
    score: {
      judged: Math.max(0, (values === 0 ? points.length : values) - settings.gatingSamples),
      alarms: wrong.length,
      ...(seen !== undefined && { smallestDetectable: seen }),
    },
  }
}

function bandOf({ expected, low, high, noise }: Baseline) {
  const told = { expected, low, high, noise }
  return Object.fromEntries(
    Object.entries(told).flatMap(([name, value]) => {
      const short = rounded(value)
      return short === undefined ? [] : [[name, short]]
    }),
  ) as { readonly [K in keyof typeof told]?: number }
}

const levelOf = ({ levelSince }: Baseline, idOf: (point: number) => string) =>
  levelSince > 0 ? { levelSince: idOf(levelSince) } : {}

/** Four digits; by arithmetic, for formatting a thousand numbers would cost more than learning from a run. */
function rounded(value: number | undefined): number | undefined {
  if (value === undefined || !Number.isFinite(value)) return undefined
  const places = value === 0 ? 0 : 3 - Math.floor(Math.log10(Math.abs(value)))
  if (places < -300 || places > 300) return value
  return places <= 0
    ? Math.round(value / 10 ** -places) * 10 ** -places
    : Math.round(value * 10 ** places) / 10 ** places
}

/** Numbers that could not have come of so many points would be acted on; then it is no model. */
const isSound = ({ points, state, key, kinds = {}, alarms = [] }: SeriesModel, column: Column): boolean =>
  [state, ...Object.values(kinds)].every((one) => isSoundState(one, points)) &&
  alarms.every((point) => point < points) &&
  (key === undefined ||
    column.points
      .slice(0, points)
      .every(({ keys }) => Object.hasOwn(kinds, Object.hasOwn(keys, key) ? (keys[key] ?? '') : '')))

const isSoundState = (
  { level, moves = [], episode, past, marks = [], drifted = 0 }: JudgeState,
  points: number,
): boolean =>
  level <= points &&
  moves.every(({ since, gap }) => since <= points && Number.isFinite(gap)) &&
  marks.every(({ sample }) => sample <= points) &&
  drifted <= points &&
  [episode, past?.episode].every((one) => one === undefined || (one.since <= points && one.first <= points)) &&
  (past?.at ?? 0) <= points
