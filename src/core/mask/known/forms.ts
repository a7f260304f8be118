/** The forms in which a known secret may appear in a log, beside those in which each sign is escaped (see `written.ts`). */
import { base32Forms, base64Forms, base85Forms, type Encoded, hexOf, utf16Of } from './encodings.js'

/** Shorter ones would mask ordinary words and digits everywhere. */
export const shortest = 4
/** A secret encoded as part of a longer text loses up to this much at either end. */
const shortestEncoded = 8
const secretsAtMost = 2000

/** Every value, and every line of it: runners print line by line. */
export const valuesOf = (secrets: readonly string[]): readonly string[] => [
  ...new Set(
    secrets
      .slice(0, secretsAtMost)
      .flatMap((secret) => [secret, ...secret.split(/\r?\n/), ...partsOf(secret)])
      .map((value) => value.trim())
      .filter((value) => value.length >= shortest && !/^\**$/.test(value)),
  ),
]

/** A key file in JSON, an address with a password: what is secret in them is printed alone too. */
function partsOf(secret: string): readonly string[] {
  const password = /^[a-z][a-z0-9+.-]{1,20}:\/\/[^\s/:@]{0,100}:([^\s]{6,300})@/i.exec(secret)?.[1]
  const inJson = /^\s*[[{]/.test(secret)
    ? [...secret.slice(0, 65_536).matchAll(/"([^"\\]{1,100})"\s*:\s*"((?:[^"\\]|\\.){6,16384})"/g)].flatMap(
        ([, name = '', value = '']) => (secretMember.test(name) ? [value, value.replaceAll('\\n', '\n')] : []),
      )
    : []
  return [...(password === undefined ? [] : [password]), ...inJson.flatMap((value) => [value, ...value.split('\n')])]
}

const secretMember =
  /(?:secret|token|passw(?:or)?d|passphrase|private_?key|api_?key|access_?key|auth|credential)(?!_?(?:ur[il]|id|type|name))\w{0,12}$/i

/**
 * Every form of every value, longest first: as it is, in capital or small letters, backwards, JSON-, URL-, XML- and
 * shell-escaped, in hex, and in base64 (once or twice, of UTF-8 and UTF-16), base32 and base85 at each of the places it can
 * have inside a longer text (`user:password`).
 */
export function formsOf(values: readonly string[]): readonly Encoded[] {
  const forms = new Map<string, Encoded>()
  for (const value of values) {
    for (const text of [...escaped(value), ...turned(value)])
      if (text.length >= shortest) forms.set(text, { text, before: 0, after: 0 })
    for (const form of encoded(value))
      if (form.text.length >= shortestEncoded && !forms.has(form.text)) forms.set(form.text, form)
  }
  return [...forms.values()].sort((a, b) => b.text.length - a.text.length || (a.text < b.text ? -1 : 1))
}

/** The forms that lines and folds go through most: values, then base64, then hex. */
export function formsAtEdges(values: readonly string[]): readonly string[] {
  const bytes = values.map((value) => new TextEncoder().encode(value))
  return [
    ...new Set([
      ...values,
      ...bytes.flatMap(base64Forms).map(({ text }) => text),
      ...bytes.map(hexOf),
      ...values.flatMap((value) => [...escaped(value)]),
    ]),
  ]
}

function* escaped(value: string): Generator<string> {
  yield value
  const json = JSON.stringify(value).slice(1, -1)
  yield json
  yield ascii(json)
  yield json.replaceAll('/', '\\/')
  yield ascii(json).replaceAll('/', '\\/')
  yield* percentForms(value)
  yield* markupForms(value)
  yield* shellForms(value)
}

function* turned(value: string): Generator<string> {
  if (value.length < shortestEncoded) return
  yield value.toUpperCase()
  yield value.toLowerCase()
  yield [...value].reverse().join('')
}

function* encoded(value: string): Generator<Encoded> {
  if (value.length < shortestEncoded) return
  const bytes = new TextEncoder().encode(value)
  for (const once of [...base64Forms(bytes), ...base64Forms(utf16Of(value))]) {
    yield once
    yield* percentEncoded(once)
  }
  for (const { text } of base64Forms(bytes)) yield* base64Forms(new TextEncoder().encode(text))
  yield* base32Forms(bytes)
  yield* base85Forms(bytes)
}

function* percentEncoded(form: Encoded): Generator<Encoded> {
  const text = encodeURIComponent(form.text)
  if (text !== form.text) yield { ...form, text }
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
