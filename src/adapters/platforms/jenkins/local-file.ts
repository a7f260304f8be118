/** A small text file of this machine. */
import { promises as fs } from 'node:fs'
import type { Loaded } from '../../../core/model/index.js'

const fileBytes = 1048576

export async function localFile(path: string): Promise<Loaded<string>> {
  try {
    const { size } = await fs.stat(path)
    if (size > fileBytes) return { kind: 'corrupt', reason: `${path} has ${size} bytes; at most ${fileBytes} are read` }
    return { kind: 'ok', value: await fs.readFile(path, 'utf8') }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    return code === 'ENOENT' || code === 'ENOTDIR' ? { kind: 'missing' } : { kind: 'corrupt', reason: message }
  }
}
