// Made-up secrets, the same at every call. Put together here, so that no scanner takes an example for a leak.
import { createHash } from 'node:crypto'

const small = 'abcdefghijklmnopqrstuvwxyz'
const digits = '0123456789'

/** @param seed names the corpus: each has values of its own */
export function maker(seed) {
  let count = 0
  const bytes = (length) => {
    const blocks = Array.from({ length: Math.ceil(length / 64) }, (_, at) =>
      createHash('sha512').update(`${seed}-${count}-${at}`).digest(),
    )
    count++
    return Buffer.concat(blocks).subarray(0, length)
  }
  const pick = (signs, length) => [...bytes(length)].map((byte) => signs[byte % signs.length]).join('')
  const of = (signs) => (length) => pick(signs, length)
  return {
    bytes,
    letters: of(small),
    figures: of(digits),
    hex: of(`${digits}abcdef`),
    low: of(small + digits),
    mixed: of(small + small.toUpperCase() + digits),
    capitals: of(small.toUpperCase() + digits),
    base32: of(`${small.toUpperCase()}234567`),
    base64: (length) => bytes(length).toString('base64'),
    base64url: (length) => bytes(length).toString('base64url'),
    uuid: () => [8, 4, 4, 4, 12].map((length) => pick(`${digits}abcdef`, length)).join('-'),
    /** A password as people make them: no sign that ends a word. */
    password: (length = 12) =>
      `${pick(small, 4)}${pick(small.toUpperCase(), 2)}${pick(digits, 2)}${pick(small, Math.max(0, length - 9))}!`,
  }
}

/** Rows of `[id, line or lines with «…» round each secret]` as cases. */
export const casesOf = (rows) =>
  rows.map(([id, text, more = {}]) => {
    const lines = [text].flat()
    const secrets = lines.flatMap((line) => [...line.matchAll(/«([\s\S]*?)»/g)].map(([, secret]) => secret))
    return { id, kind: 'shape', secrets, lines: lines.map((line) => line.replace(/[«»]/g, '')), ...more }
  })
