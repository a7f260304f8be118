/** Signals of a recorded failure of the factory, true by construction, and how a person at a terminal would look for them. */
import './built.mjs'
import { recorded } from './factory/jobs.mjs'

const lib = new URL('../lib', import.meta.url).pathname
const { cleanLine } = await import(`${lib}/core/diagnose/read/clean.js`)
const heads = new Map(recorded().map(({ id, head }) => [id, head]))

// As `briefOf` counts them.
const bytesPerToken = 3.2
export const tokensOf = (text) => Math.ceil(Buffer.byteLength(text) / bytesPerToken)

/** The lines in order, until the budget is spent. */
export function within(lines, tokens) {
  const kept = []
  let left = tokens * bytesPerToken
  for (const line of lines) {
    left -= Buffer.byteLength(line) + 1
    if (left < 0) break
    kept.push(line)
  }
  return kept
}

const words = /error|fail|exception|fatal|panic/i

/** `grep -C 2` for the words of failure. */
export function grepped(lines) {
  const wanted = new Set()
  lines.forEach((line, at) => {
    if (words.test(line)) for (let near = at - 2; near <= at + 2; near++) wanted.add(near)
  })
  return lines.filter((_, at) => wanted.has(at))
}

/** A line a person would point at, the file named in it, the command that failed, its exit code; the first two are critical. */
export function signalsOf(row) {
  const head = heads.get(row.fault)
  const marked = row.expected_lines.map((line) => cleanLine(line).text.trim()).filter((line) => line !== '')
  const file = marked.map((line) => /[\w./-]+\.[a-z]{1,5}(?=:\d)/.exec(line)?.[0]).find((name) => name !== undefined)
  const has = (text) => (part) => text.includes(part)
  return [
    { name: 'line', critical: true, kept: (text) => marked.some((line) => text.includes(line.slice(0, 200))) },
    ...(file === undefined ? [] : [{ name: 'file', critical: true, kept: (text) => has(text)(file) }]),
    { name: 'command', critical: false, kept: (text) => has(text)(head.command.split('; ')[0].slice(0, 60)) },
    { name: 'exit', critical: false, kept: (text) => new RegExp(`\\b${head.exit}\\b|Error ${head.exit}`).test(text) },
  ]
}
