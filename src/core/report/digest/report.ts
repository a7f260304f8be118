/** The digest as Markdown, for a summary or a file. */

import { markdown, markdownCode } from '../escape.js'
import { bullets } from '../summary/markup.js'
import type { Digest } from './index.js'
import { digestHeadline, digestSections } from './lines.js'

/** @param title plain text: what the digest is of, such as the repository’s name */
export function renderDigest(digest: Digest, title: string): string {
  const sections = digestSections(digest, { name: markdownCode, prose: markdown }).flatMap((section) => [
    `#### ${section.title}`,
    bullets(section.lines),
  ])
  return `${[`📅 **${markdown(title, 120)}** · ${digestHeadline(digest)}`, ...sections].join('\n\n')}\n`
}
