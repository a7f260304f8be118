/** The forms in which a known secret may appear in a log. */

/** Shorter ones would mask ordinary words and digits everywhere. */
const shortest = 4
/** A secret encoded as part of a longer text loses up to this much at either end. */
const shortestEncoded = 8
const secretsAtMost = 2000

/**
 * One expression that finds every form of every value, longest first; undefined of none.
 * Forms: as it is, line by line (runners print line by line), JSON-, URL- and XML-escaped, and base64 at each of the
 * three alignments it can have inside a longer text (`user:password`).
 */
export function knownForms(secrets: readonly string[]): RegExp | undefined {
  const forms = new Set<string>()
  for (const secret of secrets.slice(0, secretsAtMost))
    for (const value of [secret, ...secret.split(/\r?\n/)])
      for (const form of formsOf(value.trim())) if (!/^\**$/.test(form)) forms.add(form)
  if (forms.size === 0) return undefined
  const longestFirst = [...forms].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
  return new RegExp(longestFirst.map((form) => form.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('|'), 'g')
}

function* formsOf(value: string): Generator<string> {
  if (value.length < shortest) return
  yield value
  yield JSON.stringify(value).slice(1, -1)
  const percent = urlEncoded(value)
  yield percent
  yield percent.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase())
  yield percent.replaceAll('%20', '+')
  yield value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
  const bytes = new TextEncoder().encode(value)
  for (const offset of [0, 1, 2])
    for (const form of [base64(bytes, offset)])
      if (form.length >= shortestEncoded) {
        yield form
        yield form.replaceAll('+', '-').replaceAll('/', '_')
      }
}

/** A lone surrogate cannot be encoded: such a value keeps its other forms. */
const urlEncoded = (value: string): string => {
  try {
    return encodeURIComponent(value)
  } catch {
    return value
  }
}

/** Only the characters that do not depend on what stands before and after the value. */
const base64 = (bytes: Uint8Array, offset: number): string => {
  const shifted = new Uint8Array(offset + bytes.length)
  shifted.set(bytes, offset)
  const encoded = btoa(String.fromCharCode(...shifted.subarray(0, 8192))).replace(/=+$/, '')
  const settled = Math.floor((Math.min(shifted.length, 8192) * 8) / 6)
  return encoded.slice(offset === 0 ? 0 : offset + 1, settled)
}
