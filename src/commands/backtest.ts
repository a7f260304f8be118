/** Replays one series of a CSV file, or a whole history: what would have been said. */
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { replaySeries } from '../core/detect/replay.js'
import { defaultSettings } from '../core/detect/settings.js'
import { readArguments } from './arguments.js'
import { readCsvSeries } from './backtest-csv.js'
import { type Command, UsageError } from './command.js'

const help = `Replays a series: judges each run by the runs before it.

  pipeline-guard backtest --csv FILE --column NAME [options]

  --csv FILE          columns: t (epoch seconds or ISO 8601), the value, optionally status
  --column NAME       the column that holds the value
  --better WAY        lower (default), higher or either is good
  --segment COLUMN    judge each kind of run by itself; auto chooses the column by measurement
  --what-if FACTORS   for each run: would its value times the factor have been flagged? Such as 1.25,1.5,2
  --json              one JSON object a row, then the summary

  pipeline-guard backtest --csv builds.csv --column seconds --what-if 1.5,2`

const OPTIONS = {
  csv: { type: 'string' },
  column: { type: 'string' },
  better: { type: 'string' },
  segment: { type: 'string' },
  'what-if': { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean' },
} as const

export const command: Command = {
  summary: 'Replay a history or a series of a CSV file: what would have been said',
  help,
  run: async (args, io) => {
    const { values: given } = readArguments(args, OPTIONS)
    if (given.help) {
      io.out(`${help}\n`)
      return 0
    }
    const faults: string[] = []
    if (given.csv === undefined) faults.push('--csv: a file must be named')
    if (given.column === undefined) faults.push('--column: a column must be named')
    const better = given.better ?? 'lower'
    if (better !== 'lower' && better !== 'higher' && better !== 'either')
      faults.push(`--better: got ${JSON.stringify(better)}, accepted are lower, higher, either`)
    const factors = (given['what-if'] ?? '')
      .split(',')
      .filter((text) => text.trim() !== '')
      .map(Number)
    if (factors.some((factor) => !(factor > 0 && Number.isFinite(factor))))
      faults.push(`--what-if: got ${JSON.stringify(given['what-if'])}, accepted are positive numbers, comma separated`)
    if (
      faults.length > 0 ||
      given.csv === undefined ||
      given.column === undefined ||
      (better !== 'lower' && better !== 'higher' && better !== 'either')
    )
      throw new UsageError(faults)
    const text = await readFile(resolve(io.cwd, given.csv), 'utf8').catch((cause: Error) => {
      throw new UsageError([`--csv: ${given.csv} cannot be read: ${cause.message}`])
    })
    const series = readCsvSeries(text, given.column)
    const names = series.columns.filter((name) => ![given.column, 't', 'status'].includes(name))
    if (given.segment !== undefined && given.segment !== 'auto' && !names.includes(given.segment))
      throw new UsageError([
        `--segment: no column ${JSON.stringify(given.segment)}; accepted are auto, ${names.join(', ')}`,
      ])
    const replay = replaySeries({
      points: series.rows,
      better,
      settings: defaultSettings,
      whatIf: factors,
      segment: given.segment,
      names,
    })
    const summary = { ...replay.summary, problems: [...series.problems.slice(0, 20)] }
    if (given.json) {
      const rows = [...replay.rows].sort((a, b) => a.index - b.index)
      io.out([...rows, { summary }].map((line) => `${JSON.stringify(line)}\n`).join(''))
      return 0
    }
    for (const row of replay.rows.filter((candidate) => candidate.anomaly))
      io.out(
        `row ${row.index}: ${row.kind} (${row.severity}): ${row.value}, expected ${row.expected?.toPrecision(4)}\n`,
      )
    io.out(`${summary.alarms} alarms in ${summary.judged} judged runs of ${summary.rows}\n`)
    return 0
  },
}
