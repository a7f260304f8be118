/** The table of whole records, united with what came since. */
import { validRecord } from '../history/file/lines.js'
import { mergeRecords } from '../history/merge.js'
import { canonicalJson, keyText } from '../history/order.js'
import type { RunRecord } from '../model/index.js'
import { jsonOf } from '../run/json.js'
import { keyRow, rowsOf } from './rows.js'
import type { Row, Rows } from './schema.js'

/** A record and the objects it was merged from. */
export interface Compacted {
  readonly record: RunRecord
  readonly parts: readonly string[]
}

export interface ReadRecords {
  readonly compacted: readonly Compacted[]
  /** Rows that are no record: never written over, as nobody knows what they were. */
  readonly faults: readonly string[]
}

export function readRecordRows(rows: readonly Row[]): ReadRecords {
  const compacted: Compacted[] = []
  const faults: string[] = []
  for (const { record, parts } of rows) {
    const read = validRecord(jsonOf(String(record)))
    if ('record' in read) compacted.push({ record: read.record, parts: String(parts).split(' ') })
    else faults.push(read.reason)
  }
  return { compacted, faults }
}

/** By the law of the history: in whatever order, and however often, the same. */
export function uniteCompacted(known: readonly Compacted[], added: readonly Compacted[]): readonly Compacted[] {
  const byKey = new Map<string, Compacted>()
  for (const one of [...known, ...added]) {
    const key = keyText(one.record.key)
    const there = byKey.get(key)
    byKey.set(
      key,
      there === undefined
        ? one
        : {
            record: mergeRecords(there.record, one.record),
            parts: [...new Set([...there.parts, ...one.parts])].sort(),
          },
    )
  }
  return [...byKey.values()].sort((a, b) => compareOwners(a.record, b.record))
}

/** By repository first: readers skip what holds only others. */
function compareOwners(a: RunRecord, b: RunRecord): number {
  const [left, right] = [ownerOf(a), ownerOf(b)]
  return left < right ? -1 : left > right ? 1 : 0
}

const ownerOf = ({ key }: RunRecord): string =>
  [
    key.repository.toLowerCase(),
    key.host.toLowerCase(),
    key.workflow,
    key.run.padStart(20, '0'),
    String(key.attempt).padStart(6, '0'),
  ].join('\u0000')

export const recordRows = (compacted: readonly Compacted[]): readonly Row[] =>
  compacted.map(({ record, parts }) => ({ ...keyRow(record), parts: parts.join(' '), record: canonicalJson(record) }))

export function allRows(records: readonly RunRecord[]): Rows {
  const all: Record<keyof Rows, Row[]> = { runs: [], jobs: [], failures: [], tests: [], findings: [] }
  for (const record of records)
    for (const [name, rows] of Object.entries(rowsOf(record)) as [keyof Rows, readonly Row[]][])
      for (const row of rows) all[name].push(row)
  return all
}
