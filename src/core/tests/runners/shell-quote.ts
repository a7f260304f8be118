/** Quoting for POSIX shells: test names are written by strangers and must never be more than one argument. */

/**
 * The text as exactly one argument. Within single quotes a POSIX shell gives no character a meaning (POSIX.1-2024,
 * Shell Command Language, 2.2.2), so only the single quote itself needs care.
 *
 * @example quoted("it's") // 'it'\''s'
 */
export const quoted = (text: string): string =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`

/** C0, C1, lone surrogates, and what reorders or hides text: an argument with these cannot be shown faithfully. */
const unshowable =
  /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/u

export const isShowable = (text: string): boolean => !unshowable.test(text)

/** For patterns: what cannot be shown stands as any one character. */
export const regexOf = (text: string): string =>
  text
    .replace(new RegExp(unshowable.source, 'gu'), '\u0000')
    .replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
    .replaceAll('\u0000', '.')

/** A path as a positional argument: never an option, and of this checkout. */
export const pathArgument = (path: string): string | undefined => {
  if (!isShowable(path) || path === '' || path.startsWith('/') || /(^|\/)\.\.(\/|$)/.test(path)) return undefined
  return path.startsWith('-') ? `./${path}` : path
}
