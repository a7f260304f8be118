/** Where the value of an assignment ends: passwords hold what elsewhere ends a word. */

/** Linear: each character is read once. A value is not followed beyond its line. */
export function endOfValue(text: string, start: number, quote: string): number {
  return quote === '' ? endOfWord(text, start) : endOfQuoted(text, start, quote)
}

/** Far enough to judge a value; the caller goes on with `endOfRest` when it is one, or hostile text would cost a square. */
const longest = 300

/** Where a value that was judged goes on beyond what was read of it. */
export function endOfRest(text: string, start: number, end: number): number {
  if (end - start < longest) return end
  rest.lastIndex = end
  return end + (rest.exec(text)?.[0].length ?? 0)
}

const rest = /[^\s"'`<>]*/y

function endOfQuoted(text: string, start: number, quote: string): number {
  const until = Math.min(text.length, start + longest)
  for (let at = start; at < until; at++) {
    const sign = text[at]
    if (sign === '\n' || sign === '\r') return endOfWord(text, start)
    if (quote.length === 1 && sign === '\\') at++
    else if (text.startsWith(quote, at)) return at
  }
  return endOfWord(text, start)
}

const openers: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{', '>': '<' }
const nextName = /[,;&|?][ \t]{0,2}[\w.-]{1,60}(?:=|:)/y
const nextTag = /<\/?[A-Za-z][\w:.-]{0,40}[ />]/y

/** What may end a word, or open and close within it; letters and digits are passed over. */
const remarkable = /[\s"'`,;&|?<\\([{)\]}>]/g

function endOfWord(text: string, start: number): number {
  const open: string[] = []
  // A part: looking for the next sign must not read to the end of a long line each time.
  const part = text.slice(start, start + longest)
  for (const found of part.matchAll(remarkable)) {
    const at = start + found.index
    const sign = found[0]
    if (/[\s"'`]/.test(sign)) return at
    if (/[,;&|?]/.test(sign) && endsAt(text, at)) return at
    if (sign === '<' && matchesAt(nextTag, text, at)) return at
    if (sign === '\\' && /[nrt"']/.test(text[at + 1] ?? '')) return at
    if (/[([{<]/.test(sign)) open.push(sign)
    const opener = openers[sign]
    if (opener === undefined) continue
    if (open.at(-1) === opener) open.pop()
    else if (/^(?:[\s,;:.)\]}"'`|&<]|$)/.test(text.slice(at + 1, at + 2))) return at
  }
  return start + part.length
}

/** A sign within a password, or the end of the value? It is the end before a blank, a quote, the line’s end or the next name. */
const endsAt = (text: string, at: number): boolean =>
  /^(?:[\s"'`)\]}]|$)/.test(text.slice(at + 1, at + 2)) || matchesAt(nextName, text, at)

const matchesAt = (pattern: RegExp, text: string, at: number): boolean => {
  pattern.lastIndex = at
  return pattern.test(text)
}
