/** Tells a damaged history from a file that never was one: the first may be replaced once copied aside, the other never. */
import { lstat } from 'node:fs/promises'
import { constants, gunzipSync } from 'node:zlib'
import { firstBytes } from '../../files/read.js'

const head = 65_536
const schema = '"pipeline-guard/history"'
/** How a line of a record begins, in whatever version. */
const ofRecord = '{"key":{"host":'

/**
 * An archive that cannot be read at all may be a history whose first bytes are gone, if it bears a history’s name; whatever
 * reads says what it is. An empty file is what a full disk leaves of one, under such a name; else it is somebody’s `.keep`.
 *
 * @param path need not be there: nothing is as good as a history
 */
export async function looksLikeHistory(path: string): Promise<boolean> {
  const bytes = await firstBytes(path, head)
  const named = /\.jsonl(?:\.gz)?$/.test(path)
  if (bytes.length === 0) return named || !(await isThere(path))
  const packed = bytes.indexOf(Buffer.from([0x1f, 0x8b, 0x08]))
  if (packed !== 0 && says(bytes.toString('utf8'))) return true
  if (packed < 0) return /\.jsonl\.gz$/.test(path)
  try {
    const text = gunzipSync(bytes.subarray(packed), { finishFlush: constants.Z_SYNC_FLUSH }).subarray(0, head)
    return text.length === 0 ? named : says(text.toString('utf8'))
  } catch {
    return named
  }
}

const says = (text: string): boolean => text.includes(schema) || text.includes(ofRecord)

const isThere = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    () => false,
  )
