/** The log of a command, bounded: its beginning and its end, in order on the disk at every moment. */
import { closeSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs'

export interface KeptLog {
  /** @throws as the disk does */
  write(chunk: Uint8Array): void
  close(): void
}

export interface KeptBounds {
  /** Bytes of the beginning that are kept. */
  readonly head: number
  /** Bytes of the end that are kept, at least; twice as many at most. */
  readonly tail: number
}

/** A command starts with what it is and ends with why it failed. */
const usual: KeptBounds = { head: 8 * 1048576, tail: 28 * 1048576 }
/** Masked as it is, a log may say more than a neighbour on the same machine should read. */
const ownerOnly = 0o600
const newline = 10

/**
 * Writes at once and in order, so that nothing is lost when the machine stops the step. Each time twice the tail has come
 * after the head, its first half is dropped: the second is copied over it before the file is cut, so that no moment is
 * without it, and a full disk need not give any more room.
 *
 * @throws as `open` does; `EEXIST` where the path is taken
 */
export function openKeptLog(path: string, { head, tail }: KeptBounds = usual): KeptLog {
  const file = openSync(path, 'wx+', ownerOnly)
  let size = 0
  let dropped = 0
  /** Where the tail starts, after the line that says what is left out. */
  let from = head
  const put = (bytes: Uint8Array, at: number) => {
    for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done, bytes.length - done, at + done)
  }
  const shorten = () => {
    const kept = Buffer.alloc(tail)
    const read = readSync(file, kept, 0, tail, size - tail)
    const whole = kept.subarray(0, read)
    const cut = whole.subarray(whole.indexOf(newline) + 1)
    dropped += size - from - cut.length
    const line = Buffer.from(`\n[pipeline-guard exec: ${dropped} bytes of output are left out here]\n`)
    put(Buffer.concat([line, cut]), head)
    from = head + line.length
    size = from + cut.length
    ftruncateSync(file, size)
  }
  return {
    write(chunk) {
      for (let at = 0; at < chunk.length; ) {
        const piece = chunk.subarray(at, at + Math.max(1, from + 2 * tail - size))
        put(piece, size)
        size += piece.length
        at += piece.length
        if (size >= from + 2 * tail) shorten()
      }
    },
    close: () => closeSync(file),
  }
}
