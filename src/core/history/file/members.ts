/**
 * Members of a history that was read, kept as they were packed: most of a history is what it was a run ago, and packing it
 * again costs more than reading it. Kept only as long as the records themselves.
 */
import type { RunRecord } from '../../model/index.js'

interface Member {
  readonly records: readonly RunRecord[]
  readonly packed: Uint8Array
}

/** By the first record. */
const members = new WeakMap<RunRecord, Member>()

/** Records never change, so what holds just these, in this order, can be written again as it is. */
export function keepMember(records: readonly RunRecord[], packed: Uint8Array): void {
  const [first] = records
  if (first !== undefined) members.set(first, { records, packed })
}

/** The member that holds these very records and nothing else. */
export function memberOf(records: readonly RunRecord[]): Uint8Array | undefined {
  const [first] = records
  const known = first && members.get(first)
  if (known?.records.length !== records.length) return undefined
  return known.records.every((record, index) => record === records[index]) ? known.packed : undefined
}
