/** Known secrets: the values given, and those a log names itself. */
import { type EdgeMask, edgeMask } from '../edges.js'
import { decodedMask } from './decoded.js'
import { dumpMask } from './dumps.js'
import { formsAtEdges, formsOf, valuesOf } from './forms.js'
import { literalMask } from './literal.js'
import { hasOwnParts, partsMask } from './parts.js'
import { writtenMask } from './written.js'

export interface Known {
  readonly mask: (text: string) => string
  /** Halves at the ends of lines. */
  readonly edges: EdgeMask | undefined
}

/** @returns undefined of no secrets */
export function knownSecrets(secrets: readonly string[]): Known | undefined {
  const short = shortPattern(secrets)
  const values = valuesOf(secrets)
  if (values.length === 0 && short === undefined) return undefined
  const literal = literalMask(formsOf(values))
  const written = writtenMask(values)
  const parts = partsMask(formsAtEdges(values.filter(hasOwnParts)))
  const whole = (text: string): string => written(literal(text))
  const plain = (text: string): string => (parts === undefined ? whole(text) : parts(whole(text)))
  const decoded = decodedMask(plain)
  const dumps = dumpMask([whole, plain], Math.max(...values.map(({ length }) => length)))
  return {
    mask: (text) => {
      const masked = decoded(plain(dumps(text)))
      return short === undefined ? masked : masked.replace(short, '***')
    },
    edges: edgeMask(formsAtEdges(values)),
  }
}

/** Values of three characters are masked where they stand alone, when they look like no word. */
function shortPattern(secrets: readonly string[]): RegExp | undefined {
  const short = secrets
    .map((secret) => secret.trim())
    .filter((value) => value.length === 3 && /^[A-Za-z0-9]*$/.test(value) && kindsOf(value) >= 2)
  return short.length === 0 ? undefined : new RegExp(`(?<![A-Za-z0-9])(?:${short.join('|')})(?![A-Za-z0-9])`, 'g')
}

/** Of small letters, capitals and digits. */
const kindsOf = (value: string): number => [/[a-z]/, /[A-Z]/, /\d/].filter((kind) => kind.test(value)).length
