/** What a second rendering of one text says that the first did not: all else stands above it already. */

/**
 * @returns the lines of `after` that are not lines of `before`, each as often as it is new, without blank ones; empty where
 *   nothing is new
 */
export function newLines(before: string, after: string): string {
  const shown = new Map<string, number>()
  for (const line of before.split('\n')) shown.set(line, (shown.get(line) ?? 0) + 1)
  const fresh = after.split('\n').filter((line) => {
    const left = shown.get(line) ?? 0
    if (left > 0) shown.set(line, left - 1)
    return left === 0 && line.trim() !== ''
  })
  return fresh.map((line) => `${line}\n`).join('')
}
