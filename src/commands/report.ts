/** `pipeline-guard report`: a history as one self-contained HTML page. */
import { dirname, resolve } from 'node:path'
import { isFolder, makeFolder } from '../adapters/files/folder.js'
import { replaceFile } from '../adapters/files/replace.js'
import type { FileConfig } from '../config/file.js'
import { isS3Address } from '../config/s3-place.js'
import { mergeHistories } from '../core/history/merge.js'
import type { RunRecord } from '../core/model/index.js'
import { digestOf } from '../core/report/digest/index.js'
import { renderDigest } from '../core/report/digest/report.js'
import { terminalJson } from '../core/report/escape.js'
import { isPage, renderPage } from '../core/report/page/index.js'
import { messageOf } from '../core/run/errors.js'
import { formatCount } from '../core/run/format.js'
import { day } from '../core/run/time.js'
import { readArguments } from './arguments.js'
import { type Command, type Io, UsageError } from './command.js'
import { defaultConfigFile } from './config-entry.js'
import { configured, ratesOf } from './heard.js'
import { readHistories } from './history/input.js'
import { placeFlags, placeHelp } from './place.js'
import { fleetReport } from './report-fleet.js'

const defaultHistory = '.pipeline-guard/history.jsonl.gz'

export const command: Command = {
  summary: 'make one self-contained HTML page of a history',
  help: `usage: pipeline-guard report [HISTORY…] [options]

Reads history files (default: ${defaultHistory}), merges them, and writes one HTML page: trends of durations with
their usual range and anomalies, failures by category, flaky tests, slowest and growing jobs, what failures and reruns
cost. Whole without a script (with one, tables sort and filter), nothing fetched: it can be mailed, archived, or published
by Jenkins and Pages. History that was imported is judged for the page by replaying it.

Of a bucket (s3://BUCKET/PREFIX) or a folder of histories: a page of all repositories (health, shared failures, worst
regressions, flaky tests, cost), and with --output a page of each beside it.

options:
  --output FILE       where to write the page (default: standard output)
  --title TEXT        heading of the page (default: the repository)
  --workflow TEXT     only workflows whose path or name holds this text
  --runs N            runs a chart shows at most (default: 200)
  --digest            the digest as Markdown, in place of the page: what grows, what is slow, what fails, what it costs
  --json              the digest as JSON, in place of the page
  --config-file FILE  what people said of alarms (default: ${defaultConfigFile}, where there is one)
  --days N            the digest of the last N days, compared with what was before them; of all repositories: the last N [35]
${placeHelp}

examples:
  pipeline-guard report --output ci-history.html
  pipeline-guard report a.jsonl.gz b.jsonl.gz --workflow ci.yml --output page.html
  pipeline-guard report --digest --days 7
  pipeline-guard report --json | jq .growingJobs
  pipeline-guard report s3://acme-ci-history/guard --output fleet/index.html
`,
  async run(args, io) {
    const { values, positionals } = readArguments(args, {
      output: { type: 'string' },
      title: { type: 'string' },
      workflow: { type: 'string' },
      runs: { type: 'string' },
      json: { type: 'boolean' },
      digest: { type: 'boolean' },
      days: { type: 'string' },
      'config-file': { type: 'string' },
      ...placeFlags,
    })
    const [place] = positionals
    if (place !== undefined && positionals.length === 1 && (await isFleet(place, io))) {
      const days = readWhole('--days', values.days ?? '35', { min: 1, max: 400 })
      const { file } = await configured([], values['config-file'], io)
      const { output, title } = values
      const report = { place, values, days, title, output, json: values.json === true, ...ratesOf(file) }
      await deliver(await fleetReport(report, io), output, io)
      return 0
    }
    const runs = readWhole('--runs', values.runs ?? '200', { min: 2, max: 5000 })
    const days = values.days === undefined ? undefined : readWhole('--days', values.days, { min: 1, max: 3650 })
    if (days !== undefined && !values.digest && !values.json)
      throw new UsageError(['--days: belongs to --digest or --json; the page shows the whole history'])
    const files = positionals.length === 0 ? [defaultHistory] : positionals
    const { records: all, file } = await configured(await load(files, io), values['config-file'], io)
    const asked = all.filter((record) => concerns(record, values.workflow))
    const records = values.json || values.digest ? asked : await judged(asked, file, io)
    if (values.workflow !== undefined && records.length === 0)
      throw new UsageError([`--workflow: no run of a workflow that holds ${JSON.stringify(values.workflow)}`])
    const title = values.title === undefined ? {} : { title: values.title }
    const request = { records, ...(days === undefined ? {} : { since: io.now() - days * day }), ...ratesOf(file) }
    const page = values.json
      ? `${terminalJson(JSON.stringify(digestOf(request), null, 2))}\n`
      : values.digest
        ? renderDigest(digestOf(request), values.title ?? repositoriesOf(records))
        : renderPage(records, { madeAt: new Date(io.now()).toISOString(), runs, ...title, ...ratesOf(file) })
    await deliver(page, values.output, io)
    return 0
  },
}

/** A bucket, or a folder: one page of all repositories. */
const isFleet = async (path: string, { cwd }: Io): Promise<boolean> =>
  isS3Address(path) || (await isFolder(resolve(cwd, path)))

function readWhole(
  option: string,
  given: string,
  { min, max }: { readonly min: number; readonly max: number },
): number {
  const value = Number(given)
  if (!Number.isInteger(value) || value < min || value > max)
    throw new UsageError([`${option}: got ${JSON.stringify(given)}, accepted is a whole number from ${min} to ${max}`])
  return value
}

/** A replay of more would take longer than anybody waits for a page. */
const mostReplayed = 1500

/** Imported history holds no verdicts: they are what the product would have said. */
async function judged(records: readonly RunRecord[], file: FileConfig, io: Io): Promise<readonly RunRecord[]> {
  if (records.length > mostReplayed || records.some(({ judgement }) => judgement !== undefined)) return records
  const { judgedRecords } = await import('../flow/replay.js')
  const { policyOf } = await import('../config/policy.js')
  const { readConfig } = await import('../config/config.js')
  const { detectionOf } = await import('../config/setup.js')
  const read = readConfig({})
  if (read.kind === 'faulty') return records
  const policy = policyOf(read.config, file, 'elsewhere', 'run')
  const onRun = (done: number, total: number) => io.progress?.(`judged ${done} of ${total} imported runs`)
  return judgedRecords({ records, detection: detectionOf(read.config, file), policy, onRun })
}

const repositoriesOf = (records: readonly RunRecord[]): string =>
  [...new Set(records.map((record) => record.key.repository))].slice(0, 3).join(', ') || 'CI digest'

/** Every file that is no history is named; lines that did not parse are told and left out. */
async function load(files: readonly string[], io: Io): Promise<readonly RunRecord[]> {
  const found = await readHistories(files, io)
  const set = found.reduce((sum, each) => sum + each.quarantined.length, 0)
  if (set > 0) io.err(`pipeline-guard: ${formatCount(set, 'line')} could not be read and left out\n`)
  return mergeHistories(...found.map((each) => each.records))
}

const concerns = (record: RunRecord, text: string | undefined): boolean =>
  text === undefined || record.key.workflow.includes(text) || (record.run.value.name ?? '').includes(text)

async function deliver(text: string, output: string | undefined, io: Io): Promise<void> {
  if (output === undefined) return io.out(text)
  const path = resolve(io.cwd, output)
  try {
    await makeFolder(dirname(path))
    await replaceFile({
      path,
      bytes: text,
      cwd: io.cwd,
      ...(isPage(text) && { isOurs: (head) => isPage(head.toString('utf8')) }),
    })
  } catch (cause) {
    throw new UsageError([`--output: ${output} cannot be written: ${messageOf(cause)}`])
  }
  io.err(`pipeline-guard: wrote ${output}\n`)
}
