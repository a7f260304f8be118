/** What is known before a backfill: the history file at hand, and what was recorded in the repository. */

import { openRepository } from '../../adapters/http/github/repository.js'
import { fetchFor } from '../../adapters/http/proxy.js'
import { loadArtifacts } from '../../adapters/stores/artifact/load.js'
import { readHistoryFile } from '../../adapters/stores/file/index.js'
import type { RunRecord } from '../../core/model/index.js'
import { terminal } from '../../core/report/escape.js'
import { messageOf } from '../../core/run/errors.js'
import { type Io, UsageError } from '../command.js'

/** @throws UsageError when there is a file and it cannot be read */
export async function loadKnown(path: string): Promise<readonly RunRecord[]> {
  const loaded = await readHistoryFile(path)
  if (loaded.kind === 'corrupt') throw new UsageError([`${path}: ${loaded.reason}`])
  return loaded.kind === 'ok' ? loaded.value.records : []
}

export const hostOf = ({ env }: Io): string => {
  const server = env['GITHUB_SERVER_URL']
  return server !== undefined && URL.canParse(server) ? new URL(server).host : 'github.com'
}

interface Recorded {
  readonly repository: string
  /** Path of the workflow. */
  readonly workflow: string
  readonly token: string
  readonly io: Io
  readonly known: readonly RunRecord[]
}

/** Records and checkpoints of the workflow, as a run would recall them; what cannot be had is told on stderr. */
export async function recordedAt({ repository, workflow, token, io, known }: Recorded): Promise<readonly RunRecord[]> {
  const api = (io.env['GITHUB_API_URL'] || 'https://api.github.com').replace(/\/+$/, '')
  const rest = openRepository({ api, repository, token, budget: 300, timeoutMs: 10_000, fetch: fetchFor(io.env) })
  const key = { host: hostOf(io), repository, workflow, run: '', attempt: 1 }
  try {
    const { loaded } = await loadArtifacts({
      rest,
      key,
      writes: false,
      known: Promise.resolve(known),
      told: Promise.resolve([]),
      defaultBranch: undefined,
      now: io.now(),
    })
    if (loaded.kind !== 'ok') return []
    for (const gap of loaded.value.gaps ?? []) io.err(`pipeline-guard: ${terminal(gap)}\n`)
    return loaded.value.records
  } catch (error) {
    io.err(`pipeline-guard: records in the repository: ${terminal(messageOf(error))}\n`)
    return []
  }
}
