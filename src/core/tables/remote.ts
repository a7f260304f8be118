/** Which host a failure names as the one that did not answer as it should: what failures of many repositories have in common. */

const host = String.raw`(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,6}[a-z][a-z0-9-]{0,61}[a-z0-9]`
const named: readonly RegExp[] = [
  new RegExp(String.raw`\b(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT)\s+(${host})\b`, 'i'),
  new RegExp(
    String.raw`\b(?:resolve host(?:name)?|connect to|connection to|host|lookup|from registry)[:\s'"“(]{1,3}(${host})\b`,
    'i',
  ),
  new RegExp(String.raw`\bhttps?://(?:[^\s/@]{1,80}@)?(${host})(?=[:/\s'"),\]]|$)`, 'i'),
]

/** A file’s name looks like a host: these endings are none. */
const fileEnding =
  /\.(?:js|ts|py|rb|go|rs|java|kt|sh|md|txt|json|xml|yml|yaml|log|lock|jar|gz|zip|tgz|whl|toml|cs|php|html|css|c|h|cc|cpp)$/i
const longestLine = 2000
const mostLines = 20

/** @param lines masked root-cause lines, best first; the title before them */
export function remoteOf(lines: readonly string[]): string | undefined {
  for (const line of lines.slice(0, mostLines))
    for (const pattern of named) {
      const found = pattern.exec(line.slice(0, longestLine))?.[1]?.toLowerCase()
      if (found !== undefined && !fileEnding.test(found)) return found
    }
  return undefined
}
