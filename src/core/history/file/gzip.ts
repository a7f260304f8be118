/**
 * The container: gzip members of a few records each, one behind the other, which every gzip reader takes for one file.
 *
 * Each member carries its own checksum (RFC 1952), so damage costs the records of one member and never changes a record
 * unnoticed. node:zlib does no I/O here: bytes in, bytes out.
 */
import { constants, gunzipSync, gzipSync, inflateRawSync } from 'node:zlib'

export const gzipMember = (text: string): Uint8Array => gzipSync(text, { level: 6 })

export const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b

export interface Expanded {
  /** Text whose checksum held, or that was never compressed. */
  readonly sound: readonly string[]
  /** Each text of `sound` as it was packed; absent where the texts are not those of whole members. */
  readonly packed?: readonly Uint8Array[]
  /** Text of a member whose checksum did not hold, as far as it could be read. */
  readonly unsound: readonly string[]
  /** What is wrong with the container; absent when nothing is. */
  readonly damage?: string
  /** More than the limit; nothing more was read. */
  readonly tooLarge?: boolean
}

const text = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')

/** @param limit most bytes to expand to: a small file may hold a large one */
export function expand(given: Uint8Array, limit: number): Expanded {
  // What an editor or a shell put before it.
  const bytes = given[0] === 0xef && given[1] === 0xbb && given[2] === 0xbf ? given.subarray(3) : given
  if (!isGzip(bytes)) {
    if (hasMember(bytes)) return salvage(bytes, limit, 'the first bytes are damaged')
    return bytes.length > limit ? tooLarge : { sound: [text(bytes)], unsound: [] }
  }
  const members = memberwise(bytes, limit)
  if (members !== undefined) return members
  try {
    const { buffer, read } = unzipped(bytes, limit)
    // Node reads on behind zeros and says nothing of what came after.
    if (read < bytes.length) return salvage(bytes, limit, `only ${read} of its ${bytes.length} bytes belong together`)
    return { sound: [text(buffer)], unsound: [] }
  } catch (error) {
    if (isTooLarge(error)) return tooLarge
    return salvage(bytes, limit, (error as { readonly message: string }).message)
  }
}

/** More than the largest history has; a file of a million empty members would keep us for a minute. */
const mostMembers = 4096

/** Every member by itself, where each is whole, ends with a line and with nothing behind it, and all are within the limit. */
function memberwise(bytes: Uint8Array, limit: number): Expanded | undefined {
  const starts = memberStarts(bytes)
  if (starts.length > mostMembers) return undefined
  const sound: string[] = []
  const packed: Uint8Array[] = []
  let left = limit
  for (let index = 0; index < starts.length; ) {
    const member = left > 0 ? wholeMember(bytes, starts, index, left) : undefined
    if (member === undefined || member.bytes.at(-1) !== newline) return undefined
    const own = bytes.subarray(starts[index], starts[member.next] ?? bytes.length)
    if (statedSize(own) !== member.bytes.length) return undefined
    left -= member.bytes.length
    sound.push(text(member.bytes))
    packed.push(own)
    index = member.next
  }
  return { sound, packed, unsound: [] }
}

const newline = 10

/** What a member ends with (RFC 1952, ISIZE): readers pass over other bytes at the end, and would stop at them in between. */
const statedSize = (member: Uint8Array): number =>
  new DataView(member.buffer, member.byteOffset).getUint32(member.byteLength - 4, true)

const tooLarge: Expanded = { sound: [], unsound: [], tooLarge: true }

const isTooLarge = (error: unknown): boolean => (error as { readonly code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE'

/** Each broken member is looked at two dozen times over; a file made of their beginnings alone would take minutes. */
const mostBroken = 256

/** Member by member: a start is where the magic number, the method and no flags stand together. */
function salvage(bytes: Uint8Array, limit: number, reason: string): Expanded {
  const starts = memberStarts(bytes)
  const sound: string[] = []
  const unsound: string[] = []
  let left = limit
  for (let index = 0; index < starts.length && left > 0; ) {
    if (unsound.length === mostBroken)
      return { sound, unsound, damage: `${reason}; more than ${mostBroken} blocks are broken, the rest was not read` }
    const member = wholeMember(bytes, starts, index, left) ?? exactMember(bytes, starts, index, left)
    if (member === undefined) {
      const part = readable(bytes.subarray(starts[index], starts[index + 1]), left)
      left -= part.length
      unsound.push(text(part))
      index += 1
    } else {
      left -= member.bytes.length
      sound.push(text(member.bytes))
      index = member.next
    }
  }
  return { sound, unsound, damage: reason }
}

/** @throws as `gunzipSync` does */
function unzipped(bytes: Uint8Array, limit: number): { readonly buffer: Uint8Array; readonly read: number } {
  // Documented (`info`, node:zlib), and not in its types.
  const { buffer, engine } = gunzipSync(bytes, { maxOutputLength: limit, info: true }) as unknown as {
    readonly buffer: Uint8Array
    readonly engine: { readonly bytesWritten: number }
  }
  return { buffer, read: engine.bytesWritten }
}

/** The magic number may also turn up inside compressed bytes, so a member may reach over one or two false starts. */
function wholeMember(bytes: Uint8Array, starts: readonly number[], index: number, limit: number) {
  for (let next = index + 1; next <= Math.min(index + 3, starts.length); next++) {
    try {
      const slice = bytes.subarray(starts[index], starts[next] ?? bytes.length)
      return { bytes: gunzipSync(slice, { maxOutputLength: limit }), next }
    } catch {
      // Not whole at this length; what is never whole is reported as damage by the caller.
    }
  }
  return undefined
}

/** Bytes of a member before and behind what is compressed (RFC 1952): no more where no flags are set. */
const [before, behind] = [10, 8]

/** The member by itself where rubbish, a hole, or a member without its beginning comes right behind it. */
function exactMember(bytes: Uint8Array, starts: readonly number[], index: number, limit: number) {
  try {
    const start = starts[index] ?? 0
    const { engine } = inflateRawSync(bytes.subarray(start + before), {
      maxOutputLength: limit,
      info: true,
    }) as unknown as { readonly engine: { readonly bytesWritten: number } }
    const end = start + before + engine.bytesWritten + behind
    const next = starts.findIndex((at) => at >= end)
    const found = gunzipSync(bytes.subarray(start, end), { maxOutputLength: limit })
    return { bytes: found, next: next < 0 ? starts.length : next }
  } catch {
    // Broken in itself.
    return undefined
  }
}

const magic = Buffer.from([0x1f, 0x8b, 0x08, 0x00])

const hasMember = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(magic)

function memberStarts(bytes: Uint8Array): number[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const starts = [0]
  for (let at = buffer.indexOf(magic, 1); at !== -1; at = buffer.indexOf(magic, at + 1)) starts.push(at)
  return starts
}

/**
 * What a damaged member still yields: everything before the first byte that makes no sense. A beginning without an end can
 * be expanded, one with nonsense in it cannot, so the longest that can is found by halving.
 */
function readable(bytes: Uint8Array, limit: number): Uint8Array {
  let best: Uint8Array = new Uint8Array()
  let [sound, unsound] = [0, bytes.length + 1]
  while (unsound - sound > 1) {
    const middle = (sound + unsound) >> 1
    const part = beginning(bytes.subarray(0, middle), limit)
    if (part === undefined) unsound = middle
    else {
      best = part
      sound = middle
    }
  }
  return best
}

function beginning(bytes: Uint8Array, limit: number): Uint8Array | undefined {
  try {
    return gunzipSync(bytes, { maxOutputLength: limit, finishFlush: constants.Z_SYNC_FLUSH })
  } catch {
    // What was asked: does it make sense as far as here?
    return undefined
  }
}
