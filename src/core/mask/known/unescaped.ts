/** Known values in words whose escapes are escaped themselves, of one kind within another: read without them and looked at again. */
import { beginsEscape, escapedAt } from './signs.js'

type Mask = (text: string) => string

/** A word with fewer escapes is read sign by sign. */
const fewest = 2
const longestWord = 16_384
/** What an escape that hides others begins with. */
const hidden = /%[0-9a-f]{2}|&(?:#|amp;|lt;|gt;|quot;|apos;)|\\[xu][0-9a-f{]|\\[0-3][0-7]{2}|=[0-9a-f]{2}/gi

/** @param inside finds the values in a text of which one layer of escapes was taken */
export function inEscapes(text: string, inside: Mask): string {
  let masked = ''
  let copied = 0
  hidden.lastIndex = 0
  for (let found = hidden.exec(text); found !== null; found = hidden.exec(text)) {
    const [start, end] = wordAt(text, found.index)
    const part = maskedPart(text.slice(start, end), inside)
    hidden.lastIndex = end
    if (part === undefined) continue
    masked += `${text.slice(copied, start + part.start)}***`
    copied = start + part.end
  }
  return copied === 0 ? text : masked + text.slice(copied)
}

function wordAt(text: string, at: number): readonly [start: number, end: number] {
  let start = at
  while (start > 0 && at - start < longestWord && text.charCodeAt(start - 1) > 32) start--
  let end = at
  while (end < text.length && end - at < longestWord && text.charCodeAt(end) > 32) end++
  return [start, end]
}

function maskedPart(word: string, inside: Mask): { readonly start: number; readonly end: number } | undefined {
  const read = withoutEscapes(word)
  if (read === undefined) return undefined
  const masked = inside(read.text)
  if (masked === read.text) return undefined
  const [start, end] = changed(read.text, masked)
  return { start: read.from[start] ?? 0, end: read.from[end] ?? word.length }
}

interface Unescaped {
  readonly text: string
  /** Where each of its characters, and its end, stand in what was read. */
  readonly from: readonly number[]
}

function withoutEscapes(text: string): Unescaped | undefined {
  const from: number[] = []
  let read = ''
  let count = 0
  for (let at = 0; at < text.length; ) {
    from.push(at)
    const sign = beginsEscape(text.charCodeAt(at)) ? escapedAt(text, at) : undefined
    const code = sign !== undefined && sign.code < 128 ? sign.code : text.charCodeAt(at)
    read += String.fromCharCode(code)
    if (sign !== undefined && sign.code < 128) count++
    at += sign !== undefined && sign.code < 128 ? sign.length : 1
  }
  return count < fewest ? undefined : { text: read, from: [...from, text.length] }
}

/** From the first place to the last where a masked text is another. */
function changed(before: string, masked: string): readonly [start: number, end: number] {
  let start = 0
  while (start < masked.length && before[start] === masked[start]) start++
  let end = before.length
  let other = masked.length
  while (end > start && other > start && before[end - 1] === masked[other - 1]) {
    end--
    other--
  }
  return [start, end]
}
