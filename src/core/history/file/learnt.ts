/**
 * Models in the first line of a history: there a reader that does not know them passes them by, and no damage to them can
 * cost a record.
 */
import { type Learnt, learntSchema, type RunRecord, seriesModelSchema } from '../../model/index.js'
import { type Bounds, retain } from '../retention.js'
import { compileShape } from './shape.js'

/** Bytes that models may take of the bound of the whole, as JSON. */
const learntShare = 0.1
const mostBytes = 1_000_000
/** Workflows and classes of events of one history; a watch keeps many in one file. */
const mostSets = 60
const mostSeries = 5_000

export interface LearntRead {
  readonly learnt: readonly Learnt[]
  /** Models, and sets of them, that are none, or too many. */
  readonly unreadable: number
}

type Check = (value: unknown) => boolean
let checks: { readonly isSet: Check; readonly isModel: Check } | undefined

/** @param header the parsed first line, of anybody’s making */
export function readLearnt(header: unknown): LearntRead {
  const given = fieldOf(header, 'models')
  if (given === undefined) return { learnt: [], unreadable: 0 }
  if (!Array.isArray(given)) return { learnt: [], unreadable: 1 }
  checks ??= {
    isSet: compileShape(learntSchema.omit({ series: true })),
    isModel: compileShape(seriesModelSchema),
  }
  const { isSet, isModel } = checks
  const learnt: Learnt[] = []
  let unreadable = Math.max(0, given.length - mostSets)
  for (const set of given.slice(0, mostSets)) {
    const models = fieldOf(set, 'series')
    if (!isSet(set) || !Array.isArray(models) || models.length > mostSeries) {
      unreadable++
      continue
    }
    const series = models.filter(isModel)
    unreadable += models.length - series.length
    learnt.push({ ...(set as Learnt), series })
  }
  return { learnt, unreadable }
}

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined

const nameOf = ({ host, repository, workflow, event }: Learnt): string =>
  JSON.stringify([host.toLowerCase(), repository.toLowerCase(), workflow, event])

/** One set a workflow and class of events: the one saved last. */
export function uniteLearnt(...lists: readonly (readonly Learnt[] | undefined)[]): readonly Learnt[] {
  const byName = new Map<string, Learnt>()
  for (const one of lists.flatMap((list) => list ?? [])) {
    const name = nameOf(one)
    const known = byName.get(name)
    if (known === undefined || Date.parse(known.saved) < Date.parse(one.saved)) byName.set(name, one)
  }
  return [...byName.values()].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))
}

/** Those given in place of those of the same names, whatever the clocks said. */
export function replaceLearnt(
  known: readonly Learnt[] | undefined,
  given: readonly Learnt[] | undefined,
): readonly Learnt[] {
  const names = new Set((given ?? []).map(nameOf))
  return uniteLearnt(
    (known ?? []).filter((set) => !names.has(nameOf(set))),
    given,
  )
}

/**
 * What is written: models within a tenth of the bytes, records within the rest.
 *
 * @param now milliseconds since the epoch
 */
export function keepWithin(
  bounds: Bounds,
  {
    records,
    learnt,
    now,
  }: { readonly records: readonly RunRecord[]; readonly learnt: readonly Learnt[]; readonly now: number },
): { readonly records: readonly RunRecord[]; readonly learnt: readonly Learnt[] } {
  const models = boundLearnt(learnt, bounds.bytes)
  const bytes = models.length === 0 ? 0 : JSON.stringify(models).length
  return { records: retain(records, { ...bounds, bytes: bounds.bytes - bytes }, now), learnt: models }
}

/** The sets saved last first; of a set that does not fit whole, the series that were learnt from the most runs. */
function boundLearnt(learnt: readonly Learnt[], bytes: number): readonly Learnt[] {
  let left = Math.min(mostBytes, learntShare * bytes)
  const newestFirst = learnt.toSorted((a, b) => Date.parse(b.saved) - Date.parse(a.saved)).slice(0, mostSets)
  const kept = newestFirst.flatMap((set) => {
    const { series, ...rest } = set
    left -= JSON.stringify(rest).length
    const sized = series.map((one) => ({ one, bytes: JSON.stringify(one).length + 1 }))
    if (sized.reduce((sum, { bytes: own }) => sum + own, 0) > left) sized.sort((a, b) => b.one.points - a.one.points)
    const fitting = sized.filter(({ bytes: own }) => {
      if (own > left) return false
      left -= own
      return true
    })
    return fitting.length === 0 ? [] : [{ ...rest, series: fitting.map(({ one }) => one) }]
  })
  return uniteLearnt(kept)
}
