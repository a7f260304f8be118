/** One sign of a text, however it is written: escaped once or twice, or as a number. */

/** A sign’s code, and how many characters it takes. */
export interface Sign {
  readonly code: number
  readonly length: number
}

/** URL, C and JSON, shells, HTML and XML, quoted-printable; an escape may be escaped itself. */
const escapes =
  /%(?:25){0,8}(?:u([0-9a-f]{4})|([0-9a-f]{2}))|&(?:amp;){0,8}#(?:x([0-9a-f]{1,6})|([0-9]{1,7}));?|&(?:amp;){0,8}(lt|gt|quot|apos|amp|sol|commat|colon);|\\{1,16}(?:x([0-9a-f]{2})|u([0-9a-f]{4})|u\{([0-9a-f]{1,6})\}|U([0-9a-f]{8})|([0-3][0-7]{2}))|=([0-9a-f]{2})|\\{1,16}(["'`/$ !&()<>;|*?#~[\]{}\\^-])/iy

const named: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  amp: '&',
  sol: '/',
  commat: '@',
  colon: ':',
}

export const beginsEscape = (code: number): boolean => code === 37 || code === 38 || code === 61 || code === 92

/** The sign whose escape begins at `at`. */
export function escapedAt(text: string, at: number): Sign | undefined {
  escapes.lastIndex = at
  const found = escapes.exec(text)
  if (found === null) return undefined
  const [whole, percentU, percent, hexEntity, entity, name, x, u, braces, long, octal, quoted, self] = found
  const hex = percentU ?? percent ?? hexEntity ?? x ?? u ?? braces ?? long ?? quoted
  const length = whole.length
  if (hex !== undefined) return { code: Number.parseInt(hex, 16), length }
  if (entity !== undefined) return { code: Number(entity), length }
  if (octal !== undefined) return { code: Number.parseInt(octal, 8), length }
  return { code: (name === undefined ? (self ?? '') : (named[name.toLowerCase()] ?? '')).charCodeAt(0), length }
}

/** A way to write bytes as numbers, one after the other. */
export interface Notation {
  readonly radix: number
  /** One number. */
  readonly number: RegExp
  /** What stands between two; may be nothing where numbers have one width. */
  readonly gap: RegExp
}

/** In a dump a line ends with the text itself, and the next begins with an address. */
const newLine = '[ \\t]{1,4}\\|?[^\\r\\n]{1,18}\\r?\\n(?:[^\\r\\n]{0,40}?[ \\t])??[0-9a-f]{4,12}:?[ \\t]+'

export const hexNotation: Notation = {
  radix: 16,
  number: /(?:0x|\\x|\\u00|%|#)?([0-9a-f]{2})/iy,
  gap: new RegExp(`${newLine}|h?[\\s,:;._|"'-]{0,6}`, 'iy'),
}

/** Decimal, octal and binary numbers have blanks or commas between them. */
export const notations: readonly Notation[] = [
  hexNotation,
  { radix: 10, number: /([0-9]{1,3})(?![0-9])/y, gap: /[\s,;|]{1,6}/y },
  { radix: 8, number: /(?:0o|\\)?([0-3][0-7]{2})(?![0-9])/y, gap: /[\s,;|]{1,6}/y },
  { radix: 2, number: /(?:0b)?([01]{8})/y, gap: /[\s,;|]{0,6}/y },
]
