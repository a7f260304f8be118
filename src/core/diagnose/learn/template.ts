/**
 * A line with its variable parts taken out, so that the same trouble reads the same in every run, on every branch and
 * machine. The masking step of Drain (He et al., ICWS 2017) with a fixed depth of none: CI lines are short and their
 * variable parts have known shapes, so masking alone groups them.
 */

const masks: readonly (readonly [RegExp, string])[] = [
  [/\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s"'<>()[\],]+/gi, '<url>'],
  [/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi, '<id>'],
  [/\bsha(?:1|256|384|512)[-:][A-Za-z0-9+/=_-]{8,}/g, '<hash>'],
  [/\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:Z|[+-]\d\d:?\d\d)?/g, '<time>'],
  [/\b(?:\d{1,3}\.){3}\d{1,3}\b(?::\d+)?/g, '<host>'],
  // A path keeps its last part: the file is what the trouble is about, where it was checked out is not.
  [/(?:[A-Za-z]:)?[\\/](?:[\w.@+~-]+[\\/])*(?=[\w.@+~-])/g, '<dir>'],
  [/\b(?:[\w@+~-][\w.@+~-]*[\\/])+(?=[\w.@+~-])/g, '<dir>'],
  [/\b0x[0-9a-f]+\b/gi, '<hex>'],
  [/\b(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{7,64}\b/gi, '<hex>'],
  [/@[0-9a-f]{4,16}\b/g, '@<hex>'],
  [/\d+(?:[.,]\d+)*/g, '#'],
  [/\s+/g, ' '],
]

/** The line with `<kind>` and `#` for its variable parts; at most 400 characters are looked at. */
export function masked(line: string): string {
  let text = line.slice(0, 400)
  for (const [pattern, mask] of masks) text = text.replace(pattern, mask)
  return text.trim()
}

/** The line's template: folders are left out altogether. */
export const templateOf = (line: string): string => masked(line).replaceAll('<dir>', '')

/** FNV-1a over UTF-16 units, two lanes of 32 bits: 64 bits as hexadecimal. Not cryptographic; collisions only confuse names. */
export function hash64(text: string): string {
  let a = 0x811c9dc5
  let b = 0xcbf29ce4
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    a = Math.imul(a ^ unit, 0x01000193)
    b = Math.imul(b ^ (unit + i), 0x01000193) ^ (a >>> 13)
  }
  return (a >>> 0).toString(16).padStart(8, '0') + (b >>> 0).toString(16).padStart(8, '0')
}

/** `rule:hash`, or `line:hash` where no rule is known. */
export const signatureOf = (rule: string | null, line: string): string =>
  `${rule ?? 'line'}:${hash64(templateOf(line)).slice(0, 12)}`
