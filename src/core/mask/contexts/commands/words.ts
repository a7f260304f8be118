/** The words of a command as a shell reads them, each sign with its place in the line. */

export interface Word {
  /** Without quotes and escapes. */
  readonly text: string
  /** Where each sign of the text stands, and where the word’s content ends. */
  readonly places: readonly number[]
  /** What a here-string gives (`<<<`). */
  readonly here: boolean
}

const longestWord = 400
const wordsAtMost = 60

/** @returns the words from `from` to the end of the command: a pipe, `;`, `&` or the line’s end */
export function wordsOf(line: string, from: number): readonly Word[] {
  const words: Word[] = []
  let here = false
  for (let at = from; at < line.length && words.length < wordsAtMost; ) {
    const sign = line[at] ?? ''
    if (sign === ' ' || sign === '\t') {
      at++
    } else if (line.startsWith('<<<', at)) {
      here = true
      at += 3
    } else if (/[|;&\r\n]/.test(sign)) {
      break
    } else {
      const { word, end } = wordAt(line, at, here)
      if (word.text !== '') words.push(word)
      here = false
      at = Math.max(end, at + 1)
    }
  }
  return words
}

function wordAt(line: string, from: number, here: boolean): { readonly word: Word; readonly end: number } {
  let text = ''
  const places: number[] = []
  const take = (at: number): void => {
    text += line[at] ?? ''
    places.push(at)
  }
  let at = from
  let end = from
  while (at < line.length && text.length < longestWord && !/[\s|;&]/.test(line[at] ?? '')) {
    const quote = /^(?:\\?["'])/.exec(line.slice(at, at + 2))?.[0]
    const close = quote === undefined ? -1 : endOfQuote(line, at + quote.length, quote)
    if (quote !== undefined && close >= 0) {
      for (let inner = at + quote.length; inner < close; inner++) take(inner)
      end = close
      at = close + quote.length
    } else {
      if (line[at] === '\\' && at + 1 < line.length && !/\s/.test(line[at + 1] ?? '')) at++
      take(at)
      at++
      end = at
    }
  }
  return { word: { text, places: [...places, end], here }, end: at }
}

/** −1 when it is an apostrophe, or the rest of a quote that began before. */
function endOfQuote(line: string, from: number, quote: string): number {
  for (let at = from; at < line.length && at < from + longestWord; at++) {
    if (line.startsWith(quote, at)) return at
    if (quote === '"' && line[at] === '\\') at++
  }
  return -1
}
