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
  const { tokens = [] } = parseArgs({ args: [...args], options, allowPositionals: true, strict: false, tokens: true })
  const faults = tokens.flatMap((token) => {
    if (token.kind !== 'option') return []
    const option = options[token.name]
    if (option === undefined) return [`${token.rawName}: no such option; ${suggest(token.rawName, known(options))}`]
    if (option.type === 'string' && token.value === undefined) return [`${token.rawName}: a value must follow`]
    // Node takes it for an option and the value for forgotten; only a number can be nothing else.
    if (token.inlineValue === false && /^-./.test(token.value) && !isNegative(token.value))
      return [
        `${token.rawName}: a value must follow; one that begins with a dash is given as ${token.rawName}=${token.value}`,
      ]
    if (option.type === 'boolean' && token.value !== undefined) return [`${token.rawName}: takes no value`]
    return []
  })
  if (faults.length > 0) throw new UsageError(faults)
  return parseArgs({ args: withNumbers(args, tokens), options, allowPositionals: true, strict: true })
}

const isNegative = (value: string): boolean => /^-\d+$/.test(value)

interface Token {
  readonly kind: string
  readonly index: number
  readonly rawName?: string
  readonly value?: string | undefined
  readonly inlineValue?: boolean | undefined
}

/** `--job-status -1` as the parser wants it: `--job-status=-1`. */
function withNumbers(args: readonly string[], tokens: readonly Token[]): string[] {
  const negative = new Map(
    tokens.flatMap(({ index, rawName = '', value, inlineValue }) =>
      inlineValue === false && rawName.startsWith('--') && value !== undefined && isNegative(value)
        ? [[index, `${rawName}=${value}`] as const]
        : [],
    ),
  )
  return args.flatMap((arg, index) => (negative.has(index - 1) ? [] : [negative.get(index) ?? arg]))
}

const known = (options: Options): readonly string[] => Object.keys(options).map((name) => `--${name}`)
