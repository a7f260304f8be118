/**
 * Known values inside base64 or hex that holds base64 or hex again, is folded, or is written in groups: what reads like a
 * code is decoded and looked at as any text. What is encoded once stands among the forms of a value (see `forms.ts`).
 */
import { inEscapes } from './unescaped.js'

/** A shorter code holds nothing that the forms do not find. */
const shortestCode = 16
/** Words of one length stand beside each other in prose too; decoding them is the price. */
const shortestGroup = 4
/** A code within a code within a code, and the forms know two more. */
const deepest = 3
const longestCode = 65_536

/** A code without what stands between its groups. */
interface Code {
  readonly text: string
  readonly end: number
}

interface Run {
  readonly start: number
  /** As far as it goes; and without the last group, when that is shorter: it may be a word that follows. */
  readonly codes: readonly Code[]
}

type Mask = (text: string) => string

/** @param mask finds the values in a text that is encoded no more */
export function decodedMask(mask: Mask, depth = 0): Mask {
  const inside: Mask = (text) => {
    const masked = mask(text)
    return masked !== text || depth + 1 >= deepest ? masked : decodedMask(mask, depth + 1)(text)
  }
  const holds = (code: string): boolean => textsOf(code).some((text) => inside(text) !== text)
  const inCodes: Mask = (text) => {
    let masked = ''
    let copied = 0
    for (const { start, codes } of runsOf(text)) {
      const code = codes.find((each) => each.text.length >= shortestCode && looksEncoded(each.text) && holds(each.text))
      if (code === undefined) continue
      masked += `${text.slice(copied, start)}***`
      copied = code.end
    }
    return copied === 0 ? text : masked + text.slice(copied)
  }
  return (text) => inEscapes(inCodes(text), inside)
}

/** Between two groups or lines: blanks, an escaped line end, what joins two texts in a program, and a stamp or a frame. */
const gap = /(?:(?:\\[nr]){1,2}|[ \t]{1,4}|["'],?[ \t]{0,3}[+.\\]?[ \t]{0,3}(?=\r?\n|["']))?(?:\r?\n[ \t"'>|]{0,40})?/y

/** Runs of code, each as far as groups of one length go on. */
function* runsOf(text: string): Generator<Run> {
  let at = 0
  while (at < text.length) {
    while (at < text.length && !isCode(text.charCodeAt(at))) at++
    const start = at
    at = endOfCode(text, at)
    const width = at - start
    if (width < shortestGroup) continue
    const codes: Code[] = [{ text: text.slice(start, at), end: at }]
    for (let last = codes[0]; last !== undefined && last.end - start < longestCode && text[last.end - 1] !== '='; ) {
      const next: Code | undefined = nextGroup(text, last, width)
      if (next === undefined) break
      const shorter = next.text.length - last.text.length < width
      if (!shorter) codes.pop()
      codes.push(next)
      last = shorter ? undefined : next
    }
    at = codes.at(-1)?.end ?? at
    yield { start, codes }
  }
}

/** A run with the group that follows it, which is as long or shorter. */
function nextGroup(text: string, run: Code, width: number): Code | undefined {
  gap.lastIndex = run.end
  if (!gap.test(text) || gap.lastIndex === run.end) return undefined
  const from = gap.lastIndex
  const end = endOfCode(text, from)
  return end === from || end - from > width ? undefined : { text: run.text + text.slice(from, end), end }
}

function endOfCode(text: string, from: number): number {
  let at = from
  while (at < text.length && isCode(text.charCodeAt(at))) at++
  if (at > from) while (text.charCodeAt(at) === 61 && at < text.length) at++
  return at
}

const isCode = (code: number): boolean =>
  (code >= 97 && code <= 122) ||
  (code >= 65 && code <= 90) ||
  (code >= 47 && code <= 57) ||
  code === 43 ||
  code === 45 ||
  code === 95

const hex = /^(?:[0-9a-f]{2})+$/i

/** No word, path or name in capitals: base64 has letters of both cases, hex has digits. */
const looksEncoded = (code: string): boolean =>
  hex.test(code)
    ? /\d/.test(code)
    : /[a-z]/.test(code) && /[A-Z]/.test(code) && (code.match(/[/_-]/g)?.length ?? 0) <= code.length / 6

/** Texts alone, as bytes that are none hold no value. */
const beginsText = /^(?:[\t\n\r\x20-\x7e\0]{6}|[\s\S]{0,5}[^\x00-\x7f\ufffd])/

/** What a code may stand for. */
const textsOf = (code: string): readonly string[] =>
  [...(hex.test(code) ? [bytesOfHex] : []), bytesOf64].flatMap((decode) =>
    beginsText.test(textOf(decode(code.slice(0, 16)))) ? [textOf(decode(code))] : [],
  )

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

const bytesOfHex = (code: string): Uint8Array =>
  Uint8Array.from({ length: code.length / 2 }, (_, at) => Number.parseInt(code.slice(at * 2, at * 2 + 2), 16))

function bytesOf64(code: string): Uint8Array {
  const standard = code.replaceAll('-', '+').replaceAll('_', '/').replace(/=.*$/, '')
  const whole = standard.length % 4 === 1 ? standard.slice(0, -1) : standard
  return Uint8Array.from(atob(whole), (sign) => sign.charCodeAt(0))
}
