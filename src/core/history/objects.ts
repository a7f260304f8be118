/**
 * How a history lies in a bucket: one object a record, never written over. Its name holds whose it is, when the run was made,
 * and the hash of its content: so writers need not know of each other, parallel views of one run lie side by side until they are
 * merged, and the same view written twice is one object.
 */
import { createHash } from 'node:crypto'
import type { RunKey, RunRecord } from '../model/index.js'
import { dateOf } from '../run/time.js'
import { isTrusted } from '../run/trust.js'
import { beganAt, canonicalJson } from './order.js'

/** `untrusted`: of forks, and of pull requests that do not say where they come from. No baseline is learnt from there. */
export type Area = 'trusted' | 'untrusted'

export const areaOf = (record: RunRecord): Area => (isTrusted(record) ? 'trusted' : 'untrusted')

/** All records of an area. */
export const recordsRoot = (area: Area): string => `records/v1/${area}/`

/** The records of one workflow; its days follow. */
export const recordsPrefix = (area: Area, key: RunKey): string => `${recordsRoot(area)}${ownerPath(key)}`

export const checkpointsPrefix = (key: RunKey): string => `checkpoints/v1/${ownerPath(key)}`

/** `name=value` as partitions of engines have it. */
const ownerPath = ({ host, repository, workflow }: RunKey): string =>
  `host=${segment(host.toLowerCase())}/repository=${segment(repository.toLowerCase())}/workflow=${segment(workflow)}/`

export const dayPrefix = (prefix: string, day: string): string => `${prefix}day=${day}/`

/** The day in UTC on which the run was made: all attempts and all writers tell the same one. */
export function dayOf(record: RunRecord): string {
  const made = Date.parse(record.run.value.createdAt ?? '')
  return dateOf(Number.isNaN(made) ? beganAt(record) : made)
}

/** Names of the same run and attempt begin alike; what follows is the part of one writer. */
export const runObject = (record: RunRecord): string =>
  `${dayPrefix(recordsPrefix(areaOf(record), record.key), dayOf(record))}${segment(record.key.run)}.${record.key.attempt}.`

/** 64 bits of the content: what two views of one run are told apart by. */
export const partOf = (record: RunRecord): string => hashOf(record)

const hashOf = (value: unknown): string => createHash('sha256').update(canonicalJson(value)).digest('hex').slice(0, 16)

/** The same of a record as its line has it; undefined for what is no JSON. */
export function partOfLine(line: string): string | undefined {
  try {
    return hashOf(JSON.parse(line))
  } catch {
    return undefined
  }
}

const suffix = '.jsonl.gz'

export const recordObject = (record: RunRecord): string => `${runObject(record)}${partOf(record)}${suffix}`

export interface NamedRecord {
  /** Everything before the part: the same for all views of one attempt. */
  readonly run: string
  readonly part: string
  /** The view itself, wherever it lies: run, attempt and part. */
  readonly view: string
  readonly day: string
  /** Host, repository and workflow, as the name has them. */
  readonly owner: string
}

const recordName =
  /^(records\/v1\/(?:un)?trusted\/(host=[^/]+\/repository=[^/]+\/workflow=[^/]+)\/day=(\d{4}-\d\d-\d\d)\/[^/]+\.\d{1,6}\.)([0-9a-f]{16})\.jsonl\.gz$/

/** @returns undefined for what is no record of this layout */
export function readRecordName(name: string): NamedRecord | undefined {
  const [, run, owner, day, part] = recordName.exec(name) ?? []
  return run === undefined || owner === undefined || day === undefined || part === undefined
    ? undefined
    : { run, part, view: viewOf(run, part), day, owner }
}

/** Apart from area and day: of two views one may know less of where a run came from, and when it was made. */
const viewOf = (run: string, part: string): string => `${run.replace(/^records\/v1\/[a-z]+\/|day=[^/]+\//g, '')}${part}`

/** As `view` of a name: the part of another run is none of this one’s. */
export const partName = (record: RunRecord, part: string): string => viewOf(runObject(record), part)

/** An object says only what its name says: whoever may write one name cannot speak of another run, or for another repository. */
export const isNamed = (record: RunRecord, name: string): boolean => readRecordName(name)?.run === runObject(record)

/** Newest last, as names are ordered. @param at ms since the epoch */
export const checkpointObject = (key: RunKey, at: number, bytes: Uint8Array): string =>
  `${checkpointsPrefix(key)}${new Date(at).toISOString().replaceAll(':', '-')}.${createHash('sha256').update(bytes).digest('hex').slice(0, 12)}${suffix}`

/** When a checkpoint says it was made, in ms since the epoch; undefined for what is none. */
export function checkpointAt(name: string): number | undefined {
  const [, date, hours, minutes, seconds] =
    /\/(\d{4}-\d\d-\d\dT)(\d\d)-(\d\d)-(\d\d\.\d{3}Z)\.[0-9a-f]{12}\.jsonl\.gz$/.exec(name) ?? []
  const at = Date.parse(`${date}${hours}:${minutes}:${seconds}`)
  return Number.isNaN(at) ? undefined : at
}

const longestSegment = 160

/**
 * A name as one level of a path: letters, digits, `-`, `_` and `.` stand for themselves, every other byte is `!` and two hex
 * digits, a dot at the beginning too; so no name leads elsewhere, and no two are one. Long ones end in their hash.
 */
export function segment(text: string): string {
  const safe = [...Buffer.from(text, 'utf8')]
    .map((byte, at) => {
      const char = String.fromCharCode(byte)
      return /[A-Za-z0-9_-]/.test(char) || (char === '.' && at > 0) ? char : `!${byte.toString(16).padStart(2, '0')}`
    })
    .join('')
  if (safe.length <= longestSegment && safe !== '') return safe
  return `${safe.slice(0, longestSegment - 26)}!-${createHash('sha256').update(text).digest('hex').slice(0, 24)}`
}
