/** Replays one series of a CSV file, or a whole history: what would have been said. */
import { resolve } from 'node:path'
import { largestGiven, readGiven } from '../../adapters/files/read.js'
import { describeFault, readConfig } from '../../config/config.js'
import { compareDetectors, isAlarm, replaySeries } from '../../core/detect/backtest/replay.js'
import { seriesDetectors } from '../../core/detect/detectors/registry.js'
import type { DetectSettings } from '../../core/detect/index.js'
import type { BacktestRow, Better } from '../../core/model/index.js'
import { formatCount } from '../../core/run/format.js'
import { readArguments } from '../arguments.js'
import { type Command, type ExitCode, type Io, UsageError } from '../command.js'
import { defaultConfigFile } from '../config-entry.js'
import { DETECT_HELP, DETECT_OPTIONS, readDetectSettings } from '../detect/options.js'
import { asTexts, type FlagValues, runFlags } from '../run/flags.js'
import { readCsvSeries } from './csv.js'
import { backtestHistory } from './history.js'
import { numbersOf } from './numbers.js'

const help = `usage: pipeline-guard backtest --csv FILE --column NAME [options]
       pipeline-guard backtest --history FILE [options]

Judges each run by the runs before it: what would have been said.

  --csv FILE          columns: t (epoch seconds or ISO 8601), the value, optionally status and others
  --column NAME       the column that holds the value
  --better WAY        lower (default), higher or either is good
  --segment COLUMN    judge each kind of run by itself; auto chooses the column by measurement
  --what-if FACTORS   for each row: would its value times the factor have been flagged? Such as 1.25,1.5,2
  --service           for --csv: a metric of a service, not of builds (columns timestamp or t, the value): judged by the detector of
                      the gate, as gate --replay does
  --compare           judge by each detector alone, too
  --history FILE      a history, gzip’d or plain JSON Lines
  --config-file FILE  for --history: the configuration file [${defaultConfigFile}, where there is one]
  --rows KIND         for --history with --json: runs (default), what the step would have said and done of each run; series, each judged value
  --fail-on and all other options of \`run\` hold for --history too
  --json              one JSON object a row, then the summary
${DETECT_HELP}

examples:
  pipeline-guard backtest --csv builds.csv --column seconds --what-if 1.5,2
  pipeline-guard backtest --csv builds.csv --column seconds --segment auto --json
  pipeline-guard backtest --history .pipeline-guard/history.jsonl.gz --fail-on high
`

const OWN = {
  csv: { type: 'string' },
  column: { type: 'string' },
  better: { type: 'string' },
  segment: { type: 'string' },
  'what-if': { type: 'string' },
  history: { type: 'string' },
  'config-file': { type: 'string' },
  rows: { type: 'string' },
  service: { type: 'boolean' },
  compare: { type: 'boolean' },
  json: { type: 'boolean' },
  ...DETECT_OPTIONS,
} as const

const OPTIONS = { ...runFlags, ...OWN } as typeof OWN

interface Series {
  readonly path: string
  readonly column: string
  readonly better: Better
  readonly segment: string | undefined
  readonly factors: readonly number[]
  readonly settings: DetectSettings
  readonly json: boolean
  readonly compare: boolean
}

export const command: Command = {
  summary: 'replay a history or a series of a CSV file: what would have been said',
  help,
  async run(args, io) {
    const { values: given } = readArguments(args, OPTIONS)
    if (given.service === true && given.csv !== undefined) return replayService(given, io)
    const faults: string[] = []
    const settings = readDetectSettings(given, faults)
    const better = betterOf(given.better, faults)
    const rows = rowsOf(given.rows, faults)
    const asRun = readConfig(asTexts(onlyOfRun(given)))
    if (asRun.kind === 'faulty') faults.push(...asRun.faults.map(describeFault))
    const factors = factorsOf(given['what-if'], faults)
    if ((given.csv === undefined) === (given.history === undefined))
      faults.push('either --csv or --history must name a file')
    if (given.csv !== undefined && given.column === undefined) faults.push('--column: a column must be named')
    if (faults.length > 0 || asRun.kind === 'faulty') throw new UsageError(faults)
    const json = given.json ?? false
    if (given.history !== undefined)
      await backtestHistory(
        {
          path: given.history,
          configFile: given['config-file'],
          settings,
          factors,
          compare: given.compare ?? false,
          json,
          rows,
          config: asRun.config,
        },
        io,
      )
    else if (given.csv !== undefined && given.column !== undefined)
      await backtestSeries(
        {
          path: given.csv,
          column: given.column,
          better,
          segment: given.segment,
          factors,
          settings,
          json,
          compare: given.compare ?? false,
        },
        io,
      )
    return 0
  },
}

/** The builds’ words for the directions mean the same. */
const directions: Readonly<Record<string, string>> = { lower: 'down', higher: 'up', either: 'neither' }

async function replayService(
  {
    csv = '',
    column,
    better = 'either',
    json = false,
  }: { readonly csv?: string; readonly column?: string; readonly better?: string; readonly json?: boolean },
  io: Io,
): Promise<ExitCode> {
  const { replaying } = await import('../gate/index.js')
  return replaying({ replay: csv, column, better: directions[better] ?? better, json }, io)
}

/** What is asked of the replayed step; what this command reads itself is left out. */
const onlyOfRun = (given: FlagValues): FlagValues =>
  Object.fromEntries(Object.entries(given).filter(([name]) => name in runFlags && !(name in OWN)))

function rowsOf(text: string | undefined, faults: string[]): 'runs' | 'series' {
  if (text === undefined || text === 'runs' || text === 'series') return text ?? 'runs'
  faults.push(`--rows: got ${JSON.stringify(text)}, accepted are runs, series`)
  return 'runs'
}

function betterOf(text: string | undefined, faults: string[]): Better {
  if (text === undefined || text === 'lower' || text === 'higher' || text === 'either') return text ?? 'lower'
  faults.push(`--better: got ${JSON.stringify(text)}, accepted are lower, higher, either`)
  return 'lower'
}

function factorsOf(text: string | undefined, faults: string[]): readonly number[] {
  const factors = (text ?? '')
    .split(',')
    .filter((part) => part.trim() !== '')
    .map(Number)
  if (factors.every((factor) => factor > 0 && Number.isFinite(factor))) return factors
  faults.push(`--what-if: got ${JSON.stringify(text)}, accepted are positive numbers, comma separated`)
  return []
}

async function backtestSeries(asked: Series, io: Io): Promise<void> {
  const text = await readGiven(resolve(io.cwd, asked.path), largestGiven).then(String, (cause: Error) => {
    throw new UsageError([`--csv: ${asked.path} cannot be read: ${cause.message}`])
  })
  const series = readCsvSeries(text, asked.column)
  const names = series.columns.filter((name) => ![asked.column, 't', 'status'].includes(name))
  if (asked.segment !== undefined && asked.segment !== 'auto' && !names.includes(asked.segment))
    throw new UsageError([
      `--segment: no column ${JSON.stringify(asked.segment)}; accepted are ${['auto', ...names].join(', ')}`,
    ])
  const { better, settings, segment } = asked
  const replaying = { points: series.rows, better, settings, whatIf: asked.factors, segment, names }
  const replay = replaySeries(replaying)
  const rows = [...replay.rows].sort((a, b) => a.index - b.index)
  const summary = {
    ...replay.summary,
    problems: [...series.problems.slice(0, 20)],
    ...(asked.compare && { detectors: compareDetectors(replaying, seriesDetectors) }),
  }
  if (asked.json) {
    io.out([...rows, { summary }].map((line) => `${JSON.stringify(line)}\n`).join(''))
    return
  }
  for (const row of rows) if (row.anomaly) io.out(told(row, better))
  for (const problem of summary.problems) io.err(`${problem}\n`)
  io.out(
    `${formatCount(summary.alarms, 'alarm')} and ${formatCount(summary.remarks ?? 0, 'remark')} in ${formatCount(summary.judged, 'judged run')} of ${summary.rows}${judgedBy(summary.segment)}\n`,
  )
  io.out(numbersOf(summary))
}

/** One line a finding, an alarm or a remark. */
function told(row: BacktestRow, better: Better): string {
  const what = isAlarm(row) ? `alarm, ${row.kind} (${row.severity})` : `remark, ${row.kind}`
  return row.kind === 'failure-rate'
    ? `row ${row.index}: ${what}\n`
    : `row ${row.index}: ${what}: ${usualOf(row, better)}\n`
}

/** Of what stays, the level is the alarm and not the one value: the limit of a single run is not named. */
function usualOf({ value, expected, low, high, kind }: BacktestRow, better: Better): string {
  const said = `${value}, usually ${expected}`
  if (kind !== 'spike' && kind !== 'seasonal') return said
  const limits = [
    ...(better !== 'higher' && high !== null ? [`above ${high}`] : []),
    ...(better !== 'lower' && low !== null ? [`below ${low}`] : []),
  ]
  return limits.length === 0 ? said : `${said}, alarm ${limits.join(' or ')}`
}

const judgedBy = (segment: string | null): string => (segment === null ? '' : `, each ${segment} by itself`)
