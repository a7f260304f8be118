/** Reads the history file a command is told of. */

import { resolve } from 'node:path'
import { largestGiven, readGiven } from '../../adapters/files/read.js'
import { readHistoryFile as loadHistory } from '../../adapters/stores/file/index.js'
import { decodeHistory } from '../../core/history/file/codec.js'
import type { Recalled, RunRecord } from '../../core/model/index.js'
import { formatCount } from '../../core/run/format.js'
import { type Io, UsageError } from '../command.js'

/**
 * @returns the records, in the file’s order; lines set aside are told on stderr
 * @throws UsageError when the file is not there or is no history
 */
export const readHistoryFile = async (path: string, io: Io): Promise<readonly RunRecord[]> =>
  (await readHistory(path, io)).records

/** The same with the models that stand beside the records. */
export async function readHistory(path: string, io: Io): Promise<Pick<Recalled, 'records' | 'learnt'>> {
  const bytes = await readGiven(resolve(io.cwd, path), largestGiven).catch((cause: Error) => {
    throw new UsageError([`--history: ${path} cannot be read: ${cause.message}`])
  })
  const loaded = decodeHistory(bytes)
  if (loaded.kind !== 'ok')
    throw new UsageError([`--history: ${path}: ${loaded.kind === 'corrupt' ? loaded.reason : 'there is no such file'}`])
  const { records, learnt, quarantined } = loaded.value
  if (quarantined.length > 0)
    io.err(`${path}: ${formatCount(quarantined.length, 'line')} could not be read and left out\n`)
  return { records, ...(learnt && { learnt }) }
}

/**
 * Several files, whole.
 *
 * @throws UsageError naming every file that is not there or is no history
 */
export async function readHistories(files: readonly string[], { cwd }: Pick<Io, 'cwd'>): Promise<readonly Recalled[]> {
  const loaded = await Promise.all(files.map((file) => loadHistory(resolve(cwd, file))))
  const faults = loaded.flatMap((each, index) => {
    if (each.kind === 'missing') return [`${files[index]}: no such file`]
    return each.kind === 'corrupt' ? [`${files[index]}: ${each.reason}`] : []
  })
  if (faults.length > 0) throw new UsageError(faults)
  return loaded.flatMap((each) => (each.kind === 'ok' ? [each.value] : []))
}
