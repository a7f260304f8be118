/** Characters nobody sees: colours, NULs and zero-width marks inside a secret hide it from what looks for it, not from a reader. */

/** ECMA-48, also in its 8-bit form: control sequences with any parameters, strings that end by ST, sets of characters. */
const sequences = [
  '(?:\\x1b\\[|\\u009b)[0-?]{0,64}[ -/]{0,4}[@-~]',
  '(?:\\x1b[\\]P_^X]|[\\u009d\\u0090\\u009f\\u009e\\u0098])[^\\x07\\x1b\\u009c\\n]{0,512}(?:\\x07|\\x1b\\\\|\\u009c)',
  '\\x1b[ -/]{1,3}[0-~]',
  '\\x1b[0-Z\\\\^-~]',
]
/** What Unicode calls ignorable by default, other marks without width, and a blank of Braille. */
const marks = '[\\p{Default_Ignorable_Code_Point}\\p{Cf}\\u2800\\ufff9-\\ufffb]'
/** Controls but tab and line ends; a carriage return that is no line’s end. */
const controls = '[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\u009f]'
/** The same as UTF-8 read one character a byte (see `asBytes`). */
const asUtf8 = [
  '\\u00e2\\u0080[\\u008b-\\u008f\\u00aa-\\u00ae]',
  '\\u00e2\\u0081[\\u00a0-\\u00af]',
  '\\u00e2\\u00a0\\u0080',
  '\\u00ef\\u00bb\\u00bf',
  '\\u00ef\\u00b8[\\u0080-\\u008f]',
  '\\u00c2[\\u0080-\\u009f\\u00ad]',
  '\\u00cd\\u008f',
  '\\u00e3\\u0085\\u00a4',
  '\\u00f3\\u00a0[\\u0080-\\u0087][\\u0080-\\u00bf]',
]
const invisible = new RegExp([...sequences, ...asUtf8, marks, controls, '\\r(?![\\r\\n]|$)'].join('|'), 'gu')

const invisibleHere = new RegExp(invisible.source, 'uy')

/** How many characters at `at` nobody sees. */
export function invisibleAt(text: string, at: number): number {
  invisibleHere.lastIndex = at
  return invisibleHere.exec(text)?.[0].length ?? 0
}

/** A cheap first look: most lines hold none. */
const hint =
  /[\x00-\x08\x0b-\x1f\x7f-\u009f\u00ad\u061c\u115f\u1160\u17b4\u17b5\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff0-\ufffb]|\u034f|[\u180b-\u180d]|\u180e|\u180f|[\ufe00-\ufe0f]|[\ud800-\udbff]|[\u00c2\u00cd\u00e2\u00e3\u00ef\u00f3][\u0080-\u00bf]/

export const hasInvisible = (text: string): boolean => hint.test(text)

/** The text as it is read. */
export const visible = (text: string): string => text.replace(invisible, '')
