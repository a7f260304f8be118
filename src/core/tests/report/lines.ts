/** Pieces of text → whole lines, each cut at a bound. */

const longest = 65_536

export interface LineReader {
  write(text: string): void
  /** @returns true where the last line had no end */
  end(): boolean
}

export function readLines(take: (line: string) => void): LineReader {
  let rest = ''
  const line = (text: string) => take(text.endsWith('\r') ? text.slice(0, -1) : text)
  return {
    write(text) {
      const lines = (rest + text).split('\n')
      rest = (lines.pop() as string).slice(0, longest)
      for (const each of lines) line(each.slice(0, longest))
    },
    end() {
      const open = rest.trim() !== ''
      if (open) line(rest)
      rest = ''
      return open
    },
  }
}
