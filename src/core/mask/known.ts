/** The forms in which a known secret may appear in a log. */

/** Shorter ones would mask ordinary words and digits everywhere, but for those that stand alone and look like none. */
const shortest = 4
/** A secret encoded as part of a longer text loses up to this much at either end. */
const shortestEncoded = 8
const secretsAtMost = 2000

/**
 * Every form of every value, longest first: as it is, line by line (runners print line by line), in capital or small
 * letters, backwards, JSON-, URL-, XML- and shell-escaped, in hex, and base64 once or twice at each of the three alignments
 * it can have inside a longer text (`user:password`).
 */
export function formsOfSecrets(secrets: readonly string[]): readonly string[] {
  const forms = new Set<string>()
  for (const secret of secrets.slice(0, secretsAtMost))
    for (const value of [secret, ...secret.split(/\r?\n/)])
      for (const form of formsOf(value.trim())) if (form.length >= shortest && !/^\**$/.test(form)) forms.add(form)
  return [...forms].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
}

/** One expression that finds every form, longest first; undefined of none. */
export function knownPattern(secrets: readonly string[], forms: readonly string[]): RegExp | undefined {
  const literal = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
  const short = secrets
    .map((secret) => secret.trim())
    .filter((value) => value.length === 3 && /^[A-Za-z0-9]*$/.test(value) && kindsOf(value) >= 2)
    .map((value) => `(?<![A-Za-z0-9])${literal(value)}(?![A-Za-z0-9])`)
  const all = [...forms.map(literal), ...short]
  return all.length === 0 ? undefined : new RegExp(all.join('|'), 'g')
}

/** Of small letters, capitals and digits. */
const kindsOf = (value: string): number => [/[a-z]/, /[A-Z]/, /\d/].filter((kind) => kind.test(value)).length

function* formsOf(value: string): Generator<string> {
  if (value.length < shortest) return
  yield value
  const json = JSON.stringify(value).slice(1, -1)
  yield json
  yield ascii(json)
  yield json.replaceAll('/', '\\/')
  yield ascii(json).replaceAll('/', '\\/')
  for (const percent of percentForms(value)) {
    yield percent
    yield percent.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase())
  }
  yield* markupForms(value)
  yield* shellForms(value)
  const bytes = new TextEncoder().encode(value)
  if (value.length < shortestEncoded) return
  yield value.toUpperCase()
  yield value.toLowerCase()
  yield [...value].reverse().join('')
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  yield hex
  yield hex.toUpperCase()
  for (const once of base64Forms(bytes)) {
    yield once
    for (const twice of base64Forms(new TextEncoder().encode(once))) yield twice
  }
}

/** As Python and PHP write JSON. */
const ascii = (json: string): string =>
  json.replace(/[\u0080-\uffff]/g, (code) => `\\u${code.charCodeAt(0).toString(16).padStart(4, '0')}`)

function* percentForms(value: string): Generator<string> {
  const percent = urlEncoded(value)
  yield percent
  yield percent.replaceAll('%20', '+')
  const strict = percent.replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
  yield strict
  yield strict.replaceAll('%20', '+')
  // RFC 3986 lets a password in a URL keep what does not end it.
  for (const kept of ['%40', '%3A', '%2F']) yield value.replaceAll(decodeURIComponent(kept), kept)
}

function* markupForms(value: string): Generator<string> {
  const xml = value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  yield xml
  for (const quote of ['&quot;', '&#34;', '&#x22;'])
    for (const apostrophe of ["'", '&apos;', '&#39;', '&#x27;'])
      yield xml.replaceAll('"', quote).replaceAll("'", apostrophe)
}

function* shellForms(value: string): Generator<string> {
  yield value.replaceAll("'", "'\\''")
  yield value.replaceAll("'", `'"'"'`)
  yield value.replace(/[^A-Za-z0-9_@%+=:,./-]/g, '\\$&')
  yield value.replace(/[$`"\\!]/g, '\\$&')
}

/** A lone surrogate cannot be encoded: such a value keeps its other forms. */
const urlEncoded = (value: string): string => {
  try {
    return encodeURIComponent(value)
  } catch {
    return value
  }
}

function* base64Forms(bytes: Uint8Array): Generator<string> {
  for (const offset of [0, 1, 2]) {
    const form = base64(bytes, offset)
    if (form.length < shortestEncoded) continue
    yield form
    yield form.replaceAll('+', '-').replaceAll('/', '_')
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
