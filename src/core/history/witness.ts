/**
 * What a workflow remembers that never runs on the default branch. No run there may speak for all others: a branch is
 * trusted with what it is measured by itself, and no more. But what two of them say alike, and neither could have made the
 * other say, may be believed: both read the records while the platform still vouched for each of them.
 */
import type { RunRecord } from '../model/index.js'
import { validRecord } from './file/lines.js'
import { mergeHistories } from './merge.js'
import { keyText, sameJson } from './order.js'

/** One merged history, and who speaks. Commit and actor are the API’s word. */
export interface Voice {
  readonly sha: string
  readonly actor: string
  readonly records: readonly RunRecord[]
}

/**
 * @param people known to run things in this repository; where there is but one, nobody else can be asked, and another
 * commit of theirs will do
 * @returns the records two independent voices agree on, each without the fields they differ in
 */
export function agreed(voices: readonly Voice[], people: ReadonlySet<string>): readonly RunRecord[] {
  const found = new Map<string, { readonly record: RunRecord; readonly size: number }>()
  for (const [index, first] of voices.entries()) {
    const mine = new Map(first.records.map((record) => [keyText(record.key), record]))
    for (const second of voices.slice(index + 1).filter((other) => areIndependent(first, other, people)))
      for (const theirs of second.records) {
        const id = keyText(theirs.key)
        const own = mine.get(id)
        const record = own === undefined ? undefined : common(own, theirs)
        if (record === undefined) continue
        const size = JSON.stringify(record).length
        if (size > (found.get(id)?.size ?? -1)) found.set(id, { record, size })
      }
  }
  return mergeHistories([...found.values()].map(({ record }) => record))
}

const areIndependent = (a: Voice, b: Voice, people: ReadonlySet<string>): boolean =>
  a.sha !== b.sha && (a.actor !== b.actor || [...people].every((name) => name === a.actor))

/** What two differ in on a run’s outcome or duration is no record of it: the platform’s list has to tell. */
function common(a: RunRecord, b: RunRecord): RunRecord | undefined {
  const read = validRecord(shared(a, b))
  if (!('record' in read)) return undefined
  const { outcome, workMs } = read.record.run.value
  return outcome === a.run.value.outcome && workMs === a.run.value.workMs ? read.record : undefined
}

/**
 * The part of two values that is equal: of objects the fields, of anything else the whole or nothing. Two runs see one
 * thing at different moments, so of two times of observation the earlier stands.
 */
function shared(a: unknown, b: unknown): unknown {
  if (!isObject(a) || !isObject(b)) return sameJson(a, b) ? a : undefined
  return Object.fromEntries(
    Object.keys(a).flatMap((name): [string, unknown][] => {
      if (!Object.hasOwn(b, name)) return []
      if (name === 'observedAt') return [[name, String(a[name]) < String(b[name]) ? a[name] : b[name]]]
      const part = shared(a[name], b[name])
      return part === undefined ? [] : [[name, part]]
    }),
  )
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
