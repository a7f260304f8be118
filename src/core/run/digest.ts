/** A short name for a list of parts. */
import { createHash } from 'node:crypto'

/** The first hexadecimal digits of the SHA-256 of the JSON of a value: the same name for the same parts. */
export const digestOfParts = (parts: readonly unknown[], length: number): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, length)
