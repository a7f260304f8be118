/** Reads a command’s arguments with Node’s own parser, naming every fault at once. */
import { type ParseArgsConfig, parseArgs } from 'node:util'
import { suggest } from '../core/run/nearest.js'
import { UsageError } from './command.js'

type Options = NonNullable<ParseArgsConfig['options']>

/**
 * @returns the values of the options given, and the positional arguments
 * @throws UsageError naming every unknown option and every option that lacks its value
 */
export function readArguments<const T extends Options>(args: readonly string[], options: T) {
  const { tokens } = parseArgs({ args: [...args], options, allowPositionals: true, strict: false, tokens: true })
  const faults = (tokens ?? []).flatMap((token) => {
    if (token.kind !== 'option') return []
    const option = options[token.name]
    if (option === undefined) return [`${token.rawName}: no such option; ${suggest(token.rawName, known(options))}`]
    if (option.type === 'string' && token.value === undefined) return [`${token.rawName}: a value must follow`]
    if (option.type === 'boolean' && token.value !== undefined) return [`${token.rawName}: takes no value`]
    return []
  })
  if (faults.length > 0) throw new UsageError(faults)
  return parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
}

const known = (options: Options): readonly string[] => Object.keys(options).map((name) => `--${name}`)
