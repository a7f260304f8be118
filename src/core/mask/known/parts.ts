/**
 * Parts of known values inside a line: `sk-Ab12…` that was cut for showing, a second half behind a stamp. What a line begins
 * or ends with is told by less (see `edges.ts`).
 */

/** Characters by which a part is looked up. */
const gram = 8
/** A part that neither begins nor ends a word is told by more; each so many-th place of a text is looked up for those. */
const step = 4
const shortestInside = gram + step - 1
/** In hex a part says less. */
const shortestHex = 12
const shortestForm = 16
const placesAtMost = 60_000
const filterBits = 18

interface Place {
  readonly form: string
  readonly at: number
}

/** Sentences, lines of settings and addresses: their parts are words, hosts and paths of others too. */
export const hasOwnParts = (value: string): boolean => !/\s|:\/\//.test(value)

/** @param forms of values that have parts of their own */
export function partsMask(forms: readonly string[]): ((text: string) => string) | undefined {
  const places = placesOf(forms)
  if (places.size === 0) return undefined
  const filter = new Uint8Array(1 << filterBits)
  for (const key of places.keys()) filter[hashAt(key, 0)] = 1
  return (text) => {
    let masked = ''
    let copied = 0
    for (let at = 0; at + gram <= text.length; at++) {
      const begins = at === 0 || !isWordSign(text.charCodeAt(at - 1))
      if (!begins && at % step !== 0) continue
      if (filter[hashAt(text, at)] === 0) continue
      const part = partAt(text, at, { copied, places })
      if (part === undefined) continue
      masked += `${text.slice(copied, part.start)}***`
      copied = part.end
      at = part.end - 1
    }
    return copied === 0 ? text : masked + text.slice(copied)
  }
}

function placesOf(forms: readonly string[]): ReadonlyMap<string, readonly Place[]> {
  const places = new Map<string, Place[]>()
  let count = 0
  for (const form of forms) {
    if (form.length < shortestForm || form.includes('*')) continue
    if (count + form.length > placesAtMost) break
    count += form.length
    for (let at = 0; at + gram <= form.length; at++) {
      const key = form.slice(at, at + gram)
      if (!tells(key)) continue
      const others = places.get(key)
      if (others === undefined) places.set(key, [{ form, at }])
      else others.push({ form, at })
    }
  }
  return places
}

/** No word, and no number or date: a letter and a digit, letters in both cases and a sign, or several signs among letters. */
const tells = (part: string): boolean => {
  const letter = /[A-Za-z]/.test(part)
  const signs = new Set(part.match(/[^A-Za-z\d]/g)).size
  return letter && (/\d/.test(part) || signs >= 3 || (signs > 0 && /[a-z]/.test(part) && /[A-Z]/.test(part)))
}

const hashAt = (text: string, at: number): number => {
  let hash = 0
  for (let sign = at; sign < at + gram; sign++) hash = (Math.imul(hash, 33) ^ text.charCodeAt(sign)) | 0
  return (hash ^ (hash >>> filterBits)) & ((1 << filterBits) - 1)
}

function partAt(
  text: string,
  from: number,
  { copied, places }: { readonly copied: number; readonly places: ReadonlyMap<string, readonly Place[]> },
): { readonly start: number; readonly end: number } | undefined {
  let longest: { readonly start: number; readonly end: number } | undefined
  for (const { form, at } of places.get(text.slice(from, from + gram)) ?? []) {
    let before = 0
    while (from - before > copied && before < at && text[from - before - 1] === form[at - before - 1]) before++
    let after = gram
    while (at + after < form.length && text[from + after] === form[at + after]) after++
    const part = { start: from - before, end: from + after }
    const whole = { begins: before === at, ends: at + after === form.length }
    if (enough(text, part, whole) && part.end - part.start > (longest ? longest.end - longest.start : 0)) longest = part
  }
  return longest
}

/** The beginning or the end of a value, at the border of a word; or more of it. */
function enough(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  { begins, ends }: { readonly begins: boolean; readonly ends: boolean },
): boolean {
  const length = end - start
  if (/^[0-9a-fA-F]*$/.test(text.slice(start, end))) return length >= shortestHex
  if (length >= shortestInside) return true
  return (begins && !isWordSign(text.charCodeAt(start - 1))) || (ends && !isWordSign(text.charCodeAt(end)))
}

const isWordSign = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57)
