/** What every page is written into: nothing fetched, no script but this one. */
import { formatInstant } from '../../run/format.js'
import { script, scriptHash } from './script.js'
import { styles } from './styles.js'

/** Markup throughout, but for `counted`, which is plain, and `madeAt`, ISO 8601. */
interface PageDocument {
  readonly heading: string
  /** How much the page is of: "412 recorded runs". */
  readonly counted: string
  readonly madeAt: string | undefined
  /** What stands between the heading and the main part. */
  readonly after: string
  readonly main: string
}

/** Is a file that begins so a page of ours? It may then be written anew. */
export const isPage = (head: string): boolean =>
  head.startsWith('<!DOCTYPE html>') && head.includes('<meta name="generator" content="Pipeline Guard">')

export function pageOf({ heading, counted, madeAt, after, main }: PageDocument): string {
  const made = formatInstant(madeAt)
  return `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${scriptHash}'; base-uri 'none'; form-action 'none'">
<meta name="generator" content="Pipeline Guard">
<meta name="referrer" content="no-referrer">
<title>${heading}</title>
<style>${styles}</style></head>
<body><header><h1>${heading}</h1>
<p class="soft">${counted}${made === undefined ? '' : `, made ${made}`} by Pipeline Guard</p>${after}</header>
<main>
${main}
</main>
<script>${script}</script></body></html>
`
}
