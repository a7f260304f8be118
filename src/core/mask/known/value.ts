/** A known value sign by sign, and where it ends in a text that may write each of them otherwise. */
import { invisibleAt } from '../view.js'
import { beginsEscape, escapedAt } from './signs.js'

export interface Value {
  readonly points: readonly Point[]
  readonly bytes: Uint8Array
  /** Whether capitals and small letters are one. */
  readonly folded: boolean
  /** Whether blanks and line ends may stand inside. */
  readonly loose: boolean
}

export interface Point {
  readonly code: number
  readonly other: number
  readonly utf8: Uint8Array
}

const shortestFolded = 8

export const readValue = (text: string): Value => {
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z\d]/].filter((kind) => kind.test(text)).length
  return {
    points: [...text].map((sign) => ({
      code: sign.codePointAt(0) ?? 0,
      other: otherCase(sign),
      utf8: new TextEncoder().encode(sign),
    })),
    bytes: new TextEncoder().encode(text),
    folded: text.length >= shortestFolded,
    loose: text.length >= 12 || (text.length >= 8 && kinds >= 2),
  }
}

const otherCase = (sign: string): number => {
  const small = sign.toLowerCase()
  const other = small === sign ? sign.toUpperCase() : small
  return other.length === sign.length ? (other.codePointAt(0) ?? 0) : (sign.codePointAt(0) ?? 0)
}

/** A sign that begins an escape can be read in several ways (`&amp;` is `&` and `amp;` too); more than these are not followed. */
const placesAtMost = 8

/** Where a value that begins at `from` ends; −1 when it is not there. */
export function endOfValue(text: string, from: number, { points, folded, loose }: Value): number {
  let places: readonly number[] = [from]
  for (const [index, point] of points.entries()) {
    const next: number[] = []
    for (const place of places) {
      let at = place
      let ends = endsOfPoint(text, at, point, folded)
      while (index > 0 && ends.length === 0) {
        const gap = gapAt(text, at, loose)
        if (gap === 0) break
        at += gap
        ends = endsOfPoint(text, at, point, folded)
      }
      for (const end of ends) if (next.length < placesAtMost && !next.includes(end)) next.push(end)
    }
    if (next.length === 0) return -1
    places = next
  }
  return Math.max(...places)
}

const none: readonly number[] = []

/** Each place a sign that begins at `at` may end at. */
function endsOfPoint(text: string, at: number, { code, other, utf8 }: Point, folded: boolean): readonly number[] {
  const here = text.codePointAt(at) ?? -1
  const plain = here === code || (folded && here === other)
  const end = at + (here > 0xffff ? 2 : 1)
  if (!beginsEscape(here)) return plain ? [end] : none
  const ends = plain ? [end, ...escapesOfItself(text, end, here)] : []
  const escaped = endOfEscapes(text, at, { code, other: folded ? other : code, utf8 })
  return escaped < 0 || ends.includes(escaped) ? ends : [...ends, escaped]
}

/** What a sign that begins escapes becomes when it is escaped, once or more: `%25`, `&amp;`, `\\\\`, `=3D`. */
const itself: ReadonlyMap<number, RegExp> = new Map([
  [37, /25/y],
  [38, /(?:amp|#38|#x26);/iy],
  [61, /3D/iy],
  [92, /\\/y],
])

function escapesOfItself(text: string, from: number, code: number): readonly number[] {
  const rest = itself.get(code)
  const ends: number[] = []
  for (let at = from; rest !== undefined && ends.length < placesAtMost; at = rest.lastIndex) {
    rest.lastIndex = at
    if (!rest.test(text)) break
    ends.push(rest.lastIndex)
  }
  return ends
}

function endOfEscapes(text: string, at: number, { code, other, utf8 }: Point): number {
  let end = at
  for (const byte of utf8) {
    const sign = escapedAt(text, end)
    if (sign === undefined) return -1
    end += sign.length
    if (end - sign.length === at && (sign.code === code || sign.code === other)) return end
    if (sign.code !== byte) return -1
  }
  return end
}

/**
 * Blanks, continued lines, what stands between the characters of a list (`'a', 'b'`), and one sign: an escape of whatever
 * language, a quote that is doubled, dots between.
 */
const between = /(?:\\\r?\n|=\r?\n|[\s\u0085\u2028\u2029])+|\\?["']?[ \t]{0,3}[,+][ \t]{0,3}\\?["']?|[!-/:-@[-`{-~]/y

/** Whether a sign may stand between two of a value; letters and digits may not. */
export const mayBeGap = (code: number): boolean =>
  code < 48 || code > 122 || (code > 57 && code < 65) || (code > 90 && code < 97)

/** How many characters may be passed over between two signs of a value. */
function gapAt(text: string, at: number, loose: boolean): number {
  const code = text.charCodeAt(at)
  if (!mayBeGap(code)) return 0
  const unseen = invisibleAt(text, at)
  if (unseen > 0) return unseen
  if (loose) {
    between.lastIndex = at
    const length = between.exec(text)?.[0].length ?? 0
    if (length > 0) return length
  }
  const sign = beginsEscape(code) ? escapedAt(text, at) : undefined
  return sign?.code === 0 ? sign.length : 0
}
