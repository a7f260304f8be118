/** Keeps a step summary under the platform’s cap: GitHub drops one over 1 MiB whole, without failing the step. */

/** 1 MiB, less the room for the note. */
const cap = 1024 * 1024 - 1024
const note = '\n\n*The rest is left out: a step summary may hold 1 MiB. The result file has all of it.*\n'

/**
 * @param markdown the summary
 * @param written bytes the step’s summary file holds already
 * @returns the Markdown, cut at the end of a line, an open code block closed
 */
export function fitSummary(markdown: string, written = 0): string {
  const room = cap - written
  if (Buffer.byteLength(markdown) <= room) return markdown
  if (room < note.length) return ''
  const bytes = Buffer.from(markdown).subarray(0, room - note.length - 16)
  const end = bytes.lastIndexOf(10)
  const kept = bytes.subarray(0, Math.max(0, end)).toString('utf8')
  return `${kept}${closing(kept)}${note}`
}

/** The line that ends a code block left open, after CommonMark: as long a run of the same character. */
function closing(markdown: string): string {
  let open: string | undefined
  for (const line of markdown.split('\n')) {
    const fence = /^ {0,3}(`{3,}|~{3,})([^\n]*)$/.exec(line)
    if (fence?.[1] === undefined) continue
    if (open === undefined) open = fence[1]
    else if (fence[1].startsWith(open) && fence[2]?.trim() === '') open = undefined
  }
  return open === undefined ? '' : `\n${open}\n`
}
