/** `quarantine`: the list under review of failing tests that may pass for a while. */
import { dirname, resolve } from 'node:path'
import { makeFolder } from '../../adapters/files/folder.js'
import { leavesByLink } from '../../adapters/files/links.js'
import { withLock } from '../../adapters/stores/file/lock.js'
import { defaultQuarantineList } from '../../config/quarantine-file.js'
import { terminal } from '../../core/report/escape.js'
import { suggest } from '../../core/run/nearest.js'
import { dateOf, day } from '../../core/run/time.js'
import type { QuarantineEntry } from '../../core/tests/quarantine/list.js'
import { readArguments } from '../arguments.js'
import { type Command, type Io, UsageError } from '../command.js'
import { writeConfig } from '../config-entry.js'
import { entriesIn } from './list-file.js'
import { ownerOf } from './owner.js'
import { textOf, withoutEntries } from './text.js'

const options = {
  file: { type: 'string' },
  owner: { type: 'string' },
  path: { type: 'string' },
  reason: { type: 'string' },
  expires: { type: 'string' },
  json: { type: 'boolean' },
} as const
type Values = ReturnType<typeof readArguments<typeof options>>['values']

/** Days an entry lasts where nothing is said. */
const usualDays = 30

export const command: Command = {
  summary: 'tests that may fail for a while: list, add, release',
  help: `usage: pipeline-guard quarantine list [--json]
       pipeline-guard quarantine add TEST [--owner NAME] --reason TEXT [--expires DATE]
       pipeline-guard quarantine release TEST

A failing test in ${defaultQuarantineList} neither fails the check nor notifies, and the summary says so;
\`exec --quarantine\` lets its command pass. Commit the file: it is read from the default branch or the base of a pull
request. An entry ends by itself; a test that failed in each of the last 10 runs is broken, and no entry helps it.

TEST is \`suite › name\` or the name alone, as a report shows it; * matches any part, \\* is the star itself.

  --owner NAME      who mends it, such as @acme/checkout [the test’s owner by CODEOWNERS]
  --path FILE       file of the test, where its name does not lead there
  --reason TEXT     why it may fail, such as an issue
  --expires DATE    last day it holds, YYYY-MM-DD, at most 180 days from now [in ${usualDays} days]
  --file FILE       [${defaultQuarantineList}]
  --json            print as JSON

examples:
  pipeline-guard quarantine add 'CartTest › total' --owner @acme/checkout --reason 'races with the clock, #812'
  pipeline-guard quarantine release 'CartTest › total'
`,
  async run(args, io) {
    const { values, positionals } = readArguments(args, options)
    const [verb = '', ...rest] = positionals
    if (verb === 'list' && rest.length === 0) return list(values, io)
    if (verb === 'add') return add(values, testOf(rest), io)
    if (verb === 'release') return release(values, testOf(rest), io)
    throw new UsageError([faultOf(verb, rest)])
  },
}

function faultOf(verb: string, rest: readonly string[]): string {
  if (verb === '') return 'quarantine: name a verb; known are list, add, release'
  if (verb === 'list') return `${rest.join(' ')}: list takes options only`
  return `${verb}: no such verb of quarantine; ${suggest(verb, ['list', 'add', 'release'])}`
}

function testOf([test, ...more]: readonly string[]): string {
  const faults = [
    ...(test === undefined || test === '' ? ['TEST: which test is it about?'] : []),
    ...more.map((word) => `${word}: one TEST at a time; quote it when it holds blanks`),
  ]
  if (test === undefined || faults.length > 0) throw new UsageError(faults)
  return test
}

async function list(values: Values, io: Io): Promise<number> {
  const entries = await entriesIn(values.file ?? defaultQuarantineList, io)
  if (values.json === true) io.out(`${JSON.stringify(entries, null, 2)}\n`)
  else if (entries.length === 0) io.out('no test is in quarantine\n')
  else for (const entry of entries) io.out(`${terminal(lineOf(entry, io.now()), 1000)}\n`)
  return 0
}

const lineOf = ({ test, owner, since, expires, reason }: QuarantineEntry, now: number): string =>
  `${test}: ${now < Date.parse(expires) + day ? 'until' : 'ended on'} ${expires}, since ${since}, ${owner}: ${reason}`

async function add(values: Values, test: string, io: Io): Promise<number> {
  const file = values.file ?? defaultQuarantineList
  const owned = values.owner ? { owner: values.owner, faults: [] } : await ownerOf(test, values.path, io)
  const faults = [...owned.faults, ...(values.reason ? [] : ['--reason: must be given'])]
  if (faults.length > 0) throw new UsageError(faults)
  const since = dateOf(io.now())
  const expires = values.expires ?? dateOf(io.now() + usualDays * day)
  if (Date.parse(expires) + day <= io.now()) throw new UsageError([`--expires: ${expires} is in the past`])
  const entry = { test, owner: owned.owner, since, expires, reason: values.reason ?? '' }
  await alone(file, io, async () => writeConfig(file, await textOf(file, entry, io), io))
  io.out(
    values.json === true
      ? `${JSON.stringify(entry)}\n`
      : `${file}: ${test} until ${expires}, owned by ${entry.owner}; commit it to take effect\n`,
  )
  return 0
}

async function release(values: Values, test: string, io: Io): Promise<number> {
  const file = values.file ?? defaultQuarantineList
  return alone(file, io, () => releaseFrom(file, test, io))
}

async function releaseFrom(file: string, test: string, io: Io): Promise<number> {
  const entries = await entriesIn(file, io)
  const leaving = entries.filter((entry) => entry.test === test)
  if (leaving.length === 0)
    throw new UsageError([
      `${test}: not in ${file}; there are ${entries.map((each) => each.test).join(', ') || 'none'}`,
    ])
  await writeConfig(file, await withoutEntries(file, leaving, io), io)
  io.out(`${file}: ${leaving.map((each) => each.test).join(', ')} released; commit it to take effect\n`)
  return 0
}

/** What two commands at once read and write back would be one entry fewer. */
async function alone<T>(file: string, io: Io, work: () => Promise<T>): Promise<T> {
  const path = resolve(io.cwd, file)
  if (leavesByLink(file, io.cwd)) throw new UsageError([`--file: ${file} is a link out of the workspace`])
  await makeFolder(dirname(path))
  return withLock(path, {}, work)
}
