/**
 * The one way to a file that somebody named: a regular file, within reach, and no larger than is sensible. A pipe without
 * a writer holds a reader for ever, on a thread that no deadline ends, and a device has no end.
 */
import { constants, createReadStream } from 'node:fs'
import { type FileHandle, open, stat } from 'node:fs/promises'
import { codeOf } from '../../core/run/errors.js'

/** What a path leads to that is no regular file, in words. */
export function kindOf(entry: {
  isFile(): boolean
  isDirectory(): boolean
  isFIFO(): boolean
  isSocket(): boolean
}): string | undefined {
  if (entry.isFile()) return undefined
  if (entry.isDirectory()) return 'a directory'
  if (entry.isFIFO()) return 'a pipe'
  return entry.isSocket() ? 'a socket' : 'a device'
}

/**
 * Looked at before it is opened, as opening a device may move something, and once more after, as it may have been changed.
 *
 * @throws as `open` does; Error with the code `EINVAL` where it is no regular file
 */
export async function openRegular(path: string): Promise<FileHandle> {
  refuse(path, kindOf(await stat(path)))
  const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  try {
    refuse(path, kindOf(await handle.stat()))
    return handle
  } catch (error) {
    await handle.close()
    throw error
  }
}

function refuse(path: string, kind: string | undefined): void {
  if (kind !== undefined)
    throw Object.assign(new Error(`${path} is ${kind}, no regular file`), {
      code: kind === 'a directory' ? 'EISDIR' : 'EINVAL',
    })
}

/**
 * @param most bytes
 * @throws as `openRegular` does; Error with the code `EFBIG` where there is more than `most`
 */
export async function readRegular(path: string, most: number): Promise<Buffer> {
  const handle = await openRegular(path)
  try {
    const { size } = await handle.stat()
    if (size > most)
      throw Object.assign(new Error(`${path} has ${size} bytes; at most ${most} are read`), { code: 'EFBIG' })
    return await handle.readFile()
  } finally {
    await handle.close()
  }
}

/** Most bytes of a file that is read whole because a person named it: more would not fit the machine twice. */
export const largestGiven = 256 * 1048576

/** The first bytes; none of what is not there. @throws as `openRegular` does for any other reason */
export async function firstBytes(path: string, most: number): Promise<Buffer> {
  let handle: FileHandle
  try {
    handle = await openRegular(path)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return Buffer.alloc(0)
    throw error
  }
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(most), 0, most, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

/**
 * A file named on the command line: regular, or a pipe, as a shell’s `<(…)` is one. A device is refused: it has no end.
 *
 * @throws as `readRegular` does
 */
export async function readGiven(path: string, most: number): Promise<Buffer> {
  if (!(await stat(path)).isFIFO()) return readRegular(path, most)
  const parts: Buffer[] = []
  let size = 0
  for await (const part of createReadStream(path) as AsyncIterable<Buffer>) {
    size += part.length
    if (size > most) throw Object.assign(new Error(`${path} has more than ${most} bytes`), { code: 'EFBIG' })
    parts.push(part)
  }
  return Buffer.concat(parts)
}
