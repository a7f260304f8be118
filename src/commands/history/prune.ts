import { lineBytes } from '../../core/history/file/line-text.js'
import { defaultBounds, retain } from '../../core/history/retention.js'
import type { RunRecord } from '../../core/model/index.js'
import { formatCount } from '../../core/run/format.js'
import { readArguments } from '../arguments.js'
import { changeHistory, defaultHistory, readAll, type Verb } from './files.js'
import { wholeNumber } from './numbers.js'

const usage = `usage: pipeline-guard history prune [--history FILE] [--runs N] [--bytes N] [--days N] [--dry-run]

Brings a history within its bounds: runs too many or too old go; then, oldest first, log lines and test messages, then
steps, then whole runs, until the rest fits. Doing it again changes nothing.

  --runs N     runs a workflow [${defaultBounds.runs}]
  --bytes N    bytes of all lines before compression [${defaultBounds.bytes}]
  --days N     days since a run began [${defaultBounds.days}]
  --dry-run    say what would be left, write nothing

example:
  pipeline-guard history prune --runs 200 --dry-run
`

export const verb: Verb = {
  usage,
  async run(args, io) {
    const { values } = readArguments(args, {
      history: { type: 'string' },
      runs: { type: 'string' },
      bytes: { type: 'string' },
      days: { type: 'string' },
      'dry-run': { type: 'boolean' },
    })
    const bounds = {
      runs: wholeNumber('--runs', values.runs ?? String(defaultBounds.runs), { min: 1 }),
      bytes: wholeNumber('--bytes', values.bytes ?? String(defaultBounds.bytes), { min: 1 }),
      days: wholeNumber('--days', values.days ?? String(defaultBounds.days), { min: 1 }),
    }
    const path = values.history ?? defaultHistory
    const before = await readAll([path], io)
    const prune = (records: readonly RunRecord[]) => retain(records, bounds, io.now())
    const after = prune(before)
    if (!values['dry-run']) await changeHistory(path, io, prune)
    io.out(
      `${path}: ${formatCount(before.length, 'run')}, ${formatCount(bytesOf(before), 'byte')} → ${formatCount(after.length, 'run')}, ${formatCount(bytesOf(after), 'byte')}${values['dry-run'] ? ' (nothing written)' : ''}\n`,
    )
    return 0
  },
}

const bytesOf = (records: readonly RunRecord[]): number => records.reduce((sum, record) => sum + lineBytes(record), 0)
