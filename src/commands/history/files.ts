/** What every `history` command needs: the files named, read whole, with what was wrong with them told. */
import { resolve } from 'node:path'
import { largestGiven, readGiven } from '../../adapters/files/read.js'
import { updateHistoryFile } from '../../adapters/stores/file/index.js'
import { explain } from '../../adapters/stores/outcome.js'
import { decodeHistory } from '../../core/history/file/codec.js'
import { mergeHistories } from '../../core/history/merge.js'
import type { Loaded, Recalled, RunRecord } from '../../core/model/index.js'
import { terminal } from '../../core/report/escape.js'
import { type Io, UsageError } from '../command.js'

export const defaultHistory = '.pipeline-guard/history.jsonl.gz'

/** One verb of `history`. */
export interface Verb {
  readonly usage: string
  run(args: readonly string[], io: Io): Promise<number>
}

export async function loadFile(path: string, io: Io): Promise<Loaded<Recalled>> {
  try {
    return decodeHistory(await readGiven(resolve(io.cwd, path), largestGiven))
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    return code === 'ENOENT' ? { kind: 'missing' } : { kind: 'corrupt', reason: message }
  }
}

/**
 * The files’ records, united; bad lines are told on stderr.
 * @throws UsageError naming every file that is missing or corrupt
 */
export async function readAll(paths: readonly string[], io: Io): Promise<readonly RunRecord[]> {
  const loaded = await Promise.all(paths.map(async (path) => ({ path, read: await loadFile(path, io) })))
  const faults = loaded.flatMap(({ path, read }) =>
    read.kind === 'ok' ? [] : [`${path}: ${read.kind === 'missing' ? 'there is no such file' : read.reason}`],
  )
  if (faults.length > 0) throw new UsageError(faults)
  return mergeHistories(
    ...loaded.map(({ path, read }) => {
      if (read.kind !== 'ok') return []
      for (const problem of problemsOf(read.value)) io.err(`${terminal(`${path}: ${problem}`)}\n`)
      return read.value.records
    }),
  )
}

/**
 * Changes a history file alone and whole.
 * @throws UsageError with the reason and the next step when it cannot be written; the file is then as it was
 */
export async function changeHistory(
  path: string,
  io: Io,
  change: (records: readonly RunRecord[]) => readonly RunRecord[],
): Promise<number> {
  try {
    return await updateHistoryFile(resolve(io.cwd, path), io, change)
  } catch (error) {
    throw new UsageError([`${path} cannot be written: ${explain(error)}`])
  }
}

export const problemsOf = ({ damage, quarantined, reasons }: Recalled): readonly string[] => [
  ...(damage === undefined ? [] : [`damaged: ${damage}`]),
  ...quarantined.slice(0, 5).map((line, index) => `unreadable: ${reasons?.[index] ?? ''}: ${line.slice(0, 60)}`),
  ...(quarantined.length > 5 ? [`and ${quarantined.length - 5} more unreadable lines`] : []),
]
