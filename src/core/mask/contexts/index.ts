/** Secrets told by where they stand: addresses, headers, options, settings. */
import { rowsFor } from '../scan.js'
import { commandLiterals, maskCommands } from './commands/index.js'
import { commands } from './commands/table.js'
import type { Context } from './context.js'
import { headers } from './headers.js'
import { options } from './options.js'
import { settings } from './settings.js'
import { urls } from './urls.js'

const places: readonly Context[] = [...urls, ...headers, ...settings]

/** What a line may hold, found in one reading of it. */
const rows = [
  ...places.map((context) => ({ hints: context.hints, kind: 'place', context }) as const),
  ...options.map((context) => ({ hints: context.hints, kind: 'option', context }) as const),
  ...commands.map((command) => ({ hints: command.hints, kind: 'command', command }) as const),
]
const rowsOf = rowsFor(rows)

/** Secrets of one line by where they stand. A command may be given several: each pass takes one of each. */
export function maskContexts(line: string): string {
  const found = rowsOf(line)
  if (found.length === 0) return line
  let masked = replaced(
    line,
    found.flatMap((row) => (row.kind === 'place' ? [row.context] : [])),
  )
  const given = found.flatMap((row) => (row.kind === 'option' ? [row.context] : []))
  for (let pass = 0; given.length > 0 && pass < mostOfOneOption; pass++) {
    const before = masked
    masked = replaced(before, given)
    if (masked === before) break
  }
  return maskCommands(
    masked,
    found.flatMap((row) => (row.kind === 'command' ? [row.command] : [])),
  )
}

const replaced = (line: string, list: readonly Context[]): string =>
  list.reduce((masked, { pattern, replacement }) => masked.replace(pattern, replacement), line)

const mostOfOneOption = 100

/** What each of them holds. Addresses are found by their at-sign. */
export const contextLiterals: readonly string[] = [
  ...new Set([...places, ...options].flatMap(({ hints }) => hints).filter((hint) => hint !== '://')),
  ...commandLiterals,
]
