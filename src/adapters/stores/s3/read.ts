/** Reads records and merged histories of a bucket: refused by size before, by content after; each says only what its name says. */
import { decodeHistory } from '../../../core/history/file/codec.js'
import { expand } from '../../../core/history/file/gzip.js'
import { isNamed, partOf, partOfLine, readRecordName } from '../../../core/history/objects.js'
import type { RunRecord } from '../../../core/model/index.js'
import { messageOf } from '../../../core/run/errors.js'
import { type ObjectEntry, ObjectFault, type ObjectStore } from '../../objects/port.js'

/** Bytes as they travel, and as lines: those of artifacts. */
export interface Caps {
  readonly packed: number
  readonly expanded: number
}

export const recordCaps: Caps = { packed: 512 * 1024, expanded: 2 * 1024 * 1024 }
export const checkpointCaps: Caps = { packed: 4 * 1024 * 1024, expanded: 16 * 1024 * 1024 }

export type ReadObject =
  | { readonly kind: 'ok'; readonly records: readonly RunRecord[]; readonly bytes: Uint8Array }
  /** `gone`: a lifecycle rule, or somebody, took it away meanwhile. */
  | { readonly kind: 'gone' }
  /** Nobody will ever read it: a stranger’s, damaged, too large, of a newer version. */
  | { readonly kind: 'refused'; readonly reason: string }

/** @throws ObjectFault where the bucket did not answer */
export async function readObject(store: ObjectStore, entry: ObjectEntry, caps: Caps): Promise<ReadObject> {
  if (entry.bytes > caps.packed) return refused(`it has ${entry.bytes} bytes, and at most ${caps.packed} are read`)
  try {
    const got = await store.get(entry.key, caps.packed)
    if (got === undefined) return { kind: 'gone' }
    const loaded = decodeHistory(got.bytes, { limit: caps.expanded })
    if (loaded.kind !== 'ok') return refused(loaded.kind === 'corrupt' ? loaded.reason : 'it is empty')
    const { records, quarantined, reasons } = loaded.value
    return quarantined.length > 0 && records.length === 0
      ? refused(reasons?.[0] ?? 'it holds no record')
      : { kind: 'ok', records, bytes: got.bytes }
  } catch (error) {
    if (error instanceof ObjectFault && (error.kind === 'too-large' || error.kind === 'name'))
      return refused(error.message)
    throw error
  }
}

/** One record, whose name is its own. @throws ObjectFault */
export async function readRecord(store: ObjectStore, entry: ObjectEntry): Promise<ReadObject> {
  const read = await readObject(store, entry, recordCaps)
  if (read.kind !== 'ok') return read
  const [record, ...more] = read.records
  if (record === undefined || more.length > 0) return refused('it does not hold one record')
  if (!isNamed(record, entry.key)) return refused('it speaks of another run than its name does')
  const part = readRecordName(entry.key)?.part
  return partOf(record) === part || partWritten(read.bytes) === part
    ? read
    : refused('its name is not that of its content')
}

/** By what is written: a newer version’s record holds more than is read of it here. */
const partWritten = (bytes: Uint8Array): string | undefined =>
  partOfLine(expand(bytes, recordCaps.expanded).sound.join('').trimEnd().split('\n').at(-1) ?? '')

const refused = (reason: string): ReadObject => ({ kind: 'refused', reason })

/** A fault’s words where the place is named beside them already. */
export function wordsOf(error: unknown, { name }: ObjectStore): string {
  const message = messageOf(error)
  return message.startsWith(`${name}: `) ? message.slice(name.length + 2) : message
}
