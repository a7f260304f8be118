/** The labelled logs, their fixed split, and the scorer's definition of a hit; shared by the diagnosis benches. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gunzipSync } from 'node:zlib'

const defaultIndex = new URL('../../shared/data/logs/index.jsonl', import.meta.url).pathname

/** Four fifths to tune on, one fifth held back, by the first byte of the SHA-256 of the log's id. */
export const partOf = (id) => (createHash('sha256').update(id).digest()[0] < 205 ? 'tuned' : 'held-back')

/** @returns the rows of the index with their part, or undefined where the collection is not there */
export function labelledLogs(index = defaultIndex) {
  if (!existsSync(index)) return undefined
  return readFileSync(index, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
    .map((row) => ({ ...row, part: partOf(row.id), path: join(dirname(index), row.file) }))
}

export const bytesOf = (row) =>
  row.text !== undefined
    ? Buffer.from(row.text)
    : row.path.endsWith('.gz')
      ? gunzipSync(readFileSync(row.path))
      : readFileSync(row.path)

export async function* chunksOf(bytes, size = 1 << 20) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

const ansi = /\x1b\[[0-9;?]*[ -/]*[@-~]|\x1b\][^\x07]*\x07/g
const stamp = /^\ufeff?\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z ?/
const ghPrefix = /^[^\t]*\t[^\t]*\t(?=\ufeff?\d{4}-\d\d-\d\dT)/
const clean = (line) => line.replace(ghPrefix, '').replace(stamp, '').replace(ansi, '').trim()

/** Is this line one of the expected ones? As `score-diagnose.py` defines it. */
export function hitter(row) {
  const wanted = (row.expected_lines ?? []).map(clean).filter((line) => line !== '')
  const patterns = (row.expected_regex ?? []).map((source) => new RegExp(source))
  if (wanted.length + patterns.length === 0) return undefined
  return (text) => {
    const line = clean(text)
    return (
      wanted.some((want) => line.includes(want) || (line.length >= 20 && want.includes(line))) ||
      patterns.some((pattern) => pattern.test(line))
    )
  }
}
