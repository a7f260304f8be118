/**
 * Whatever the bytes are wrapped in (gzip, zip, a byte order mark, UTF-16), this hands on plain UTF-8 chunks.
 *
 * Archives come from strangers: what they expand to is capped, in size and in ratio, and a broken one says so.
 */
import type * as Fflate from 'fflate'

/** An input that cannot be read as a log; `advice` says what would. */
export class LogError extends Error {
  readonly code: 'zip-bomb' | 'broken-archive'
  readonly advice: string

  constructor(code: LogError['code'], message: string, advice: string) {
    super(message)
    this.name = 'LogError'
    this.code = code
    this.advice = advice
  }
}

export interface Limits {
  /** Bytes an archive may expand to before its ratio is looked at. */
  readonly expanded: number
  /** Expanded to packed size beyond which a large archive is taken for a bomb (deflate cannot exceed 1032). */
  readonly ratio: number
  /** Entries of a zip that are read. */
  readonly entries: number
}

export const defaultLimits: Limits = { expanded: 64 * 1024 * 1024, ratio: 200, entries: 2000 }

type Chunks = AsyncIterable<Uint8Array>

/** @throws LogError for a broken archive or one that expands beyond the limits */
export async function* plainBytes(chunks: Chunks, limits: Limits = defaultLimits): AsyncGenerator<Uint8Array> {
  const source = chunks[Symbol.asyncIterator]()
  const head: Uint8Array[] = []
  let size = 0
  while (size < 16) {
    const next = await source.next()
    if (next.done === true) break
    head.push(next.value)
    size += next.value.length
  }
  const rest: Chunks = {
    async *[Symbol.asyncIterator]() {
      yield* head
      for (let next = await source.next(); next.done !== true; next = await source.next()) yield next.value
    },
  }
  const first = head.length === 1 ? (head[0] ?? new Uint8Array()) : joined(head)
  const magic = ((first[0] ?? 0) << 8) | (first[1] ?? 0)
  if (magic === 0x1f8b) yield* unwrapped(rest, limits, 'gzip')
  else if (magic === 0x504b && (first[2] ?? 0) < 9 && (first[3] ?? 0) < 9) yield* unwrapped(rest, limits, 'zip')
  else if (magic === 0xfffe || magic === 0xfeff) yield* recoded(rest, magic === 0xfffe ? 'utf-16le' : 'utf-16be')
  else if (looksLikeUtf16(first)) yield* recoded(rest, first[0] === 0 ? 'utf-16be' : 'utf-16le')
  else yield* rest
}

const joined = (parts: readonly Uint8Array[]): Uint8Array => {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

/** UTF-16 without a mark (PowerShell's `>`): every second byte of the first sixteen is zero. */
const looksLikeUtf16 = (head: Uint8Array): boolean => {
  if (head.length < 16) return false
  const zeros = (from: number): number => [0, 2, 4, 6, 8, 10, 12, 14].filter((at) => head[at + from] === 0).length
  return (zeros(0) === 8 && zeros(1) === 0) || (zeros(1) === 8 && zeros(0) === 0)
}

async function* recoded(chunks: Chunks, encoding: string): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(encoding)
  const encoder = new TextEncoder()
  for await (const chunk of chunks) yield encoder.encode(decoder.decode(chunk, { stream: true }))
  yield encoder.encode(decoder.decode())
}

/** Feeds an archive to fflate's streaming reader in small pieces, so that a bomb is noticed before it is in memory. */
async function* unwrapped(chunks: Chunks, limits: Limits, kind: 'gzip' | 'zip'): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = []
  let packed = 0
  let expanded = 0
  let fault: Error | undefined
  const take = (data: Uint8Array): void => {
    expanded += data.length
    ready.push(data)
  }
  // Most logs are plain, and the package builds its tables when it loads.
  const fflate = await import('fflate')
  const push = kind === 'gzip' ? gunzip(fflate, take) : unzip(fflate, take, limits.entries, (error) => (fault = error))
  const piece = 16 * 1024
  try {
    for await (const chunk of chunks)
      for (let at = 0; at < chunk.length; at += piece) {
        const part = chunk.subarray(at, at + piece)
        packed += part.length
        push(part, false)
        if (fault !== undefined) throw fault
        if (expanded > limits.expanded && expanded > limits.ratio * packed)
          throw new LogError(
            'zip-bomb',
            `${packed} packed bytes expand to more than ${expanded}`,
            'Unpack it yourself and give the part of interest, if it is a log at all.',
          )
        yield* ready
        ready = []
      }
    push(new Uint8Array(), true)
    if (fault !== undefined) throw fault
    // The smallest whole gzip, of nothing at all, has twenty bytes.
    if (expanded === 0 && (kind === 'zip' || packed < 20)) throw new Error('no log in it')
  } catch (error) {
    if (error instanceof LogError) throw error
    yield* ready
    // A log cut short while it was being written or copied is still worth reading; nothing at all is not.
    if (expanded === 0)
      throw new LogError(
        'broken-archive',
        `not a readable ${kind}: ${(error as Error).message}`,
        'Fetch the log again.',
      )
    return
  }
  yield* ready
}

type Push = (part: Uint8Array, last: boolean) => void

const gunzip = ({ Gunzip }: typeof Fflate, take: (data: Uint8Array) => void): Push => {
  const stream = new Gunzip(take)
  return (part, last) => stream.push(part, last)
}

const unzip = (
  { Unzip, UnzipInflate }: typeof Fflate,
  take: (data: Uint8Array) => void,
  entries: number,
  failed: (error: Error) => void,
): Push => {
  let seen = 0
  const stream = new Unzip((file) => {
    seen += 1
    if (seen > entries || !/\.(txt|log|out)$/i.test(file.name)) return
    file.ondata = (error, data, final) => {
      if (error !== null) failed(error)
      else take(final ? joined([data, new Uint8Array([10])]) : data)
    }
    file.start()
  })
  stream.register(UnzipInflate)
  return (part, last) => stream.push(part, last)
}
