/** Reports that are one JSON document: read whole, within a bound, and looked at with care. */
import { messageOf } from '../../../run/errors.js'
import { brokeOff, type ReportReader } from '../format.js'
import { parseTornJson } from './torn-json.js'

const longest = 128 * 1048576

/**
 * @param take what the document says
 * @throws Error in `end` where it is no JSON; in `write` where it is longer than 128 MB
 */
export function readJson<F>(take: (document: unknown, found: F) => string | undefined, found: F): ReportReader {
  const parts: string[] = []
  let length = 0
  return {
    write(text) {
      length += text.length
      if (length > longest) throw new Error(`longer than ${longest / 1048576} MB`)
      parts.push(text)
    },
    end() {
      const { document, torn } = parse(parts.join(''))
      const remark = take(document, found)
      return torn ? brokeOff : remark
    },
  }
}

interface Parsed {
  readonly document: unknown
  readonly torn: boolean
}

function parse(text: string): Parsed {
  try {
    return { document: JSON.parse(text), torn: false }
  } catch (error) {
    // A control character that was not escaped costs itself; what breaks off, what stands behind the last whole object.
    const plain = text.replace(/[\u0000-\u001f]/g, ' ')
    try {
      return { document: JSON.parse(plain), torn: false }
    } catch {
      const begun = parseTornJson(plain)
      if (begun !== undefined) return { ...begun, torn: true }
    }
    throw new Error(`not JSON: ${messageOf(error).slice(0, 200)}`)
  }
}

export type JsonObject = Readonly<Record<string, unknown>>

export const objectOf = (value: unknown): JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {}
export const listOf = (value: unknown): readonly JsonObject[] => (Array.isArray(value) ? value.map(objectOf) : [])
export const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined
export const textsOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : []
/** A span or a line; undefined where it is none. */
export const numberOf = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined
