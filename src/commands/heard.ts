/** A history with what the configuration file says of its alarms, as `run` sees it. */
import { resolve } from 'node:path'
import { readRegular } from '../adapters/files/read.js'
import { describeFault } from '../config/config.js'
import type { FileConfig } from '../config/file.js'
import { withFeedback } from '../core/history/feedback.js'
import type { RunRecord } from '../core/model/index.js'
import type { Rates } from '../core/report/digest/spending.js'
import { terminal } from '../core/report/escape.js'
import { type Io, UsageError } from './command.js'
import { configFileOf } from './config-entry.js'

/**
 * Entries about runs that are not in this history are told on stderr.
 *
 * @param configFile as given; without it `.github/pipeline-guard.yml` or GitLab’s, where there is one
 * @throws UsageError when the file given is not there, or a file is faulty
 */
export const heard = async (
  records: readonly RunRecord[],
  configFile: string | undefined,
  io: Io,
): Promise<readonly RunRecord[]> => (await configured(records, configFile, io)).records

/** The same, with all else the file says. */
export async function configured(
  records: readonly RunRecord[],
  configFile: string | undefined,
  io: Io,
): Promise<{ readonly records: readonly RunRecord[]; readonly file: FileConfig }> {
  const file = await configFileOf(configFile, io)
  const text = await readRegular(resolve(io.cwd, file), 1048576).then(String, (cause: NodeJS.ErrnoException) => {
    if (configFile === undefined && cause.code === 'ENOENT') return undefined
    throw new UsageError([`--config-file: ${file} cannot be read: ${cause.message}`])
  })
  const { emptyFileConfig, readFileConfig } = await import('../config/file.js')
  if (text === undefined) return { records, file: emptyFileConfig }
  const read = await readFileConfig(text, file)
  if (read.kind === 'faulty') throw new UsageError(read.faults.map(describeFault))
  const { records: told, unheard } = withFeedback(records, read.value.feedback)
  for (const { run } of unheard) io.err(`${terminal(`${file}: feedback on run ${run}: no such run in this history`)}\n`)
  return { records: told, file: read.value }
}

/** What a minute of a runner costs, by the file; nothing where it says nothing. */
export const ratesOf = ({ cost }: FileConfig): { readonly rates?: Rates } =>
  cost === undefined ? {} : { rates: { currency: cost.currency, perMinute: cost['per-minute'] } }
