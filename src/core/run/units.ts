/** Units of metrics: values of one dimension are brought to one unit, so that 990 ns and 1.01 µs are near each other. */

export interface Quantity {
  readonly value: number
  /** The unit values of this dimension are kept in; as given where it is none we know. */
  readonly unit?: string
}

/** Nanoseconds a unit of time. */
const times: Readonly<Record<string, number>> = {
  ns: 1,
  us: 1e3,
  ms: 1e6,
  s: 1e9,
  min: 6e10,
  h: 3.6e12,
}
const timeWords: Readonly<Record<string, string>> = {
  nsec: 'ns',
  nanosecond: 'ns',
  usec: 'us',
  microsecond: 'us',
  msec: 'ms',
  millisecond: 'ms',
  sec: 's',
  second: 's',
  minute: 'min',
  hour: 'h',
  hr: 'h',
}

/** Bytes a unit of size: KB and the like are powers of 1000, KiB and the like of 1024 (IEC 80000-13). */
const sizes: Readonly<Record<string, number>> = Object.fromEntries([
  ['b', 1],
  ['byte', 1],
  ...['k', 'm', 'g', 't'].flatMap((letter, index) => [
    [`${letter}b`, 1000 ** (index + 1)] as const,
    [`${letter}ib`, 1024 ** (index + 1)] as const,
  ]),
])

/** What a rate may be per, in seconds. */
const periods: Readonly<Record<string, number>> = { ms: 1e-3, s: 1, min: 60, h: 3600 }

const lookUp = (table: Readonly<Record<string, number>>, name: string): number | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined

/** `µ` has two code points; plurals and long names are the same unit. */
function timeName(word: string): string {
  const plain = word.replace(/[\u00b5\u03bc]/g, 'u')
  const single = plain.length > 2 ? plain.replace(/s$/, '') : plain
  return Object.hasOwn(timeWords, single) ? (timeWords[single] ?? plain) : plain
}

/**
 * Times are kept in milliseconds, of one iteration or operation in nanoseconds; sizes in bytes (`B`), shares in `%`, rates
 * per second. Any other unit stays as it is.
 *
 * @example toBaseUnit(1.01, 'us/iter') // { value: 1010, unit: 'ns/iter' }
 * @example toBaseUnit(1.1, 'GB') // { value: 1100000000, unit: 'B' }
 */
export function toBaseUnit(value: number, unit: string | undefined): Quantity {
  const given = unit?.trim()
  if (given === undefined || given === '') return { value }
  const [head = '', per, ...more] = given
    .toLowerCase()
    .split('/')
    .map((part) => part.trim())
  if (more.length > 0) return { value, unit: given }
  const time = lookUp(times, timeName(head))
  const size = lookUp(sizes, head.replace(/^bytes$/, 'b'))
  if (per === undefined) {
    if (time !== undefined) return { value: (value * time) / 1e6, unit: 'ms' }
    if (size !== undefined) return { value: value * size, unit: 'B' }
    if (['%', 'percent', 'pct'].includes(head)) return { value, unit: '%' }
    if (['ratio', 'share', 'fraction'].includes(head)) return { value: 100 * value, unit: '%' }
    return { value, unit: given }
  }
  const period = lookUp(periods, timeName(per))
  if (period === undefined)
    return time === undefined ? { value, unit: given } : { value: value * time, unit: `ns/${per}` }
  return { value: (value * (size ?? 1)) / period, unit: `${size === undefined ? head : 'B'}/s` }
}

/** The largest unit of which there is at least one: 2100 ns → 2.1 µs. */
export function scaled(
  value: number,
  steps: readonly (readonly [name: string, size: number])[],
): readonly [number, string] {
  const size = Math.abs(value)
  const [name, step] = steps.findLast(([, least]) => size >= least * 0.9995) ?? steps[0] ?? ['', 1]
  return [value / step, name]
}

export const timeSteps = [
  ['ns', 1],
  ['µs', 1e3],
  ['ms', 1e6],
  ['s', 1e9],
] as const

export const sizeSteps = [
  ['B', 1],
  ['KB', 1e3],
  ['MB', 1e6],
  ['GB', 1e9],
  ['TB', 1e12],
] as const
