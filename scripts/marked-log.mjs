/**
 * The real logs beside the rules (`src/rules/<tool>/*.log`): a head of `# name: value` lines, an empty line, and the log as the
 * tool printed it. The lines a person would point at start with `»» `, which is taken off before the log is read.
 *
 * Head: `source` where the log comes from; `category` the right ones, best first; `rule` the rule it proves; `outcome`
 * `passed`, or `failed` where the platform has to say so because the log does not.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const rulesFolder = resolve(fileURLToPath(import.meta.url), '../../src/rules')
export const mark = '»» '

/**
 * @param {string} text a marked log
 * @returns {{ head: Record<string, string>, body: string, marked: readonly number[] }} the log itself, and the numbers (from 1)
 *   of its marked lines
 * @throws Error when the head is no head
 */
export function readMarked(text) {
  const end = text.indexOf('\n\n')
  const head = Object.fromEntries(
    text
      .slice(0, end)
      .split('\n')
      .map((line) => {
        const found = /^# ([a-z]+): (.+)$/.exec(line)
        if (found === null) throw new Error(`no line of a head: ${line.slice(0, 80)}`)
        return found.slice(1, 3)
      }),
  )
  const lines = text.slice(end + 2).split('\n')
  const marked = lines.flatMap((line, at) => (line.startsWith(mark) ? [at + 1] : []))
  return {
    head,
    body: lines.map((line) => (line.startsWith(mark) ? line.slice(mark.length) : line)).join('\n'),
    marked,
  }
}

/** The text of a marked log: what `readMarked` takes apart. */
export function writeMarked({ head, body, marked }) {
  const lines = body.split('\n').map((line, at) => (marked.includes(at + 1) ? mark + line : line))
  return `${Object.entries(head)
    .map(([name, value]) => `# ${name}: ${value}\n`)
    .join('')}\n${lines.join('\n')}`
}

/** Every real log of the rules, as `tool/name`. */
export const markedLogs = () =>
  readdirSync(rulesFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) =>
      readdirSync(join(rulesFolder, name))
        .filter((file) => file.endsWith('.log'))
        .map((file) => ({
          name: `${name}/${file.slice(0, -4)}`,
          path: join(rulesFolder, name, file),
          ...readMarked(readFileSync(join(rulesFolder, name, file), 'utf8')),
        })),
    )
    .sort((a, b) => (a.name < b.name ? -1 : 1))
