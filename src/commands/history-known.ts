/** What a history file holds already; nothing where there is none, and nothing believed of one that is broken. */
import { readHistoryFile } from '../adapters/stores/file.js'
import type { RunRecord } from '../core/model/index.js'
import { UsageError } from './command.js'

/** @throws UsageError when there is a file and it cannot be read */
export async function loadKnown(path: string): Promise<readonly RunRecord[]> {
  const loaded = await readHistoryFile(path)
  if (loaded.kind === 'corrupt') throw new UsageError([`${path}: ${loaded.reason}`])
  return loaded.kind === 'ok' ? loaded.value.records : []
}
