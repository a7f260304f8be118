/** Log files as sources: plain or gzip, bounded. */
import type { FileHandle } from 'node:fs/promises'
import { createGunzip } from 'node:zlib'
import { messageOf } from '../../core/run/errors.js'
import type { LogSource, TroubleLog } from '../../ports.js'
import { openRegular } from '../files/read.js'

/** Of a longer log the end is read: that is where a job fails. */
const plainBytes = 256 * 1048576
/** Of a compressed one the start: its end cannot be had without the rest, and it may be a bomb. */
const unpackedBytes = 256 * 1048576
/** Sixteen times Node’s own: a log of 10 MB is 10 reads and not 160. */
const readBytes = 1048576

export function openLog(path: string, name: string, troubles: TroubleLog): LogSource {
  return { name, open: () => bytesOf(path, name, troubles) }
}

async function* bytesOf(path: string, name: string, troubles: TroubleLog): AsyncGenerator<Uint8Array> {
  const trouble = (message: string, advice: string) =>
    troubles.add({ code: 'log-file', message: `${name}: ${message}`, advice })
  try {
    const handle = await openRegular(path)
    const { size } = await handle.stat()
    const packed = await isGzip(handle)
    const skip = packed ? 0 : Math.max(0, size - plainBytes)
    if (skip > 0)
      trouble(`of ${megabytes(size)} the last ${megabytes(plainBytes)} are read`, 'Name a shorter log in log-files.')
    const file = handle.createReadStream({ start: skip, highWaterMark: readBytes })
    let read = 0
    for await (const chunk of packed ? file.pipe(errorsOnward(file, createGunzip())) : file) {
      yield chunk as Uint8Array
      read += (chunk as Uint8Array).length
      if (read >= unpackedBytes && packed) {
        trouble(`only the first ${megabytes(read)} are read`, 'Name a shorter log in log-files.')
        return
      }
    }
  } catch (error) {
    // What came before the fault was handed on already and stays of use.
    trouble(
      `cannot be read to its end: ${messageOf(error)}`,
      'See whether the file is whole and can be read; what was read before was used.',
    )
  }
}

const errorsOnward = <T extends { destroy(error?: Error): unknown }>(
  source: { on(event: 'error', listener: (error: Error) => void): unknown },
  target: T,
): T => {
  source.on('error', (error) => target.destroy(error))
  return target
}

async function isGzip(file: FileHandle): Promise<boolean> {
  const { buffer, bytesRead } = await file.read(new Uint8Array(2), 0, 2, 0)
  return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b
}

const megabytes = (bytes: number): string => `${Math.round(bytes / 1048576)} MB`
