/** Kubernetes Secrets: what stands under `data:` is secret, whatever its name. */

const kind = /\bkind["']?:[ \t]{0,3}["']?Secret\b/
const block = /^([^\r\n]{0,80}?)["']?(?:data|stringData)["']?:[ \t]{0,3}\{?[ \t\r]*$/
const entry = /^([ \t]+["']?[\w./-]{1,200}["']?:[ \t]{0,3}["']?)([^\s"'|>{][^"'\r\n]*)/
/** A manifest is not longer; a log that only speaks of one is left. */
const linesAtMost = 300

export type ManifestReader = (text: string) => string

/** One reader a log: read line by line, the kind stands before the data. */
export function manifestMask(): ManifestReader {
  let left = 0
  let column: number | undefined
  const step = (line: string): string => {
    left--
    if (/^(?:[^\r\n]{0,60}[ \t])?---[ \t\r]*$/.test(line)) left = 0
    if (column !== undefined) {
      const inside = line.slice(column)
      if (/^[ \t]/.test(inside)) return line.slice(0, column) + inside.replace(entry, '$1***')
      column = undefined
    }
    column = block.exec(line)?.[1]?.length
    return line
  }
  return (text) => {
    const hasKind = text.includes('Secret') && kind.test(text)
    if (!hasKind && left <= 0) return text
    const lines = text.split('\n')
    return lines
      .map((line, at) => {
        // kubectl sorts by name: data, then kind
        if (left <= 0 && hasKind && begins(line) && kindFollows(lines, at)) left = linesAtMost
        if (kind.test(line)) left = linesAtMost
        return left > 0 ? step(line) : line
      })
      .join('\n')
  }
}

const begins = (line: string): boolean => /\bapiVersion["']?:/.test(line) || block.test(line)

function kindFollows(lines: readonly string[], from: number): boolean {
  for (let at = from; at < lines.length && at < from + linesAtMost; at++) {
    const line = lines[at] ?? ''
    if (kind.test(line)) return true
    if (at > from && /(?:^|[ \t])---[ \t\r]*$|\bapiVersion["']?:|\bkind["']?:/.test(line)) return false
  }
  return false
}
