import { resolve } from 'node:path'
import { largestGiven, readGiven } from '../../adapters/files/read.js'
import { recordsOf } from '../../core/csv/read.js'
import { decodeHistory } from '../../core/history/file/codec.js'
import { isGzip } from '../../core/history/file/gzip.js'
import { mergeHistories } from '../../core/history/merge.js'
import { defaultBounds, retain } from '../../core/history/retention.js'
import { maskDeep } from '../../core/mask/deep.js'
import { maskFromEnvironment } from '../../core/mask/environment.js'
import type { RunRecord } from '../../core/model/index.js'
import { terminal } from '../../core/report/escape.js'
import { formatCount } from '../../core/run/format.js'
import { readArguments } from '../arguments.js'
import { parseCsv } from '../backtest/csv.js'
import { type Io, UsageError } from '../command.js'
import { type Dumped, recordsOfDump } from './dump.js'
import { changeHistory, defaultHistory, problemsOf, type Verb } from './files.js'

const usage = `usage: pipeline-guard history import FILE… --repository OWNER/REPO [options]

Takes in CSV tables, dumps of the GitHub, GitLab and Jenkins APIs (as JSON, or one object a line) and histories.

A table has a column that says when (t, time, date, started_at, …) and either a row a run or, with a column job, a row a
job or a step. It may say status, branch, event, sha, run_id and so on. Faults are told all at once, and nothing is
imported from a table that has some.

  --history FILE       the history to add to [${defaultHistory}]
  --repository NAME    whose runs these are, where the file does not say
  --workflow PATH      of which workflow, where the file does not say [.github/workflows/ci.yml]
  --host NAME          [github.com; gitlab.com or jenkins for their dumps]
  --column NAME        the column that holds the values [value, seconds, duration, …]
  --series NAME        what they are: run.duration, job[NAME].work, metric[NAME], … [run.duration]
  --unit s|ms          their unit, where the column’s name does not say [ms for value]
  --skip-bad-rows      leave out rows that cannot be read, and take in the rest

examples:
  pipeline-guard history import runs.csv --repository me/project
  pipeline-guard history import build.csv --column value --series 'job[build].work' --unit s --repository me/project
  gh api repos/me/project/actions/runs > runs.json && pipeline-guard history import runs.json --repository me/project
  curl -s "$JENKINS/job/me/api/json?tree=builds[number,result,timestamp,duration]" > builds.json && pipeline-guard history import builds.json --repository me
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
      'skip-bad-rows': { type: 'boolean' },
    })
    const { unit } = values
    const faults = [
      ...(positionals.length === 0 ? ['the files to import must be named'] : []),
      ...(unit === undefined || unit === 's' || unit === 'ms'
        ? []
        : [`--unit: got ${JSON.stringify(unit)}, accepted is s or ms`]),
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
      ...(unit !== undefined && { scale: unit === 's' ? 1000 : 1 }),
    }
    const read = await Promise.all(positionals.map((path) => readOne(path, given, io)))
    const owner = { repository: given.key.repository, workflow: values.workflow, host: values.host }
    const dumped = await recordsOfDump(
      read.flatMap((one) => one.dump ?? []),
      owner,
      io.now(),
    )
    for (const note of [...read.flatMap(({ notes }) => notes), ...dumped.notes]) io.err(`${terminal(note)}\n`)
    const wrong = [...read.flatMap((one) => one.faults), ...dumped.faults]
    const rows = read.flatMap((one) => one.rowFaults)
    if (wrong.length > 0 || (rows.length > 0 && values['skip-bad-rows'] !== true))
      throw new UsageError([...wrong, ...few(rows), ...(rows.length > 0 ? [skipping] : [])])
    for (const left of few(rows)) io.err(`${terminal(`${left}; left out`)}\n`)
    const records = maskDeep(
      mergeHistories(...read.map((one) => one.records), dumped.records),
      maskFromEnvironment(io.env),
    )
    const nameless = records.some(({ key }) => key.repository === '')
    if (records.length === 0 || nameless)
      throw new UsageError([
        nameless
          ? '--repository: must be named, the files do not say whose runs these are'
          : 'no run could be read from the files',
      ])
    const path = values.history ?? defaultHistory
    let pruned = 0
    const total = await changeHistory(path, io, (there) => {
      const merged = mergeHistories(there, records)
      pruned = merged.length - retain(merged, defaultBounds, io.now()).length
      return merged
    })
    if (pruned > 0) io.err(`${beyondBounds(pruned)}\n`)
    io.out(`${formatCount(records.length, 'run')} imported; ${total} in ${path}\n`)
    return 0
  },
}

/** Said at once, and not found out when the next run has pruned them. */
const beyondBounds = (pruned: number): string =>
  `${formatCount(pruned, 'run is', 'runs are')} beyond what a step keeps (${defaultBounds.runs} runs a workflow, ${formatCount(defaultBounds.bytes / 1_000_000, 'MB', 'MB')} of lines, ${defaultBounds.days} days); the next \`run\` on this file prunes ${pruned === 1 ? 'it' : 'them'}. Reports and \`backtest --history\` read all of a copy.`

interface Given {
  readonly key: { readonly host: string; readonly repository: string; readonly workflow: string }
  readonly column?: string
  readonly series?: string
  readonly scale?: number
}

interface One {
  readonly records: readonly RunRecord[]
  readonly dump?: readonly Dumped[]
  /** Why nothing of the file can be used, and which rows cannot; each with the file’s name. */
  readonly faults: readonly string[]
  readonly rowFaults: readonly string[]
  readonly notes: readonly string[]
}

const skipping = 'nothing was imported; --skip-bad-rows takes in the other rows'
const mostTold = 20

const few = (faults: readonly string[]): readonly string[] =>
  faults.length <= mostTold
    ? faults
    : [...faults.slice(0, mostTold), `and ${formatCount(faults.length - mostTold, 'more row')} like these`]

const none = { records: [], faults: [], rowFaults: [], notes: [] }

async function readOne(path: string, given: Given, io: Io): Promise<One> {
  const named = (lines: readonly string[]) => lines.map((line) => `${path}: ${line}`)
  const bytes = await readGiven(resolve(io.cwd, path), largestGiven).catch((error: Error) => error.message)
  if (typeof bytes === 'string') return { ...none, faults: named([bytes]) }
  const history = decodeHistory(bytes)
  if (history.kind === 'ok') return { ...none, records: history.value.records, notes: named(problemsOf(history.value)) }
  const reason = history.kind === 'corrupt' ? history.reason : 'it is empty'
  const text = bytes.toString('utf8')
  if (isGzip(bytes) || text.trim() === '' || /"pipeline-guard\/history"/.test(text.slice(0, 200)))
    return { ...none, faults: named([reason]) }
  if (/^\s*[[{]/.test(text)) return parseJson(path, text)
  const { records, notes, faults, rowFaults } = recordsOf(parseCsv(text), given)
  return { records, notes: named(notes), faults: named(faults), rowFaults: named(rowFaults) }
}

/** One JSON value, or one a line. */
function parseJson(path: string, text: string): One {
  try {
    return { ...none, dump: [{ path, value: JSON.parse(text) }] }
  } catch {
    const lines = text.split('\n').map((line, index) => ({ line, number: index + 1 }))
    const dump: Dumped[] = []
    const faults: string[] = []
    for (const { line, number } of lines.filter((one) => one.line.trim() !== ''))
      try {
        dump.push({ path, value: JSON.parse(line) })
      } catch {
        faults.push(`${path}:${number}: neither CSV nor JSON nor a history`)
      }
    return { ...none, dump, faults: few(faults) }
  }
}
