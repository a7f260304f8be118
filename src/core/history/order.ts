/** The orders the history stands on: of values by their stamp, of runs by their time. Total, so that merging is a maximum. */

import type { RunKey, RunRecord, Stamp, Stamped } from '../model/index.js'
import { grouped } from '../run/grouped.js'

const finality = { unknown: 0, 'in-progress': 1, completed: 2 } as const satisfies Record<Stamp['status'], number>
const authority = { step: 0, api: 1 } as const satisfies Record<Stamp['source'], number>

/**
 * JSON with sorted keys and without `undefined`, so that equal values have equal text whatever order their keys came in.
 * Depth is bounded by the schema; the values are plain JSON.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  const fields = Object.entries(value).filter(([, field]) => field !== undefined)
  fields.sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonicalJson(field)}`).join(',')}}`
}

/** Equal as JSON, found without writing any: two copies of one history meet at every merge. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) || Array.isArray(b))
    return (
      Array.isArray(a) &&
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((item, index) => sameJson(item, b[index]))
    )
  const [left, right] = [a as Readonly<Record<string, unknown>>, b as Readonly<Record<string, unknown>>]
  let more = 0
  for (const name in left) {
    if (left[name] === undefined) continue
    if (!Object.hasOwn(right, name) || !sameJson(left[name], right[name])) return false
    more += 1
  }
  for (const name in right) if (right[name] !== undefined) more -= 1
  return more === 0
}

/**
 * Which of two stamped values is to be believed: the more final, then the platform’s own, then the later seen, then by
 * canonical JSON, which makes the order total (ties are broken alike by everybody, never by who came first).
 *
 * @returns negative, zero or positive, as for `Array.sort`; zero only for equal values
 */
export function compareStamped(a: Stamped<unknown>, b: Stamped<unknown>): number {
  if (a === b) return 0
  const byStatus = finality[a.status] - finality[b.status]
  if (byStatus !== 0) return byStatus
  const bySource = authority[a.source] - authority[b.source]
  if (bySource !== 0) return bySource
  if (a.observedAt !== b.observedAt) {
    const byTime = Date.parse(a.observedAt) - Date.parse(b.observedAt)
    if (byTime !== 0 && !Number.isNaN(byTime)) return byTime
  }
  if (sameJson(a, b)) return 0
  const [left, right] = [canonicalJson(a), canonicalJson(b)]
  return left < right ? -1 : left > right ? 1 : 0
}

/** The identity of a run’s attempt as one text. Hosts and repositories are case-insensitive on every forge. */
export const keyText = (key: RunKey): string =>
  JSON.stringify([key.host.toLowerCase(), key.repository.toLowerCase(), key.workflow, key.run, key.attempt])

/** A run, whatever its attempt. */
export const runText = ({ host, repository, run }: RunKey): string =>
  `${host.toLowerCase()} ${repository.toLowerCase()} ${run}`

/** The runs of each workflow, by its text, in the order given. */
export const byWorkflow = (records: readonly RunRecord[]): ReadonlyMap<string, readonly RunRecord[]> =>
  grouped(records, ({ key }) => workflowText(key))

/** The history a run belongs to: everything of its key but the run and the attempt. */
export const workflowText = (key: RunKey): string =>
  JSON.stringify([key.host.toLowerCase(), key.repository.toLowerCase(), key.workflow])

/** When the attempt began, in milliseconds; failing that when it was made or seen. */
export const beganAt = (record: RunRecord): number => {
  const { startedAt, createdAt } = record.run.value
  const at = Date.parse(startedAt ?? createdAt ?? record.run.observedAt)
  return Number.isNaN(at) ? 0 : at
}

/**
 * Oldest first: by start, then by run id (numeric where both are numbers: GitHub’s grow with time), then by attempt.
 */
export function compareRuns(a: RunRecord, b: RunRecord): number {
  return beganAt(a) - beganAt(b) || compareKeys(a.key, b.key)
}

function compareKeys(a: RunKey, b: RunKey): number {
  if (a.run !== b.run) {
    const numeric = /^\d{1,15}$/.test(a.run) && /^\d{1,15}$/.test(b.run) ? Number(a.run) - Number(b.run) : 0
    return numeric || (a.run < b.run ? -1 : 1)
  }
  if (a.attempt !== b.attempt) return a.attempt - b.attempt
  const [left, right] = [keyText(a), keyText(b)]
  return left < right ? -1 : left > right ? 1 : 0
}

/** Runs oldest first, each start read once: sorting 100,000 records must not parse dates a million times. */
export const oldestFirst = (records: readonly RunRecord[]): RunRecord[] =>
  records
    .map((record) => ({ record, began: beganAt(record) }))
    .sort((a, b) => a.began - b.began || compareKeys(a.record.key, b.record.key))
    .map(({ record }) => record)
