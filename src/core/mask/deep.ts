/** Masks every text inside a value: what is stored, shown or sent passes through here once. */

/**
 * The same value with `mask` applied to every string in it, object keys included; maps and arrays keep their shape.
 *
 * @example maskDeep({ title: 'token=hunter2' }, (text) => text.replace('hunter2', '***')) // { title: 'token=***' }
 */
export function maskDeep<T>(value: T, mask: (text: string) => string): T {
  return walk(value, mask) as T
}

function walk(value: unknown, mask: (text: string) => string): unknown {
  if (typeof value === 'string') return mask(value)
  if (Array.isArray(value)) return value.map((item) => walk(item, mask))
  if (value instanceof Map) return new Map([...value].map(([key, item]) => [key, walk(item, mask)]))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [mask(key), walk(item, mask)]))
}
