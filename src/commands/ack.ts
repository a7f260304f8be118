/** Acknowledges an intended change: one entry in the configuration file, everything else in it left as it was. */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { describeFault } from '../config/config.js'
import { readFileConfig } from '../config/file.js'
import { readArguments } from './arguments.js'
import { type Command, UsageError } from './command.js'

const defaultFile = '.github/pipeline-guard.yml'

export const command: Command = {
  summary: 'acknowledge an intended change, so that it neither fails nor notifies',
  help: `usage: pipeline-guard ack SERIES --reason TEXT [options]

Adds an entry to expected-changes in ${defaultFile}; comments and the rest of the file stay.
SERIES is a series key, a failure signature or a test name as a finding shows it; * matches any part.
Commit the file: it is read from the default branch or the base of a pull request.

  --reason TEXT        why it is intended
  --since WHEN         date (YYYY-MM-DD) or commit from which it holds [today]
  --until DATE         date after which it no longer mutes
  --id NAME            a name for the entry [made from the series and the date]
  --workflow PATTERN   only in this workflow, such as */ci.yml
  --branch PATTERN     only on this branch
  --config-file FILE   [${defaultFile}]
  --dry-run            print the file as it would be, write nothing
  --json               print the entry as JSON

examples:
  pipeline-guard ack 'job[build].work' --reason 'the new compiler is slower, but safer'
  pipeline-guard ack 'job[e2e*].*' --reason 'twice the browsers' --since 2026-03-01 --until 2026-04-01
`,
  async run(args, io) {
    const { values, positionals } = readArguments(args, {
      reason: { type: 'string' },
      since: { type: 'string' },
      until: { type: 'string' },
      id: { type: 'string' },
      workflow: { type: 'string' },
      branch: { type: 'string' },
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
    const today = new Date(io.now()).toISOString().slice(0, 10)
    const entry = {
      id: values.id ?? `${slug(series)}-${today}`,
      since: values.since ?? today,
      series,
      reason: values.reason,
      ...optional('until', values.until),
      ...optional('workflow', values.workflow),
      ...optional('branch', values.branch),
    }
    const file = values['config-file'] ?? defaultFile
    const path = resolve(io.cwd, file)
    const text = await withEntry(await present(path), entry, file)
    if (values['dry-run'] === true) io.out(text)
    else {
      await replace(path, text)
      io.out(values.json === true ? `${JSON.stringify({ file, entry })}\n` : told(entry.id, file))
    }
    return 0
  },
}

const told = (id: string, file: string): string =>
  `${file}: ${id} added to expected-changes; commit it to take effect\n`

const optional = (name: string, value: string | undefined): Readonly<Record<string, string>> =>
  value === undefined ? {} : { [name]: value }

const slug = (series: string): string =>
  series
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60) || 'change'

/** The file’s text, empty where there is none. */
const present = (path: string): Promise<string> =>
  readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return ''
    throw new UsageError([`--config-file: ${path} cannot be read: ${cause.message}`])
  })

/** @throws UsageError when the file is faulty before or would be after, or has an entry of this id: nothing is written */
async function withEntry(text: string, entry: Readonly<Record<string, string>>, file: string): Promise<string> {
  const before = await readFileConfig(text, file)
  if (before.kind === 'faulty') throw new UsageError(before.faults.map(describeFault))
  if (before.value['expected-changes'].some((known) => known.id === entry['id']))
    throw new UsageError([`--id: ${entry['id']} is in ${file} already; give another, or edit that entry`])
  const { parseDocument, isSeq } = await import(/* webpackMode: "eager" */ 'yaml')
  const document = parseDocument(text)
  const known = document.get('expected-changes')
  if (isSeq(known)) {
    // An empty list is written `[]`: an entry put there would make one long line.
    if (known.items.length === 0) known.flow = false
    known.add(document.createNode(entry))
  } else document.set('expected-changes', document.createNode([entry]))
  const written = document.toString({ lineWidth: 0 })
  const after = await readFileConfig(written, file)
  if (after.kind === 'faulty') throw new UsageError(after.faults.map(describeFault))
  return text.includes('\r\n') ? written.replace(/\r?\n/g, '\r\n') : written
}

/** By a draft and a rename, so that a crash never leaves half a file. */
async function replace(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const draft = `${path}.${process.pid}.tmp`
  await writeFile(draft, text)
  await rename(draft, path)
}
