/** A record as its line in the file. */
import type { RunRecord } from '../../model/index.js'
import { oncePer } from '../../run/once.js'

/** No line end. Asked for twice: to be measured, then to be kept. */
export const lineText = oncePer((record: RunRecord): string => JSON.stringify(record))

/** Bytes of the record’s line in the file, its end included. */
export const lineBytes = oncePer((record: RunRecord): number => Buffer.byteLength(lineText(record), 'utf8') + 1)
