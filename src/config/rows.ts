/** The kinds of input there are: each knows how to read its text, what to say it accepts, and its default. */
import { type JobResult, jobResultOf } from '../core/run/outcomes.js'
import { isS3Address, parseS3Address, type S3Address, s3Accepted } from './s3-place.js'

export type Reading<T> = { readonly value: T } | { readonly fault: string }

export interface Row<T> {
  readonly default: string
  readonly description: string
  /** What is accepted, in words: for the README and for error messages. */
  readonly accepted: string
  /** The action’s default where it differs: an expression only GitHub can resolve. */
  readonly actionDefault?: string
  /** True for inputs that are on or off: a bare flag on the command line. */
  readonly onOff?: true
  /** Never printed, and masked wherever it appears. */
  readonly secret?: boolean
  /** Of a secret value that holds more than the secret: what is to be masked beside it. */
  secretPartsOf?(value: T): readonly string[]
  read(text: string): Reading<T>
}

export type Rows = Readonly<Record<string, Row<unknown>>>

type Camel<S extends string> = S extends `${infer Head}-${infer Tail}` ? `${Head}${Capitalize<Camel<Tail>>}` : S

/** The values of rows as the flow uses them, keyed in camelCase: `fail-on` is `failOn`. */
export type ValuesOf<R> = {
  readonly [K in keyof R as K extends string ? Camel<K> : never]: R[K] extends Row<infer T> ? T : never
}

export const camel = (name: string): string => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())

/** A table of extensions that bring inputs of their own: channels, exporters. */
type Table = Readonly<Record<string, { readonly inputs: Rows }>>

type Both<U> = (U extends unknown ? (one: U) => void : never) extends (all: infer A) => void ? A : never

/** The inputs of all rows of a table together. */
export type InputsOf<T extends Table> = [keyof T] extends [never]
  ? Readonly<Record<never, never>>
  : Both<T[keyof T]['inputs']>

/** @throws Error when two rows have an input of one name: one of them would be read by nobody */
export function inputsOf<const T extends Table>(table: T): InputsOf<T> {
  const all: Record<string, Row<unknown>> = {}
  for (const [name, row] of Object.values(table).flatMap(({ inputs }) => Object.entries(inputs))) {
    if (name in all) throw new Error(`two rows have an input ${name}`)
    all[name] = row
  }
  return all as InputsOf<T>
}

type Told = Pick<Row<unknown>, 'description' | 'actionDefault'> & { readonly default?: string }

/** @param told.or what else is accepted, in words: it is read before the row is asked */
export const choice = <const T extends string>(
  values: readonly T[],
  told: Told & { readonly default: T; readonly or?: string },
): Row<T> => ({
  ...told,
  accepted: `${values.map((value) => `\`${value}\``).join(', ')}${told.or ?? ''}`,
  read: (text) => {
    const value = values.find((candidate) => candidate === text.trim().toLowerCase())
    return value === undefined ? { fault: `one of ${values.join(', ')}${told.or ?? ''}` } : { value }
  },
})

/** One of the values, or a place in a bucket. */
export const historyPlace = <const T extends string>(
  values: readonly T[],
  told: Told & { readonly default: T; readonly or?: string },
): Row<T | S3Address> => ({
  ...choice(values, told),
  accepted: `${choice(values, { ...told, or: '' }).accepted}, \`s3://bucket/prefix\`${told.or ?? ''}`,
  read: (text) => {
    const given = text.trim()
    if (!isS3Address(given)) {
      const reading = choice(values, told).read(given)
      return 'fault' in reading ? { fault: `${reading.fault}, or ${s3Accepted}` } : reading
    }
    return parseS3Address(given) === undefined ? { fault: s3Accepted } : { value: given }
  },
})

/** Any of the values, separated by commas or lines; none is the default. */
export const choices = <const T extends string>(values: readonly T[], told: Told): Row<readonly T[]> => ({
  default: '',
  ...told,
  accepted: `any of ${values.map((value) => `\`${value}\``).join(', ')}`,
  read: (text) => {
    const given = text
      .toLowerCase()
      .split(/[,\n]/)
      .map((entry) => entry.trim())
      .filter((entry) => entry !== '')
    const known = values.filter((value) => given.includes(value))
    return given.every((entry) => values.some((value) => value === entry))
      ? { value: known }
      : { fault: `any of ${values.join(', ')}, comma separated` }
  },
})

export const flag = (told: Told & { readonly default: 'true' | 'false' }): Row<boolean> => ({
  ...told,
  onOff: true,
  accepted: '`true`, `false`',
  read: (text) => {
    const given = text.trim().toLowerCase()
    return given === 'true' || given === 'false' ? { value: given === 'true' } : { fault: 'true or false' }
  },
})

/** A number within bounds, both included. */
export const number = (
  bounds: { readonly min: number; readonly max: number; readonly whole?: boolean },
  told: Told & { readonly default: string },
): Row<number> => {
  const accepted = `${bounds.whole ? 'a whole number' : 'a number'} from ${bounds.min} to ${bounds.max}`
  return {
    ...told,
    accepted,
    read: (text) => {
      const value = text.trim() === '' ? Number.NaN : Number(text)
      const fits = value >= bounds.min && value <= bounds.max && (!bounds.whole || Number.isInteger(value))
      return fits ? { value } : { fault: accepted }
    },
  }
}

/** Free text; empty means not given. */
export const text = (
  told: Told & { readonly accepted?: string; readonly secret?: boolean },
): Row<string | undefined> => ({
  accepted: 'text',
  default: '',
  ...told,
  read: (given) => ({ value: given.trim() === '' ? undefined : given.trim() }),
})

/** Says where a job stands, which GitLab and Jenkins tell of one that has not ended: no outcome, and no fault. */
const standing = ['running', 'pending', 'created', 'completed', 'finished', 'null', 'unknown']

/**
 * How a job ended, in the words of any platform or by an exit code, read into the one vocabulary; undefined where it is not
 * given or has not ended.
 */
export const jobResult = (told: Told & { readonly accepted: string }): Row<JobResult | undefined> => ({
  default: '',
  ...told,
  read: (given) => {
    const word = given.trim().toLowerCase()
    const value = jobResultOf(word)
    return value !== undefined || word === '' || standing.includes(word)
      ? { value }
      : { fault: told.accepted.replaceAll('`', '') }
  },
})

/** One entry a line; empty lines and lines that start with # do not count, but a secret may start with one. */
export const lines = (
  told: Told & { readonly accepted?: string; readonly secret?: boolean },
): Row<readonly string[]> => ({
  accepted: 'one a line',
  default: '',
  ...told,
  read: (given) => ({
    value: given
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== '' && (told.secret === true || !line.startsWith('#'))),
  }),
})

/**
 * An https URL; empty means not given. `http` only for addresses of this machine. None with a user or a password: `fetch`
 * refuses those, and says them.
 */
export const url = (
  told: Told & { readonly secret?: boolean; readonly accepted?: string },
): Row<string | undefined> => ({
  accepted: 'an https URL',
  default: '',
  ...told,
  read: (given) => {
    const trimmed = given.trim()
    if (trimmed === '') return { value: undefined }
    const parsed = URL.canParse(trimmed) ? new URL(trimmed) : undefined
    const local = parsed?.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(parsed.hostname)
    if (parsed === undefined || !(parsed.protocol === 'https:' || local)) return { fault: 'an https URL' }
    const named = parsed.username !== '' || parsed.password !== ''
    return named ? { fault: 'an https URL, without user and password' } : { value: trimmed }
  },
  ...(told.secret === true && { secretPartsOf: keysOf }),
})

/** What of a path or a query is a key and no word: masked without its address too, as errors of servers and proxies print it. */
const keysOf = (address: string | undefined): readonly string[] => {
  if (address === undefined || !URL.canParse(address)) return []
  const { pathname, searchParams } = new URL(address)
  return [...pathname.split('/'), ...searchParams.values()].filter((part) => looksLikeKey.test(part))
}
const looksLikeKey = /^(?=.*\d)(?=.*[a-zA-Z])[\w.~%+=-]{12,}$|^(?=.*[a-z])(?=.*[A-Z])[\w-]{20,}$/

const durationUnits: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600 }

/** A duration in seconds: `90s`, `15m`, `1h`, or `0`. */
export const duration = (
  bounds: { readonly min: number; readonly max: number },
  told: Told & { readonly default: string },
): Row<number> => {
  const accepted = `a duration from ${bounds.min} s to ${bounds.max / 3600} h, such as \`90s\`, \`15m\`, \`1h\``
  return {
    ...told,
    accepted,
    read: (text) => {
      const [, amount = '', unit = ''] = /^(\d{1,6}(?:\.\d{1,3})?)\s*([smh]?)$/.exec(text.trim().toLowerCase()) ?? []
      const seconds =
        amount === '' || (unit === '' && Number(amount) !== 0)
          ? Number.NaN
          : Number(amount) * (durationUnits[unit] ?? 1)
      return seconds >= bounds.min && seconds <= bounds.max
        ? { value: seconds }
        : { fault: accepted.replaceAll('`', '') }
    },
  }
}

/** A moment: ISO 8601 with its offset, or seconds since the epoch; milliseconds since the epoch. */
export const moment = (told: Told): Row<number | undefined> => {
  const accepted = 'a time such as 2026-03-02T22:00:00Z, or seconds since the epoch'
  return {
    default: '',
    ...told,
    accepted,
    read: (text) => {
      const given = text.trim()
      if (given === '') return { value: undefined }
      const at = /^\d{9,11}(?:\.\d+)?$/.test(given)
        ? Number(given) * 1000
        : /T.*(?:Z|[+-]\d\d:?\d\d)$/i.test(given)
          ? Date.parse(given)
          : Number.NaN
      return Number.isFinite(at) ? { value: at } : { fault: accepted }
    },
  }
}
