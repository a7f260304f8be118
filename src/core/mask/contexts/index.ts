/** Secrets told by where they stand: addresses, headers, options, settings. */
import { rowsFor } from '../scan.js'
import { commandLiterals, maskCommands } from './commands/index.js'
import type { Context } from './context.js'
import { headers } from './headers.js'
import { options } from './options.js'
import { settings } from './settings.js'
import { urls } from './urls.js'

const places: readonly Context[] = [...urls, ...headers, ...settings]
const placesOf = rowsFor(places)
const optionsOf = rowsFor(options)

/** Secrets of one line by where they stand. A command may be given several: each pass takes one of each. */
export function maskContexts(line: string): string {
  let masked = replaced(line, placesOf(line))
  const commands = optionsOf(line)
  for (let pass = 0; commands.length > 0 && pass < mostOfOneOption; pass++) {
    const before = masked
    masked = replaced(before, commands)
    if (masked === before) break
  }
  return maskCommands(masked)
}

const replaced = (line: string, list: readonly Context[]): string =>
  list.reduce((masked, { pattern, replacement }) => masked.replace(pattern, replacement), line)

const mostOfOneOption = 100

/** What each of them holds. Addresses are found by their at-sign. */
export const contextLiterals: readonly string[] = [
  ...new Set([...places, ...options].flatMap(({ hints }) => hints).filter((hint) => hint !== '://')),
  ...commandLiterals,
]
