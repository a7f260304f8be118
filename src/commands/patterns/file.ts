/** Pattern files: JSON that repositories share. */
import { resolve } from 'node:path'
import { largestGiven, readGiven } from '../../adapters/files/read.js'
import { replaceFile } from '../../adapters/files/replace.js'
import { type CustomPattern, checkPatterns, patternFileSchema } from '../../core/diagnose/learn/custom.js'
import type { Rule } from '../../core/model/index.js'
import { messageOf } from '../../core/run/errors.js'
import { dateOf } from '../../core/run/time.js'
import { shippedRules } from '../../rules/index.js'
import { type Io, UsageError } from '../command.js'

const shippedIds: ReadonlySet<string> = new Set(shippedRules.map((rule) => rule.id))
export const today = (io: Io): string => dateOf(io.now())

/** @throws UsageError naming every fault of the file; a missing file is one unless `orEmpty` */
export async function readPatternFile(file: string, io: Io, orEmpty = false): Promise<readonly CustomPattern[]> {
  let text: string
  try {
    text = String(await readGiven(resolve(io.cwd, file), largestGiven))
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOENT' && orEmpty) return []
    throw new UsageError([`${file}: cannot be read (${code ?? 'unknown error'})`])
  }
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    throw new UsageError([`${file}: no JSON: ${(error as Error).message}`])
  }
  const parsed = patternFileSchema.safeParse(json)
  if (!parsed.success)
    throw new UsageError([
      `${file}: ${parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')}`,
    ])
  const { patterns, faults } = checkPatterns(parsed.data.patterns, shippedIds)
  if (faults.length > 0) throw new UsageError(faults.map((fault) => `${file}: ${fault}`))
  return patterns
}

export const patternText = (patterns: readonly CustomPattern[]): string =>
  `${JSON.stringify({ schema: 'pipeline-guard/patterns', version: 1, patterns }, null, 2)}\n`

export const writePatternFile = (file: string, patterns: readonly CustomPattern[], io: Io): Promise<void> =>
  replaceFile({ path: resolve(io.cwd, file), bytes: patternText(patterns), isOurs, cwd: io.cwd }).catch(
    (cause: unknown) => {
      throw new UsageError([`--into: ${messageOf(cause)}`])
    },
  )

const isOurs = (head: Buffer): boolean => head.toString('utf8').includes('"pipeline-guard/patterns"')

/** The rules of several pattern files, expired ones left out. @throws UsageError */
export async function loadPatterns(files: readonly string[], io: Io): Promise<readonly Rule[]> {
  const all = await Promise.all(files.map((file) => readPatternFile(file, io)))
  const { rules, faults } = checkPatterns(all.flat(), shippedIds, today(io))
  if (faults.length > 0) throw new UsageError(faults)
  return rules
}
