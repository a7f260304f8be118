/** Masks every text inside a value: what is stored, shown or sent passes through here once. */

import { runRecordSchema } from '../model/record.js'
import { resultSchema } from '../model/result.js'
import { createMask } from './index.js'
import { wordsOf } from './vocabulary.js'

/**
 * The same value with `mask` applied to every string in it, object keys included; maps and arrays keep their shape.
 *
 * What the program itself decides by stays as it is, whatever the secrets: its own words, and whose run it is. A log that says
 * `::add-mask::failed`, or a password that is `high`, would else take the verdict apart, or make one branch of two.
 *
 * @example maskDeep({ title: 'token=hunter2' }, (text) => text.replace('hunter2', '***')) // { title: 'token=***' }
 */
export function maskDeep<T>(value: T, mask: (text: string) => string): T {
  return walk(value, { mask, name: '' }) as T
}

/** Words of the closed sets of the schemas, such as outcomes and verdicts. */
const words = wordsOf([resultSchema, runRecordSchema])
/** Words of the platforms and of unions that no schema describes. */
const tags = new Set('kind state status source event conclusion tag'.split(' '))
const tag = /^[a-z][a-z0-9_-]{0,40}$/
/** By these runs are told apart and trusted: they are masked by their shape alone. */
const identities = new Set(
  'host repository headRepository workflow branch defaultBranch sha rule signature episode'.split(' '),
)
const shapes = createMask([])
/** Hashes and counts of our own making, which look like a key to every shape there is. */
const fingerprints = new Set('suiteMarks testMarks suiteTests fileTimes'.split(' '))
const base64 = /^[A-Za-z0-9+/]*={0,2}$/
/** Names of properties; those a stranger chose hold digits, dots or blanks. */
const property = /^[A-Za-z]{1,40}$/

interface Place {
  readonly mask: (text: string) => string
  readonly name: string
}

function walk(value: unknown, { mask, name }: Place): unknown {
  if (typeof value === 'string') {
    if (words.has(value) || (tags.has(name) && tag.test(value))) return value
    if (fingerprints.has(name) && base64.test(value)) return value
    return identities.has(name) ? shapes(value) : mask(value)
  }
  if (Array.isArray(value)) return value.map((item) => walk(item, { mask, name }))
  if (value instanceof Map) return new Map([...value].map(([key, item]) => [key, walk(item, { mask, name: '' })]))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [property.test(key) ? key : mask(key), walk(item, { mask, name: key })]),
  )
}
