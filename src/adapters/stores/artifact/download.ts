/** Downloads one archive of ours: refused by its size before, capped while it comes, and capped again as it expands. */
import { decodeHistory } from '../../../core/history/file/codec.js'
import type { Origin } from '../../../core/history/provenance.js'
import type { Recalled } from '../../../core/model/index.js'
import { messageOf } from '../../../core/run/errors.js'
import type { Repository } from '../../http/github/repository.js'
import { onlyEntry } from '../zip.js'

/** Bytes as they travel, and as lines. */
export interface Caps {
  readonly packed: number
  readonly expanded: number
}

/** A record takes a few KB; one of 250 jobs with steps and fingerprints a few hundred. */
export const recordCaps: Caps = { packed: 512 * 1024, expanded: 2 * 1024 * 1024 }
/** A checkpoint is kept within 5 MB of lines. */
export const checkpointCaps: Caps = { packed: 4 * 1024 * 1024, expanded: 16 * 1024 * 1024 }

/** Bytes of lines one recall may expand to in all, however many archives come: memory is not the repository’s to spend. */
export interface Allowance {
  take(bytes: number): boolean
}

export function createAllowance(bytes = 48 * 1024 * 1024): Allowance {
  let left = bytes
  return {
    take(wanted) {
      if (wanted > left) return false
      left -= wanted
      return true
    },
  }
}

export type Downloaded =
  | { readonly value: Recalled; readonly bytes: number }
  /** `isBroken`: it came, and nobody will ever read it; else it may be had another time. */
  | { readonly reason: string; readonly isBroken: boolean }

export async function download(
  rest: Repository,
  origin: Origin,
  caps: Caps,
  allowance: Allowance,
): Promise<Downloaded> {
  if (origin.bytes > caps.packed)
    return { reason: `it has ${origin.bytes} bytes, and at most ${caps.packed} are read`, isBroken: true }
  let zip: Uint8Array
  try {
    zip = await rest.bytes(`/actions/artifacts/${origin.id}/zip`, caps.packed)
  } catch (error) {
    return { reason: messageOf(error), isBroken: false }
  }
  try {
    const packed = onlyEntry(zip, caps.packed)
    // An entry of plain lines is as large as it is; of a packed one the size stands nowhere that can be believed.
    const loaded = decodeHistory(packed, { limit: caps.expanded })
    if (loaded.kind !== 'ok')
      return { reason: loaded.kind === 'corrupt' ? loaded.reason : 'it is empty', isBroken: true }
    const bytes = sizeOf(loaded.value)
    if (!allowance.take(bytes)) return { reason: 'the memory set aside for archives is spent', isBroken: false }
    return { value: loaded.value, bytes }
  } catch (error) {
    return { reason: messageOf(error), isBroken: true }
  }
}

const sizeOf = ({ records, quarantined }: Recalled): number =>
  records.reduce((sum, record) => sum + JSON.stringify(record).length, 0) +
  quarantined.reduce((sum, line) => sum + line.length, 0)
