/**
 * `.github/pipeline-guard.yml`: what is too long for inputs. Every fault at once, unknown keys named.
 *
 * It is text from a repository: it can describe, never name a command to execute, and no regular expression of it is
 * run here (patterns are checked by the engine that runs them).
 */

import type { Fault } from './config.js'
import type { FileConfig } from './file-schema.js'
import { readYaml } from './yaml.js'

export type { FileConfig } from './file-schema.js'

export type ReadFileConfig =
  | { readonly kind: 'ok'; readonly value: FileConfig }
  | { readonly kind: 'faulty'; readonly faults: readonly Fault[] }

const longestFile = 256 * 1024
/** Unclosed brackets, and dashes in a row: the parser calls itself for each, and thousands end it in seconds and in no sentence. */
const deepest = 200
const dashes = new RegExp(`(?:[-?][ \\t]+){${deepest}}`)
const commandKeys = ['command', 'run', 'exec', 'script', 'shell', 'args']

/** What a repository without the file has. */
export const emptyFileConfig: FileConfig = {
  'expected-changes': [],
  feedback: [],
  'series-names': [],
  patterns: [],
  limits: {},
  severities: [],
  detection: {},
  retention: {},
  channels: [],
  remedies: [],
  ignore: { workflows: [], jobs: [], branches: [] },
}

/**
 * @param text the file, as YAML
 * @param file its name, for messages
 */
export async function readFileConfig(text: string, file: string): Promise<ReadFileConfig> {
  if (text.length > longestFile)
    return faulty([{ input: file, given: `${text.length} characters`, accepted: 'at most 256 KB' }])
  if (isTooDeep(text))
    return faulty([
      { input: file, given: 'brackets or dashes without end', accepted: `YAML nested at most ${deepest} deep` },
    ])
  const read = await readYaml(text)
  if (read.kind === 'ok') return readParsed(read.value, file)
  return faulty(
    read.faults.map(({ line, code, message }) => ({
      input: `${file}${line === undefined ? '' : `:${line}`}`,
      given: code,
      accepted: `YAML; ${message}`,
    })),
  )
}

/** Brackets in quotes and after a backslash, as patterns have them, are text. */
function isTooDeep(text: string): boolean {
  let open = 0
  for (const [part] of text.matchAll(/"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|\\.|[[\]{}]/g)) {
    if (part === '[' || part === '{') open += 1
    else if (part === ']' || part === '}') open = Math.max(0, open - 1)
    if (open > deepest) return true
  }
  return dashes.test(text)
}

async function readParsed(parsed: unknown, file: string): Promise<ReadFileConfig> {
  const { fileConfigSchema, knownKeys } = await import(/* webpackMode: "eager" */ './file-schema.js')
  const reading = fileConfigSchema.safeParse(parsed ?? {})
  if (reading.success) return { kind: 'ok', value: reading.data }
  return faulty(
    reading.error.issues.flatMap((issue): Fault[] => {
      const place = [file, ...issue.path.map(placed)].join(': ')
      if (issue.code === 'unrecognized_keys')
        return issue.keys.map((key) => ({
          input: `${place}: ${key}`,
          given: key,
          accepted: unknownKey(key, knownKeys(issue.path)),
        }))
      return [{ input: place, given: worded(at(parsed, issue.path)), accepted: issue.message }]
    }),
  )
}

/** People count the entries of a list from one. */
const placed = (key: PropertyKey): string => String(typeof key === 'number' ? key + 1 : key)

const unknownKey = (key: string, known: readonly string[]): string =>
  commandKeys.includes(key.toLowerCase())
    ? 'no such key; this file can never name a command to execute'
    : `no such key; known here are ${known.join(', ')}`

const at = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null ? (inner as Record<PropertyKey, unknown>)[key] : undefined,
    value,
  )

/** A value of a file, in a message; whole, as it is cut only after it is masked (see `describeFault`). */
export const shown = (value: unknown): string => (value === undefined ? '' : (JSON.stringify(value) ?? ''))

/** A text has its quotes where it is shown. */
const worded = (value: unknown): string => (typeof value === 'string' ? value : shown(value))

const faulty = (faults: readonly Fault[]): ReadFileConfig => ({ kind: 'faulty', faults })
