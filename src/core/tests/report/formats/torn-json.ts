/** A JSON document that breaks off or is spoilt, closed behind an object that is whole: what was written before is not lost. */

const closers: Readonly<Record<string, string>> = { '{': '}', '[': ']' }

interface Whole {
  /** Where an object ends. */
  readonly end: number
  /** What closes the document there. */
  readonly ending: string
}

/** @returns the longest beginning that is JSON once it is closed; undefined where no object in it is whole */
export function parseTornJson(text: string): { readonly document: unknown } | undefined {
  const wholes = wholesIn(text)
  let best: { readonly document: unknown } | undefined
  // Up to the spoilt place every beginning parses, and none after it.
  for (let low = 0, high = wholes.length - 1; low <= high; ) {
    const middle = (low + high + 1) >> 1
    const { end, ending } = wholes[middle] as Whole
    try {
      best = { document: JSON.parse(text.slice(0, end) + ending) }
      low = middle + 1
    } catch {
      high = middle - 1
    }
  }
  return best
}

function wholesIn(text: string): readonly Whole[] {
  const open: string[] = []
  const found: Whole[] = []
  let inString = false
  for (let at = 0; at < text.length; at++) {
    const char = text[at] as string
    if (inString) {
      if (char === '\\') at++
      else if (char === '"') inString = false
    } else if (char === '"') inString = true
    else if (char === '{' || char === '[') open.push(closers[char] as string)
    else if (char === '}' || char === ']') {
      if (open.pop() !== char) break
      if (char === '}' && open.length > 0) found.push({ end: at + 1, ending: open.toReversed().join('') })
    }
  }
  return found
}
