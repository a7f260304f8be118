/** Reads Markdown as far as escapes and code go, by the rules of CommonMark. */

/** What CommonMark reads as text: escapes as dots, code spans as blanks (a span ends at a run of backticks of its length). */
export function outsideCode(line: string): string {
  let text = ''
  for (let at = 0; at < line.length; ) {
    const run = /^`+/.exec(line.slice(at))?.[0]
    const end = run === undefined ? -1 : new RegExp(`[^\`]${run}(?!\`)`).exec(line.slice(at + run.length))?.index
    if (line[at] === '\\') at += 2
    else if (run !== undefined && end !== undefined) {
      at += run.length + end + 1 + run.length
      text += ' '
    } else text += line[at++]
    if (line[at - 2] === '\\') text += '.'
  }
  return text
}

/** The same of a document: fenced blocks are left out as well. */
export function outsideAllCode(document: string): string {
  let fence: string | undefined
  const lines = document.split('\n').flatMap((line) => {
    const run = /^`{3,}/.exec(line)?.[0]
    if (fence === undefined && run !== undefined) fence = run
    else if (fence !== undefined) {
      if (line.trimEnd() === fence) fence = undefined
    } else return [outsideCode(line)]
    return []
  })
  return lines.join('\n')
}
