/**
 * Parts of known secrets at the ends of a line: where a terminal wraps, base64 is folded or a text was cut, a half is as bad as
 * the whole and no longer found by it.
 */

/** Characters of a part that are enough to tell it; shorter ones are in ordinary words too. */
const gram = 8
/** Long secrets have as many places to be looked up as characters. */
const placesAtMost = 60_000

interface Place {
  readonly form: string
  readonly at: number
}

export type EdgeMask = (line: string) => string

/** @param forms of the known secrets, each as it is written in a log; undefined when none is long enough to be split */
export function edgeMask(forms: readonly string[]): EdgeMask | undefined {
  const places = new Map<string, Place[]>()
  let count = 0
  for (const form of forms) {
    if (form.length < gram * 2 || form.includes('*')) continue
    if (count + form.length > placesAtMost) break
    count += form.length
    for (let at = openPart(form); at + gram <= form.length; at++) {
      const key = form.slice(at, at + gram)
      const known = places.get(key)
      if (known === undefined) places.set(key, [{ form, at }])
      else known.push({ form, at })
    }
  }
  if (places.size === 0) return undefined
  return (line) => {
    if (line.length < gram) return line
    const from = partAtStart(line, places)
    if (from > 0) return `***${endMasked(line.slice(from), places)}`
    return endMasked(line, places)
  }
}

/** As text, in JSON with escaped slashes, and percent-encoded. */
const addressStart = /^[a-z][a-z0-9+.-]*(?::|%3A)(?:\\?\/|%2F){2}[^\s/@\\%:]+(?:(?::|%3A)\d+)?(?=\\?\/|%2F)/i
/** Characters of an address that are no secret: a webhook’s host is the name of a service, and often the CI’s own. */
const openPart = (form: string): number => addressStart.exec(form)?.[0].length ?? 0

/** How far a line begins with the rest of a secret, or is wholly within one. */
function partAtStart(line: string, places: ReadonlyMap<string, readonly Place[]>): number {
  let longest = 0
  for (const { form, at } of places.get(line.slice(0, gram)) ?? []) {
    let length = gram
    while (at + length < form.length && length < line.length && form[at + length] === line[length]) length++
    if (at + length === form.length || length === line.length) longest = Math.max(longest, length)
  }
  return longest
}

function endMasked(line: string, places: ReadonlyMap<string, readonly Place[]>): string {
  let longest = 0
  for (const { form, at } of places.get(line.slice(-gram)) ?? []) {
    let length = gram
    const end = at + gram
    while (length < end && length < line.length && form[end - 1 - length] === line[line.length - 1 - length]) length++
    if (length === end || length === line.length) longest = Math.max(longest, length)
  }
  return longest === 0 ? line : `${line.slice(0, line.length - longest)}***`
}
