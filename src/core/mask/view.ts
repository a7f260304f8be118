/** Characters nobody sees: colours, NULs and zero-width marks inside a secret hide it from what looks for it, not from a reader. */

/**
 * ECMA-48 control sequences, operating system commands, other controls but tab and line ends, soft hyphens and the invisible
 * marks of Unicode, also as UTF-8 read one character a byte (see `asBytes`).
 */
const invisible =
  /\x1b\[[0-9;?]{0,32}[ -/]{0,4}[@-~]|\x1b\][^\x07\x1b\n]{0,512}(?:\x07|\x1b\\)|\x1b[@-Z\\-_]|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]|\u00e2\u0080[\u008b-\u008f\u00aa-\u00ae]|\u00e2\u0081[\u00a0-\u00af]|\u00ef\u00bb\u00bf|\u00c2\u00ad|\r(?![\r\n]|$)/g

/** A cheap first look: most lines hold none. */
const hint =
  /[\x00-\x08\x0b-\x1f\x7f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]|\u00e2[\u0080\u0081]|\u00ef\u00bb/

export const hasInvisible = (text: string): boolean => hint.test(text)

/** The text as it is read. */
export const visible = (text: string): string => text.replace(invisible, '')
