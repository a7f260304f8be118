/** A record as its line in the file, written once however often it is asked for: to be measured, then to be kept. */
import type { RunRecord } from '../../model/index.js'

const texts = new WeakMap<RunRecord, string>()
const sizes = new WeakMap<RunRecord, number>()

/** Records never change, so neither do their lines. No line end. */
export function lineText(record: RunRecord): string {
  const known = texts.get(record)
  if (known !== undefined) return known
  const text = JSON.stringify(record)
  texts.set(record, text)
  return text
}

/** Bytes of the record’s line in the file, its end included. */
export function lineBytes(record: RunRecord): number {
  const known = sizes.get(record)
  if (known !== undefined) return known
  const bytes = Buffer.byteLength(lineText(record), 'utf8') + 1
  sizes.set(record, bytes)
  return bytes
}

/** The size of a record that was just read from this line: it need not be written to be measured. */
export function measured(record: RunRecord, text: string): void {
  sizes.set(record, Buffer.byteLength(text, 'utf8') + 1)
}
