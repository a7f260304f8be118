/** What is to be divided: files of the workspace by globs, or names as they are given; either may come by standard input. */
import { relative } from 'node:path'
import { findFiles } from '../../adapters/evidence/glob.js'
import { type Io, UsageError } from '../command.js'

const mostBytes = 64 * 1048576
const mostNames = 200_000

/**
 * @param given `-` stands for the names on standard input
 * @throws UsageError where a glob matches nothing or not everything could be listed: a file left out would be run nowhere
 */
export async function filesOf(given: readonly string[], io: Io): Promise<readonly string[]> {
  const patterns = given.filter((pattern) => pattern !== '-')
  const listed = given.includes('-') ? await fromInput() : []
  if (patterns.length === 0) return listed.map(asPath)
  const bounds = { files: mostNames, entries: 2_000_000 }
  const { files, remarks } = await findFiles(patterns, { cwd: io.cwd, env: io.env, bounds })
  if (remarks.length > 0) throw new UsageError(remarks.map((remark) => `--files: ${remark}`))
  return [...listed, ...files.map((file) => relative(io.cwd, file).replaceAll('\\', '/'))].map(asPath)
}

/** A runner would take a file called `-rf` for an option. */
const asPath = (name: string): string => (name.startsWith('-') ? `./${name}` : name)

export const testsOf = async (given: readonly string[]): Promise<readonly string[]> => [
  ...given.filter((name) => name !== '-' && name !== ''),
  ...(given.includes('-') ? await fromInput() : []),
]

/** One name a line, or each ended by NUL (`git ls-files -z`, `find -print0`). */
async function fromInput(): Promise<readonly string[]> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of process.stdin as AsyncIterable<Buffer>) {
    size += part.length
    if (size > mostBytes) throw new UsageError([`standard input: more than ${mostBytes / 1048576} MB of names`])
    parts.push(part)
  }
  return namesIn(Buffer.concat(parts).toString('utf8'))
}

/** @throws UsageError where there are more names than anybody’s suite has */
export function namesIn(text: string): readonly string[] {
  const names = (text.includes('\u0000') ? text.split('\u0000') : text.split(/\r?\n/)).filter((name) => name !== '')
  if (names.length > mostNames) throw new UsageError([`standard input: more than ${mostNames} names`])
  return names
}
