/** Replaces many literals in one pass: the three characters a literal begins with are looked up, the longest one wins. */
import type { Encoded } from './encodings.js'

const bits = 5
const low = (1 << bits) - 1
const size = 1 << (3 * bits)

/** @param forms of three characters and more, longest first */
export function literalMask(forms: readonly Encoded[]): (text: string) => string {
  const table = new Uint16Array(size)
  const rows: Encoded[][] = [[]]
  for (const form of forms) {
    const at = hashAt(form.text, 0)
    if (table[at] === 0) table[at] = rows.push([]) - 1
    rows[table[at] ?? 0]?.push(form)
  }
  return (text) => {
    let masked = ''
    let copied = 0
    let hash = 0
    for (let end = 0; end < text.length; end++) {
      hash = ((hash << bits) | (text.charCodeAt(end) & low)) & (size - 1)
      const row = table[hash] ?? 0
      if (row === 0) continue
      const start = end - 2
      if (start < copied) continue
      const form = rows[row]?.find((each) => text.startsWith(each.text, start))
      if (form === undefined) continue
      masked += `${text.slice(copied, startOf(text, start, Math.max(copied, start - form.before)))}***`
      copied = endOf(text, start + form.text.length, form.after)
      end = copied - 1
    }
    return copied === 0 ? text : masked + text.slice(copied)
  }
}

const hashAt = (text: string, at: number): number =>
  [0, 1, 2].reduce((hash, step) => ((hash << bits) | (text.charCodeAt(at + step) & low)) & (size - 1), 0)

/** The signs before an encoded value that hold bits of it too. */
function startOf(text: string, start: number, from: number): number {
  let at = start
  while (at > from && isCode(text.charCodeAt(at - 1))) at--
  return at
}

function endOf(text: string, end: number, atMost: number): number {
  let at = end
  while (at < end + atMost && isCode(text.charCodeAt(at))) at++
  while (atMost > 0 && at < text.length && text[at] === '=') at++
  return at
}

/** Letters, digits, and the signs of base64; other signs are rather the end of a word than the rest of a value. */
const isCode = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 47 && code <= 57) || code === 43
