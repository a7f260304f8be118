/** Tells Pipeline Guard whether what it said of a run was right; kept in the history. */
import { resolve } from 'node:path'
import { readHistoryFile, updateHistoryFile } from '../adapters/stores/file.js'
import { inputs } from '../config/inputs.js'
import type { RunRecord } from '../core/model/index.js'
import { readArguments } from './arguments.js'
import { type Command, UsageError } from './command.js'

const defaultHistory = inputs['history-path'].default

export const command: Command = {
  summary: 'tell whether an alarm about a run was false or real',
  help: `usage: pipeline-guard feedback RUN --false-alarm|--real [options]

RUN is the id of the run, id/attempt, or its address. Without an attempt, the latest one that was judged.
The answer is kept in the history file, counted in status and reports, and moves later judgements.

  --false-alarm     nothing was wrong
  --real            something was
  --history FILE    [${defaultHistory}]
  --json            print what was kept as JSON

examples:
  pipeline-guard feedback 1234567890 --false-alarm
  pipeline-guard feedback https://github.com/octo/app/actions/runs/1234567890/attempts/2 --real
`,
  async run(args, io) {
    const { values, positionals } = readArguments(args, {
      'false-alarm': { type: 'boolean' },
      real: { type: 'boolean' },
      history: { type: 'string' },
      json: { type: 'boolean' },
    })
    const [given, ...more] = positionals
    const falseAlarm = values['false-alarm'] === true
    const faults = [
      ...(given === undefined ? ['RUN: which run is it about?'] : []),
      ...more.map((word) => `${word}: one RUN at a time`),
      ...(falseAlarm === (values.real === true) ? ['--false-alarm or --real: give one of the two'] : []),
    ]
    if (given === undefined || faults.length > 0) throw new UsageError(faults)
    const history = values.history ?? defaultHistory
    const path = resolve(io.cwd, history)
    const loaded = await readHistoryFile(path)
    if (loaded.kind === 'missing') throw new UsageError([`--history: there is no ${history}`])
    if (loaded.kind === 'corrupt') throw new UsageError([`--history: ${history}: ${loaded.reason}`])
    const run = meant(given, loaded.value.records)
    if (run === undefined) throw new UsageError([`RUN: ${given} is not in ${history}; see history show`])
    const value = falseAlarm ? 'false-alarm' : 'real'
    const observedAt = new Date(io.now()).toISOString()
    const feedback = { value, status: 'completed', source: 'step', observedAt } as const
    await updateHistoryFile(path, { now: io.now }, (records) =>
      records.map((record) => (isSame(record, run) ? { ...record, feedback } : record)),
    )
    const { run: id, attempt } = run.key
    io.out(
      values.json === true
        ? `${JSON.stringify({ run: id, attempt, feedback: value })}\n`
        : `run ${id}, attempt ${attempt}: kept as ${falseAlarm ? 'a false alarm' : 'real'} in ${history}\n`,
    )
    return 0
  },
}

/** The record meant by an id, `id/attempt` or address; the latest attempt that was judged, else the latest. */
function meant(given: string, records: readonly RunRecord[]): RunRecord | undefined {
  const address = /\/runs\/(\d{1,30})(?:\/attempts\/(\d{1,6}))?/.exec(given)
  const short = /^(.{1,200})\/(\d{1,6})$/.exec(given)
  const exact = records.filter((record) => record.key.run === given || record.run.value.url === given)
  const [id, attempt] = exact.length > 0 ? [undefined, undefined] : [(address ?? short)?.[1], (address ?? short)?.[2]]
  const found =
    id === undefined
      ? exact
      : records.filter(
          (record) => record.key.run === id && (attempt === undefined || record.key.attempt === Number(attempt)),
        )
  const latestFirst = found.toSorted((a, b) => b.key.attempt - a.key.attempt)
  return latestFirst.find((record) => record.judgement !== undefined) ?? latestFirst[0]
}

const isSame = (a: RunRecord, b: RunRecord): boolean =>
  a.key.host === b.key.host &&
  a.key.repository === b.key.repository &&
  a.key.workflow === b.key.workflow &&
  a.key.run === b.key.run &&
  a.key.attempt === b.key.attempt
