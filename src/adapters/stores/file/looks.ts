/** Tells a damaged history from a file that never was one: the first may be replaced once copied aside, the other never. */
import { open } from 'node:fs/promises'
import { constants, gunzipSync } from 'node:zlib'

const head = 65_536
const schema = '"pipeline-guard/history"'

/** An archive that cannot be read at all may be a history whose first bytes are gone; whatever else reads says what it is. */
export async function looksLikeHistory(path: string): Promise<boolean> {
  const bytes = await firstBytes(path)
  if (bytes.length === 0) return true
  const packed = bytes[0] === 0x1f && bytes[1] === 0x8b
  if (!packed) return bytes.toString('utf8').includes(schema) || /\.jsonl\.gz$/.test(path)
  try {
    const text = gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH }).subarray(0, head).toString('utf8')
    return text === '' || text.includes(schema) || text.includes('"workflow"')
  } catch {
    return true
  }
}

async function firstBytes(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(head), 0, head, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}
