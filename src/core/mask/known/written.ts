/**
 * Known values however each sign of them is written and whatever stands between two: escapes of any mixture, bytes as
 * numbers, colours, invisible marks, blanks, line ends. One pass; a place is read on only where a value may begin.
 */
import { beginsEscape, escapedAt, hexNotation, type Notation, notations } from './signs.js'
import { endOfValue, mayBeGap, type Point, readValue, type Value } from './value.js'

const isDigit = (code: number): boolean => code >= 48 && code <= 57
const isHex = (code: number): boolean => isDigit(code) || (code >= 97 && code <= 102) || (code >= 65 && code <= 70)

const shortestNumbers = 6

/** @param texts values of four characters and more */
export function writtenMask(texts: readonly string[]): (text: string) => string {
  const values = texts.map(readValue)
  const signs = rowsBy(values, ({ points, folded }) => firstCodes(points[0], folded))
  const bytes = rowsBy(
    values.filter((value) => value.bytes.length >= shortestNumbers),
    (value) => [value.bytes[0] ?? 0],
  )
  const begins = startTable(values)
  return (text) => {
    let masked = ''
    let copied = 0
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at)
      const kind = code < 128 ? begins.first[code] : 1
      if (kind === 0) continue
      const next = text.charCodeAt(at + 1)
      const plain = !mayBeGap(next)
      const sign = code < 128 && plain && begins.second[code * 128 + next] === 0 ? -1 : endOfSigns(text, at, signs)
      const end = Math.max(sign, isHex(code) && isHex(next) ? endOfNumbers(text, at, bytes) : -1)
      if (end <= at) continue
      masked += `${text.slice(copied, at)}***`
      copied = end
      at = end - 1
    }
    return copied === 0 ? text : masked + text.slice(copied)
  }
}

const firstCodes = (point: Point | undefined, folded: boolean): readonly number[] =>
  point === undefined ? [] : [point.code, ...(folded ? [point.other] : []), point.utf8[0] ?? 0]

/** What most places of a text are told by: its sign, and the one after it, begin no value. */
function startTable(values: readonly Value[]): { readonly first: Uint8Array; readonly second: Uint8Array } {
  const first = new Uint8Array(128)
  const second = new Uint8Array(128 * 128)
  for (let code = 0; code < 128; code++)
    if (beginsEscape(code) || isHex(code)) {
      first[code] = 1
      if (beginsEscape(code)) second.fill(1, code * 128, code * 128 + 128)
    }
  for (const { points, folded } of values) {
    const follow = firstCodes(points[1], folded)
    for (const code of firstCodes(points[0], folded))
      if (code < 128) {
        first[code] = 1
        for (const next of follow) if (next < 128) second[code * 128 + next] = 1
      }
  }
  return { first, second }
}

type Rows = readonly (readonly Value[] | undefined)[]

function rowsBy(values: readonly Value[], keysOf: (value: Value) => readonly number[]): Rows {
  const rows: Value[][] = []
  for (const value of values)
    for (const key of new Set(keysOf(value))) if (key < 65_536) rows[key] = [...(rows[key] ?? []), value]
  return rows
}

function endOfSigns(text: string, at: number, rows: Rows): number {
  const code = text.charCodeAt(at)
  let end = longestEnd(text, at, rows[code])
  if (beginsEscape(code)) {
    const sign = escapedAt(text, at)
    if (sign !== undefined) end = Math.max(end, longestEnd(text, at, rows[sign.code]))
  }
  return end
}

function longestEnd(text: string, at: number, row: readonly Value[] | undefined): number {
  if (row === undefined) return -1
  let longest = -1
  for (const value of row) longest = Math.max(longest, endOfValue(text, at, value))
  return longest
}

const valueOfHex = (code: number): number => (code <= 57 ? code - 48 : (code & 31) + 9)

function endOfNumbers(text: string, at: number, rows: Rows): number {
  const code = text.charCodeAt(at)
  const pair = valueOfHex(code) * 16 + valueOfHex(text.charCodeAt(at + 1))
  const fresh = isDigit(code) && !isDigit(text.charCodeAt(at - 1))
  if (!fresh && rows[pair] === undefined) return -1
  let longest = -1
  for (const notation of fresh ? notations : [hexNotation]) {
    const first = notation === hexNotation ? { code: pair } : numberAt(text, at, notation)
    if (first === undefined) continue
    for (const { bytes } of rows[first.code] ?? [])
      longest = Math.max(longest, endOfBytes(text, at, { bytes, notation }))
  }
  return longest
}

function numberAt(text: string, at: number, { number, radix }: Notation): { code: number; length: number } | undefined {
  number.lastIndex = at
  const found = number.exec(text)
  return found === null ? undefined : { code: Number.parseInt(found[1] ?? '', radix), length: found[0].length }
}

function endOfBytes(
  text: string,
  from: number,
  { bytes, notation }: { readonly bytes: Uint8Array; readonly notation: Notation },
): number {
  let at = from
  for (const [index, byte] of bytes.entries()) {
    let number = index === 0 ? numberAt(text, at, notation) : numberAfter(text, at, notation)
    // UTF-16 has a zero between two
    if (number?.code === 0 && index > 0) number = numberAfter(text, at + number.length, notation, number.length)
    if (number?.code !== byte) return -1
    at += number.length
  }
  return at
}

function numberAfter(
  text: string,
  at: number,
  notation: Notation,
  before = 0,
): { code: number; length: number } | undefined {
  notation.gap.lastIndex = at
  const gap = notation.gap.exec(text)
  if (gap === null) return undefined
  const number = numberAt(text, at + gap[0].length, notation)
  return number && { code: number.code, length: before + gap[0].length + number.length }
}
