/** The main job on real input that ships with the project: an ordinary run, a slow one, a broken one. */
import { createReadStream, existsSync, readFileSync, realpathSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { createRecordedPlatform } from '../../adapters/platforms/recorded.js'
import { recordRun } from '../../core/collect/record.js'
import type { Result, RunRecord, Snapshot, SnapshotJob } from '../../core/model/index.js'
import { formatCount } from '../../core/run/format.js'
import { guard } from '../../flow/guard.js'
import type { LogSource, Platform, Presenter } from '../../ports.js'
import { standalonePorts, standaloneSetup } from '../../wire/standalone.js'
import { readArguments } from '../arguments.js'
import { type Command, type Io, UsageError } from '../command.js'
import { readDemoHistory } from './history.js'

export const command: Command = {
  summary: 'the main job on real input that ships with the project',
  help: `usage: pipeline-guard demo [--json]

Judges three runs with the code of the real step, writing and sending nothing:
an ordinary run, a run in which two jobs took far longer, and a run that broke in three ways.
The data is real; examples/demo/SOURCES.md names where it comes from.

  --json   the three results as JSON, one a line

example:
  node dist/cli/index.js demo
`,
  async run(args, io) {
    const { values } = readArguments(args, { json: { type: 'boolean' } })
    const folder = demoFolder()
    const snapshots = readDemoHistory(readFileSync(join(folder, 'history.csv'), 'utf8'))
    const records = snapshots.map((snapshot) => recordRun(snapshot))
    const runs = [
      { title: 'An ordinary run', platform: recorded(snapshots.at(-2)), earlier: records.slice(0, -2) },
      {
        title: 'The next run, on the default branch',
        platform: recorded(snapshots.at(-1)),
        earlier: records.slice(0, -1),
      },
      { title: 'A run that broke', platform: brokenRun(folder, snapshots.at(-1)), earlier: records },
    ]
    if (!values.json) io.out(opening(records))
    for (const { title, platform, earlier } of runs)
      await judge({ title, platform, earlier, json: values.json ?? false, io })
    return 0
  },
}

interface Act {
  readonly title: string
  readonly platform: Platform
  readonly earlier: readonly RunRecord[]
  readonly json: boolean
  readonly io: Io
}

async function judge({ title, platform, earlier, json, io }: Act): Promise<Result> {
  const presenter: Presenter = {
    show: async (shown) =>
      io.out(json ? `${JSON.stringify(JSON.parse(shown.json))}\n` : `\n${rule(title)}\n\n${shown.text}\n`),
  }
  return guard(standaloneSetup(), standalonePorts({ platform, presenter, records: earlier, now: io.now }))
}

const rule = (title: string): string => `── ${title} ${'─'.repeat(Math.max(4, 76 - title.length))}`

const opening = (records: readonly RunRecord[]): string => {
  const days = records.map((record) => record.run.value.startedAt?.slice(0, 10) ?? '')
  const jobs = Object.keys(records.at(-1)?.jobs ?? {}).length
  return `Pipeline Guard, on real data: ${formatCount(records.length, 'run')} of ${records[0]?.key.repository} with ${formatCount(jobs, 'job')} each
(${days[0]} to ${days.at(-1)}), and real failing logs. Nothing is written or sent.
`
}

const recorded = (snapshot: Snapshot | undefined): Platform =>
  createRecordedPlatform({ snapshot: snapshot as Snapshot })

/** Logs of three kinds of failure: the code’s, a dependency’s, and one that a retry mends. */
const broken = ['cargo-compile-error.log', 'maven-enforcer.log', 'lfs-stream-error.log']

/** A run whose jobs failed with the real logs that ship with the project. */
function brokenRun(folder: string, last: Snapshot | undefined): Platform {
  const base = last as Snapshot
  const logs = join(folder, 'logs')
  const jobs = broken.map(
    (file): SnapshotJob => ({
      id: file,
      name: file.replace(/\.log$/, ''),
      status: 'completed',
      outcome: 'failed',
      steps: [],
    }),
  )
  const sources = jobs.map(({ id, name }): [string, LogSource] => [
    id,
    { name, jobId: id, open: () => createReadStream(join(logs, id)) },
  ])
  const snapshot: Snapshot = {
    ...base,
    key: { ...base.key, run: 'demo' },
    run: { ...base.run, outcome: 'failed' },
    jobs,
  }
  return createRecordedPlatform({ snapshot, logs: new Map(sources) })
}

/** `examples/demo` beside the file that was started: the bundle (dist/cli), the compiled source (lib), a script. */
function demoFolder(): string {
  const here = dirname(realpathSync(process.argv[1] ?? '.'))
  const found = ['../..', '..', '.']
    .map((up) => resolve(here, up, 'examples/demo'))
    .find((folder) => existsSync(folder))
  if (found === undefined)
    throw new UsageError(['demo: examples/demo is not beside this file; run it from a clone of the repository'])
  return found
}
