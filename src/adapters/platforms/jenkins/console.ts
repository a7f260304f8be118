/** The console log, as far as it is written, without the notes Jenkins hides in it. */
import { messageOf } from '../../../core/run/errors.js'
import type { LogSource } from '../../../ports.js'
import { isPage, pageForLog, type Rest } from '../../http/rest.js'

/** ESC [8m ha: base64 ESC [0m — a serialised console note (hudson.console.ConsoleNote), invisible in the browser. */
const noteStart = [0x1b, 0x5b, 0x38, 0x6d, 0x68, 0x61, 0x3a]
const noteEnd = [0x1b, 0x5b, 0x30, 0x6d]
/** A longer one is no note but a log that looks like one. */
const noteAtMost = 65_536

const startsAt = (bytes: Uint8Array, at: number, wanted: readonly number[]): boolean =>
  wanted.every((byte, i) => bytes[at + i] === byte)

/** Removes console notes, also where one is cut by the end of a piece. */
export async function* withoutNotes(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let held: Uint8Array = new Uint8Array(0)
  for await (const chunk of chunks) {
    const bytes: Uint8Array = held.length === 0 ? chunk : Buffer.concat([held, chunk])
    const { clean, rest } = strip(bytes, false)
    held = rest
    if (clean.length > 0) yield clean
  }
  const { clean } = strip(held, true)
  if (clean.length > 0) yield clean
}

function strip(bytes: Uint8Array, last: boolean): { readonly clean: Uint8Array; readonly rest: Uint8Array } {
  const kept: Uint8Array[] = []
  let from = 0
  for (let at = bytes.indexOf(0x1b); at >= 0; ) {
    const cut =
      !last &&
      bytes.length - at < noteStart.length &&
      noteStart.slice(0, bytes.length - at).every((byte, i) => bytes[at + i] === byte)
    const note = startsAt(bytes, at, noteStart)
    const end = note ? endOf(bytes, at + noteStart.length) : undefined
    if (cut || (note && end === undefined && !last && bytes.length - at < noteAtMost)) {
      kept.push(bytes.subarray(from, at))
      return { clean: Buffer.concat(kept), rest: bytes.slice(at) }
    }
    if (end !== undefined) {
      kept.push(bytes.subarray(from, at))
      from = end
    }
    at = bytes.indexOf(0x1b, end ?? at + 1)
  }
  if (from === 0) return { clean: bytes, rest: new Uint8Array(0) }
  kept.push(bytes.subarray(from))
  return { clean: Buffer.concat(kept), rest: new Uint8Array(0) }
}

/** The next escape code must be the note’s end: base64 holds none. */
function endOf(bytes: Uint8Array, at: number): number | undefined {
  const next = bytes.indexOf(0x1b, at)
  return next >= 0 && next - at <= noteAtMost && startsAt(bytes, next, noteEnd) ? next + noteEnd.length : undefined
}

/** More of a log tells nothing more: what failed stands at the end of a step, and steps are read as they come. */
const mostBytes = 512 * 1048576
const piecesAtMost = 8

type Refusal = Extract<Awaited<ReturnType<Rest['stream']>>, { kind: 'refused' }>

/**
 * The log of a build as it comes, never whole in memory. A running build says “more data” for ever: reading stops where
 * nothing new came.
 * @param build address of the build, ending in a slash
 * @param refused is told why the log ends early
 */
export async function* consoleLog(
  rest: Rest,
  build: string,
  refused: (refusal: Refusal) => void,
): AsyncGenerator<Uint8Array> {
  let read = 0
  for (let start = 0, piece = 0; piece < piecesAtMost; piece++) {
    const answer = await rest.stream(`${build}logText/progressiveText?start=${start}`)
    if (answer.kind === 'refused') {
      refused(answer)
      return
    }
    try {
      for await (const chunk of answer.value) {
        if (read === 0 && isPage(chunk)) {
          refused(pageForLog)
          return
        }
        read += chunk.length
        yield chunk
        if (read > mostBytes) {
          refused({ kind: 'refused', reason: 'too-long', message: `more than ${mostBytes} bytes` })
          return
        }
      }
    } catch (error) {
      const message = messageOf(error)
      refused({ kind: 'refused', reason: 'slow', message: `it broke off: ${message}` })
      return
    }
    const size = Number(answer.headers.get('x-text-size') ?? Number.NaN)
    if (answer.headers.get('x-more-data') !== 'true' || !(size > start)) return
    start = size
  }
}

/** The log once something of it has come; undefined where nothing has: a log that was refused is none. */
export async function begun({ open, ...log }: LogSource): Promise<LogSource | undefined> {
  const chunks = open()[Symbol.asyncIterator]()
  const first = await chunks.next()
  if (first.done === true) return undefined
  let isFresh = true
  return {
    ...log,
    async *open() {
      if (!isFresh) {
        yield* open()
        return
      }
      isFresh = false
      yield first.value
      yield* { [Symbol.asyncIterator]: () => chunks }
    },
  }
}
