/** Acknowledges an intended change: one entry in the configuration file, everything else in it left as it was. */
import { access } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { FileConfig } from '../../config/file.js'
import { dateOf } from '../../core/run/time.js'
import { readArguments } from '../arguments.js'
import { type Command, type Io, UsageError } from '../command.js'
import { configFileOf, defaultConfigFile, optional, textWith, writeConfig } from '../config-entry.js'
import { readHistoryFile } from '../history/input.js'
import { type AckRequest, faultsOf } from './names.js'

const defaultHistory = '.pipeline-guard/history.jsonl.gz'

export const command: Command = {
  summary: 'acknowledge an intended change, so that it neither fails nor notifies',
  help: `usage: pipeline-guard ack SERIES --reason TEXT [options]

Adds an entry to expected-changes in ${defaultConfigFile}; comments and the rest of the file stay.
SERIES is a series key, a failure signature or a test name as a finding shows it; * matches any part.
Commit the file: it is read from the default branch or the base of a pull request.

  --reason TEXT        why it is intended
  --since WHEN         date (YYYY-MM-DD), or commit from whose first run on it holds [today]
  --until DATE         date after which it no longer mutes
  --id NAME            a name for the entry [made from the series and the date]
  --workflow PATTERN   only in this workflow, such as */ci.yml
  --branch PATTERN     only on this branch
  --history FILE       what SERIES and --since are checked against [${defaultHistory}, where there is one]
  --config-file FILE   [${defaultConfigFile}]
  --dry-run            print the file as it would be, write nothing
  --json               print the entry as JSON

examples:
  pipeline-guard ack 'job[build].work' --reason 'the new compiler is slower, but safer'
  pipeline-guard ack 'job[lint].work' --reason 'more rules' --since 4f2a9c1
  pipeline-guard ack 'job[e2e*].*' --reason 'twice the browsers' --branch main
`,
  async run(args, io) {
    const { values, positionals } = readArguments(args, {
      reason: { type: 'string' },
      since: { type: 'string' },
      until: { type: 'string' },
      id: { type: 'string' },
      workflow: { type: 'string' },
      branch: { type: 'string' },
      history: { type: 'string' },
      'config-file': { type: 'string' },
      'dry-run': { type: 'boolean' },
      json: { type: 'boolean' },
    })
    const [series, ...more] = positionals
    const missing = [
      ...(series === undefined ? ['SERIES: which series, signature or test is it about?'] : []),
      ...more.map((word) => `${word}: one SERIES at a time; quote it when it holds spaces`),
      ...(values.reason === undefined ? ['--reason: say why it is intended'] : []),
    ]
    if (series === undefined || values.reason === undefined || missing.length > 0) throw new UsageError(missing)
    const today = dateOf(io.now())
    const entry = {
      id: values.id ?? `${slug(series)}-${today}`,
      since: values.since ?? today,
      series,
      reason: values.reason,
      ...optional('until', values.until),
      ...optional('workflow', values.workflow),
      ...optional('branch', values.branch),
    }
    const history = await historyOf(values.history, io)
    const faults = faultsOf({ series, since: entry.since, until: values.until, now: io.now(), history })
    if (faults.length > 0) throw new UsageError([...faults])
    const file = await configFileOf(values['config-file'], io)
    const refuse = (known: FileConfig): string | undefined =>
      known['expected-changes'].some(({ id }) => id === entry.id)
        ? `--id: ${entry.id} is in ${file} already; give another, or edit that entry`
        : undefined
    const text = await textWith({ file, list: 'expected-changes', entry, refuse }, io)
    if (values['dry-run'] === true) io.out(text)
    else {
      await writeConfig(file, text, io)
      io.out(values.json === true ? `${JSON.stringify({ file, entry })}\n` : told(entry.id, file))
    }
    return 0
  },
}

/** @throws UsageError when the file named is not there; without a name a history need not be there */
async function historyOf(given: string | undefined, io: Io): Promise<AckRequest['history']> {
  const file = given ?? defaultHistory
  const isThere = await access(resolve(io.cwd, file)).then(
    () => true,
    () => false,
  )
  if (given === undefined && !isThere) {
    io.err(`SERIES is not checked: there is no ${file}; name a history with --history\n`)
    return undefined
  }
  return { file, records: await readHistoryFile(file, io) }
}

const told = (id: string, file: string): string =>
  `${file}: ${id} added to expected-changes; commit it to take effect\n`

const slug = (series: string): string =>
  series
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60) || 'change'
