/**
 * Which suites ran, where they are too many to be listed: a Bloom filter (Bloom, CACM 13, 1970) of their names. It never
 * denies a suite that ran; of a hundred that did not, it takes about one for one that did.
 */

const bitsEach = 10
const hashes = 7
/** 5 kB; a run of more suites is told apart less well, and nothing is lost. */
const mostSuites = 4000

/** @param most names that the size is made for */
export function markSuites(names: readonly string[], most = mostSuites): string {
  const bytes = new Uint8Array(Math.ceil((Math.min(names.length, most) * bitsEach) / 8))
  for (const name of names)
    for (const bit of bitsOf(name, bytes.length * 8)) bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) | (1 << (bit & 7))
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}

export function mayHaveRun(marks: string, name: string): boolean {
  const bytes = decoded(marks)
  if (bytes === '') return false
  return bitsOf(name, bytes.length * 8).every((bit) => (bytes.charCodeAt(bit >> 3) >> (bit & 7)) & 1)
}

/** A history is asked for each of its tests. */
const known = new Map<string, string>()

function decoded(marks: string): string {
  const before = known.get(marks)
  if (before !== undefined) return before
  if (known.size > 2000) known.clear()
  const bytes = /^[A-Za-z0-9+/]*={0,2}$/.test(marks) && marks.length % 4 === 0 ? atob(marks) : ''
  known.set(marks, bytes)
  return bytes
}

/** Two FNV-1a hashes make as many as are needed (Kirsch and Mitzenmacher, 2006). */
function bitsOf(name: string, size: number): readonly number[] {
  let a = 0x811c9dc5
  let b = 0x9e3779b9
  for (let at = 0; at < name.length; at++) {
    const unit = name.charCodeAt(at)
    a = Math.imul(a ^ unit, 0x01000193)
    b = Math.imul(b ^ (unit + at), 0x85ebca6b)
  }
  return Array.from({ length: hashes }, (_, nth) => ((a >>> 0) + nth * ((b | 1) >>> 0)) % size)
}
