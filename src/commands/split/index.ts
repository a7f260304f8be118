/** `pipeline-guard split`: the test files of one of several machines, so that all end at about the same time. */
import { resolve } from 'node:path'
import { largestGiven, readGiven } from '../../adapters/files/read.js'
import { replaceFile } from '../../adapters/files/replace.js'
import { decodeHistory } from '../../core/history/file/codec.js'
import { mergeHistories } from '../../core/history/merge.js'
import type { RunRecord, SplitPlan } from '../../core/model/index.js'
import { terminal, terminalJson } from '../../core/report/escape.js'
import { codeOf, messageOf } from '../../core/run/errors.js'
import { formatCount, formatDuration } from '../../core/run/format.js'
import { planOf, readPlan } from '../../core/tests/split/plan.js'
import { readArguments } from '../arguments.js'
import { type Command, type Io, UsageError } from '../command.js'
import { defaultHistory, readAll } from '../history/files.js'
import { filesOf, testsOf } from './names.js'
import { partOf } from './options.js'
import { type Format, formats, partLine, partText, spanOf } from './text.js'

const options = {
  total: { type: 'string' },
  index: { type: 'string' },
  'index-from': { type: 'string' },
  files: { type: 'string', multiple: true },
  tests: { type: 'string', multiple: true },
  history: { type: 'string', multiple: true },
  plan: { type: 'string' },
  format: { type: 'string' },
  json: { type: 'boolean' },
} as const

export const command: Command = {
  summary: 'divide test files among machines by how long they took',
  help: `usage: pipeline-guard split --total N --index I --files GLOB… [options]
       pipeline-guard split --total N --files GLOB… --plan FILE     write the division
       pipeline-guard split --plan FILE --index I                   read it

Prints the test files of one machine, one a line. Files whose times the history knows are shared so that all machines end
at about the same time; others count as much as the known ones beside them. Every file is in exactly one part. Machines
that may have different histories must go by one plan file, or files would be run twice or not at all.

options:
  --total N            how many machines there are
  --index I            which one this is, from 1; without it, all parts are told
  --index-from 0       --index counts from 0, as strategy.job-index of GitHub does
  --files GLOB         test files of the workspace; may be given more than once, \`!GLOB\` leaves out; - reads names from stdin
  --tests NAME         packages, classes or test ids in place of files; - reads them from stdin
  --history FILE       a history; may be given more than once (default: ${defaultHistory})
  --plan FILE          with --index: go by this division; without: write it
  --format lines|null|regex   how names are printed (default: lines; null for xargs -0; regex for Playwright)
  --json               the division as JSON
In parallel jobs of GitLab, CircleCI, Buildkite, Semaphore and Azure Pipelines, --total and --index are known.

examples:
  pipeline-guard split --total 4 --index 2 --files 'src/**/*.test.ts'
  pipeline-guard split --total 4 --files 'src/**/*.test.ts' --plan plan.json
  pipeline-guard split --total 2 --tests example.org/shop/cart --tests example.org/shop/till --json
`,
  async run(args, io) {
    const { values, positionals } = readArguments(args, options)
    const { plan: planFile } = values
    const format = (values.format ?? 'lines') as Format
    const isGiven = values.files !== undefined || values.tests !== undefined
    const isRead = planFile !== undefined && !isGiven
    const faults = [
      ...(formats.includes(format)
        ? []
        : [`--format: got ${JSON.stringify(format)}, accepted is ${formats.join(', ')}`]),
      ...(values.files !== undefined && values.tests !== undefined ? ['--files, --tests: give one of them'] : []),
      ...(isGiven || isRead ? [] : ['--files: must be given, or --tests']),
      ...(positionals.length > 0 && !isGiven ? [`${positionals[0]}: name files after --files`] : []),
    ]
    const part = partFrom(values, io, isRead, faults)
    const plan = isRead
      ? await planIn(planFile, part.total, io)
      : await planned({ ...values, more: positionals, total: part.total ?? 1 }, io)
    if (part.at !== undefined && part.at >= plan.total)
      throw new UsageError([`--index: got ${values.index}, the division in ${planFile} has ${plan.total} parts`])
    if (planFile !== undefined && !isRead) await write(planFile, plan, io)
    if (part.at !== undefined && !values.json) io.out(partText(plan.shards[part.at]?.files ?? [], format))
    else if (values.json) io.out(terminalJson(`${JSON.stringify(plan)}\n`))
    io.err(`pipeline-guard: ${part.at === undefined ? overview(plan) : partLine(plan, part.at)}\n`)
    return 0
  },
}

/** With the faults of the other options, all at once. */
function partFrom(values: Parameters<typeof partOf>[0], io: Io, isRead: boolean, faults: readonly string[]) {
  try {
    const part = partOf(values, io.env, isRead)
    if (faults.length === 0) return part
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    throw new UsageError([...faults, ...error.faults])
  }
  throw new UsageError(faults)
}

const overview = (plan: SplitPlan): string => {
  const count = plan.shards.reduce((sum, { files }) => sum + files.length, 0)
  const known = plan.withoutTimes < count
  const times = known ? `${spanOf(plan)} expected (at best ${formatDuration(plan.boundMs)})` : 'no times known'
  return `${formatCount(count, 'file')} in ${formatCount(plan.total, 'part')}, ${times}, division ${plan.digest}`
}

interface Wanted {
  readonly files?: readonly string[] | undefined
  readonly tests?: readonly string[] | undefined
  /** Names a shell expanded. */
  readonly more: readonly string[]
  readonly history?: readonly string[] | undefined
  readonly total: number
}

async function planned({ files, tests, more, history, total }: Wanted, io: Io): Promise<SplitPlan> {
  const names =
    files === undefined ? await testsOf([...(tests ?? []), ...more]) : await filesOf([...files, ...more], io)
  if (names.length === 0) throw new UsageError([`${files === undefined ? '--tests' : '--files'}: nothing to divide`])
  const records = earlier(await recordsOf(history, io), io.env)
  return planOf({ names, total, records, above: resolve(io.cwd).split(/[\\/]/).filter(Boolean) })
}

/**
 * A history that is named must be readable; without one the files are dealt out evenly, and it is said.
 * @throws UsageError where a history is not there or is none
 */
async function recordsOf(named: readonly string[] | undefined, io: Io): Promise<readonly RunRecord[]> {
  if (named !== undefined) return readAll(named, io)
  const found = await Promise.all(usual.map((path) => recordsIn(path, io)))
  const all = found.filter((records) => records !== undefined)
  if (all.length === 0)
    io.err(
      `pipeline-guard: there is no ${defaultHistory}: every file counts as much; all machines must be without it\n`,
    )
  return mergeHistories(...all)
}

/** Where a step writes it, and where the Actions cache is restored to. */
const usual = [defaultHistory, '.pipeline-guard/snapshot/history.jsonl.gz']

async function recordsIn(path: string, io: Io): Promise<readonly RunRecord[] | undefined> {
  const bytes = await readGiven(resolve(io.cwd, path), largestGiven).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return undefined
    throw new UsageError([`${path} cannot be read: ${messageOf(error)}`])
  })
  if (bytes === undefined) return undefined
  const loaded = decodeHistory(bytes)
  if (loaded.kind === 'ok') return loaded.value.records
  throw new UsageError([`${path}: ${loaded.kind === 'corrupt' ? loaded.reason : 'it is empty'}`])
}

/** What this run itself has recorded, and runs begun after it, would divide a rerun of one job otherwise than the first try. */
function earlier(records: readonly RunRecord[], env: Io['env']): readonly RunRecord[] {
  const own = Number(env['GITHUB_RUN_ID'] ?? env['CI_PIPELINE_ID'] ?? Number.NaN)
  return Number.isSafeInteger(own) ? records.filter(({ key }) => !(Number(key.run) >= own)) : records
}

/** @throws UsageError where it is not there, is no plan, or is one for another number of machines */
async function planIn(path: string, total: number | undefined, io: Io): Promise<SplitPlan> {
  const text = await readGiven(resolve(io.cwd, path), largestGiven).catch((error: unknown) => {
    throw new UsageError([`--plan: ${terminal(path)} cannot be read: ${messageOf(error)}`])
  })
  const plan = readPlan(text.toString('utf8'))
  if (plan === undefined)
    throw new UsageError([
      `--plan: ${path} is no division, or one that was changed; write one with \`split --total N --files GLOB --plan ${path}\``,
    ])
  if (total !== undefined && total !== plan.total)
    throw new UsageError([`--total: got ${total}, the division in ${path} has ${plan.total} parts`])
  return plan
}

async function write(path: string, plan: SplitPlan, io: Io): Promise<void> {
  try {
    await replaceFile({ path: resolve(io.cwd, path), bytes: `${JSON.stringify(plan)}\n`, cwd: io.cwd })
  } catch (error) {
    throw new UsageError([`--plan: ${path} cannot be written: ${messageOf(error)}`])
  }
}
