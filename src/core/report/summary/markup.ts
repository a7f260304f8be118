/** Pieces of Markdown the sections share. Arguments are finished Markdown; escaping is the caller’s. */
import { safeUrl } from '../escape.js'

/** A link where the address is sound, else the text alone. */
export function link(text: string, url: string | undefined): string {
  const safe = safeUrl(url)
  return safe === undefined ? text : `[${text}](${safe})`
}

/** Folded away under a line of our own words. GitHub needs the blank lines to read Markdown within. */
export const folded = (title: string, body: string): string =>
  `<details><summary>${title}</summary>\n\n${body}\n\n</details>`

export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

/** Keeps a short value on one line of a narrow cell: "25 m 10 s". */
export const unbroken = (text: string): string => text.replaceAll(' ', '\u00a0')

export const bullets = (items: readonly string[]): string => items.map((item) => `- ${item}`).join('\n')

/** "and 12 more" as a last line, nothing when all are shown. */
export const more = (total: number, shown: number, what: string): string[] =>
  total > shown ? [`_… and ${total - shown} more ${what}._`] : []
