/** Judges one record against a history. */

import { resolve } from 'node:path'
import { largestGiven, readGiven } from '../../adapters/files/read.js'
import { detectAnomalies } from '../../core/detect/index.js'
import { oldestFirst } from '../../core/history/order.js'
import { comparableRuns } from '../../core/history/window.js'
import { type Anomaly, type RunRecord, runRecordSchema } from '../../core/model/index.js'
import { terminalJson } from '../../core/report/escape.js'
import { formatCount } from '../../core/run/format.js'
import { readArguments } from '../arguments.js'
import { type Command, type Io, UsageError } from '../command.js'
import { defaultConfigFile } from '../config-entry.js'
import { heard } from '../heard.js'
import { readHistoryFile } from '../history/input.js'
import { DETECT_HELP, DETECT_OPTIONS, readDetectSettings } from './options.js'

const help = `usage: pipeline-guard detect --history FILE [--record FILE | --run ID] [--json]

Judges the metrics of one run against comparable earlier runs.

  --history FILE       a history, gzip’d or plain JSON Lines
  --config-file FILE   what people said of alarms [${defaultConfigFile}, where there is one]
  --record FILE        the record to judge, JSON; default: the newest run of the history
  --run ID             judge this run of the history by the runs before it
  --json               one JSON object: anomalies, and the series too noisy to judge
${DETECT_HELP}

example:
  pipeline-guard detect --history .pipeline-guard/history.jsonl.gz --run 4711
`

export const command: Command = {
  summary: 'judge one record against a history',
  help,
  async run(args, io) {
    const { values } = readArguments(args, {
      history: { type: 'string' },
      'config-file': { type: 'string' },
      record: { type: 'string' },
      run: { type: 'string' },
      json: { type: 'boolean' },
      ...DETECT_OPTIONS,
    })
    const faults: string[] = []
    const settings = readDetectSettings(values, faults)
    if (faults.length > 0) throw new UsageError(faults)
    if (values.history === undefined) throw new UsageError(['--history: a file must be named'])
    const records = await heard(await readHistoryFile(values.history, io), values['config-file'], io)
    const record = await pick(records, values, io)
    const comparable = comparableRuns(records, record)
    const found = detectAnomalies({ record, comparable, settings })
    if (values.json) {
      io.out(`${terminalJson(JSON.stringify({ run: record.key.run, comparable: comparable.length, ...found }))}\n`)
      return 0
    }
    for (const anomaly of found.anomalies) io.out(told(anomaly))
    for (const { series, smallestDetectable } of found.noisy)
      io.out(`too noisy to judge well: ${series}: nothing below ${smallestDetectable.toFixed(2)}× would be noticed\n`)
    io.out(
      `run ${record.key.run}: ${formatCount(found.anomalies.length, 'anomaly', 'anomalies')}, by ${formatCount(comparable.length, 'comparable run')}\n`,
    )
    return 0
  },
}

async function pick(
  records: readonly RunRecord[],
  given: { readonly record?: string; readonly run?: string },
  io: Io,
): Promise<RunRecord> {
  if (given.record !== undefined) return readRecord(given.record, io)
  const ordered = oldestFirst(records)
  const found = given.run === undefined ? ordered.at(-1) : ordered.findLast(({ key }) => key.run === given.run)
  if (found === undefined)
    throw new UsageError([
      given.run === undefined ? '--history: holds no run' : `--run: no run ${given.run} in the history`,
    ])
  return found
}

async function readRecord(path: string, io: Io): Promise<RunRecord> {
  const text = await readGiven(resolve(io.cwd, path), largestGiven).then(String, (cause: Error) => {
    throw new UsageError([`--record: ${path} cannot be read: ${cause.message}`])
  })
  try {
    return runRecordSchema.parse(JSON.parse(text))
  } catch (cause) {
    throw new UsageError([`--record: ${path} is not a record: ${(cause as Error).message.slice(0, 300)}`])
  }
}

const told = (anomaly: Anomaly): string =>
  `${anomaly.severity}: ${anomaly.title}\n${anomaly.reasons.map((reason) => `  ${reason}\n`).join('')}`
