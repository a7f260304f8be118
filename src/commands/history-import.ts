import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { createMask } from '../core/collect/mask.js'
import { maskDeep } from '../core/collect/mask-deep.js'
import { decodeHistory } from '../core/history/codec.js'
import { isGzip } from '../core/history/gzip.js'
import { mergeHistories } from '../core/history/merge.js'
import { recordsOf } from '../core/history/table-in.js'
import type { RunRecord } from '../core/model/index.js'
import { terminal } from '../core/report/escape.js'
import { formatCount } from '../core/words/format.js'
import { readArguments } from './arguments.js'
import { parseCsv } from './backtest-csv.js'
import { type Io, UsageError } from './command.js'
import { type Dumped, recordsOfDump } from './history-dump.js'
import { changeHistory, defaultHistory, type Verb } from './history-files.js'

const usage = `usage: pipeline-guard history import FILE… --repository OWNER/REPO [options]

Takes in CSV tables, dumps of the GitHub API (lists of runs and of jobs, as JSON or one object a line) and histories.

  --history FILE       the history to add to [${defaultHistory}]
  --repository NAME    whose runs these are, where the file does not say
  --workflow PATH      of which workflow, where the file does not say [.github/workflows/ci.yml]
  --host NAME          [github.com]
  --column NAME        the column that holds the values, for a table of one series [value]
  --series NAME        what they are: run.work, job[NAME].work, metric[NAME], … [run.work]
  --unit s|ms          of that column [ms]

examples:
  pipeline-guard history import runs.csv --repository me/project
  pipeline-guard history import build.csv --column value --series 'job[build].work' --unit s --repository me/project
  gh api repos/me/project/actions/runs > runs.json && pipeline-guard history import runs.json --repository me/project
`

export const verb: Verb = {
  usage,
  async run(args, io) {
    const { values, positionals } = readArguments(args, {
      history: { type: 'string' },
      repository: { type: 'string' },
      workflow: { type: 'string' },
      host: { type: 'string' },
      column: { type: 'string' },
      series: { type: 'string' },
      unit: { type: 'string' },
    })
    const unit = values.unit ?? 'ms'
    const faults = [
      ...(positionals.length === 0 ? ['the files to import must be named'] : []),
      ...(unit === 's' || unit === 'ms' ? [] : [`--unit: got ${JSON.stringify(unit)}, accepted is s or ms`]),
    ]
    if (faults.length > 0) throw new UsageError(faults)
    const given: Given = {
      key: {
        host: values.host ?? 'github.com',
        repository: values.repository ?? '',
        workflow: values.workflow ?? '.github/workflows/ci.yml',
      },
      ...(values.column !== undefined && { column: values.column }),
      ...(values.series !== undefined && { series: values.series }),
      scale: unit === 's' ? 1000 : 1,
    }
    const read = await Promise.all(positionals.map((path) => readOne(path, given, io)))
    const dumped = recordsOfDump(
      read.flatMap((one) => one.dump ?? []),
      given.key,
      io.now(),
    )
    for (const { path, problems } of read)
      for (const problem of problems.slice(0, 10)) io.err(`${terminal(`${path}: ${problem}`)}\n`)
    for (const problem of dumped.problems) io.err(`${terminal(problem)}\n`)
    const records = maskDeep(mergeHistories(...read.map((one) => one.records), dumped.records), createMask([]))
    const nameless = records.some(({ key }) => key.repository === '')
    if (records.length === 0 || nameless)
      throw new UsageError([
        nameless
          ? '--repository: must be named, the files do not say whose runs these are'
          : 'no run could be read from the files',
      ])
    const path = values.history ?? defaultHistory
    const total = await changeHistory(path, io, (there) => mergeHistories(there, records))
    io.out(`${formatCount(records.length, 'run')} imported; ${total} in ${path}\n`)
    return 0
  },
}

interface Given {
  readonly key: { readonly host: string; readonly repository: string; readonly workflow: string }
  readonly column?: string
  readonly series?: string
  readonly scale: number
}

interface One {
  readonly path: string
  readonly records: readonly RunRecord[]
  readonly dump?: readonly Dumped[]
  readonly problems: readonly string[]
}

async function readOne(path: string, given: Given, io: Io): Promise<One> {
  const bytes = await readFile(resolve(io.cwd, path)).catch((error: Error) => {
    throw new UsageError([`${path}: ${error.message}`])
  })
  const history = decodeHistory(bytes)
  if (history.kind === 'ok') return { path, records: history.value.records, problems: [] }
  const text = bytes.toString('utf8')
  if (isGzip(bytes)) throw new UsageError([`${path}: ${history.kind === 'corrupt' ? history.reason : 'empty'}`])
  if (/^\s*[[{]/.test(text)) return { path, records: [], dump: parseJson(path, text), problems: [] }
  const table = recordsOf(parseCsv(text), given)
  return { path, ...table }
}

/** One JSON value, or one a line. */
function parseJson(path: string, text: string): readonly Dumped[] {
  try {
    return [{ path, value: JSON.parse(text) }]
  } catch {
    return text.split('\n').flatMap((line, index): Dumped[] => {
      if (line.trim() === '') return []
      try {
        return [{ path, value: JSON.parse(line) }]
      } catch {
        throw new UsageError([`${path}:${index + 1}: neither CSV nor JSON nor a history`])
      }
    })
  }
}
