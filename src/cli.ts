#!/usr/bin/env node
import { verifyCertificates } from './adapters/http/verified.js'
import { type Command, type ExitCode, type Io, UsageError } from './commands/command.js'
import { createProgress } from './commands/progress.js'
import { terminalLines } from './core/report/escape.js'
/** The command entry: Jenkins, GitLab, a desk. Commands load only when called, so that start-up stays near bare Node’s. */
import { messageOf } from './core/run/errors.js'
import { suggest } from './core/run/nearest.js'
import { version } from './version.js'

const commands: Readonly<Record<string, () => Promise<{ readonly command: Command }>>> = {
  demo: () => import('./commands/demo/index.js'),
  run: () => import('./commands/run/index.js'),
  exec: () => import('./commands/exec.js'),
  diagnose: () => import('./commands/diagnose/index.js'),
  detect: () => import('./commands/detect/index.js'),
  backtest: () => import('./commands/backtest/index.js'),
  baseline: () => import('./commands/baseline.js'),
  history: () => import('./commands/history/index.js'),
  patterns: () => import('./commands/patterns/index.js'),
  sample: () => import('./commands/sample.js'),
  split: () => import('./commands/split/index.js'),
  quarantine: () => import('./commands/quarantine/index.js'),
  ack: () => import('./commands/ack/index.js'),
  feedback: () => import('./commands/feedback/index.js'),
  watch: () => import('./commands/watch.js'),
  gate: () => import('./commands/gate/index.js'),
  report: () => import('./commands/report.js'),
  metrics: () => import('./commands/metrics.js'),
  status: () => import('./commands/status/index.js'),
  badge: () => import('./commands/badge.js'),
  mcp: () => import('./commands/mcp/index.js'),
  doctor: () => import('./commands/doctor.js'),
  init: () => import('./commands/init/index.js'),
}

const waiting = process.stderr.isTTY === true ? createProgress((text) => process.stderr.write(text)) : undefined
const io: Io = {
  out: (text) => {
    waiting?.('')
    process.stdout.write(text)
  },
  err: (text) => {
    waiting?.('')
    process.stderr.write(text)
  },
  isTerminal: process.stdout.isTTY === true,
  columns: process.stdout.isTTY === true ? process.stdout.columns : undefined,
  ...(waiting && { progress: waiting }),
  env: process.env,
  cwd: process.cwd(),
  now: Date.now,
}

/** What stdout could not take, where the command goes on without it. */
let unwritten = false
let outlivesReader: Command['outlivesReader']
// `pipeline-guard demo | head` closes the pipe early, which is no trouble of ours; a full disk is one, in a line.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE' && outlivesReader === undefined) process.exit()
  if (error.code === 'EPIPE' || unwritten || outlivesReader === 'it shows what another says') return
  unwritten = true
  io.err(`pipeline-guard: the output could not be written: ${messageOf(error)}; free the disk, or write elsewhere\n`)
  if (outlivesReader === undefined) process.exit(3)
})
process.stderr.on('error', () => undefined)

async function main(args: readonly string[]): Promise<ExitCode> {
  const [name = 'help', ...rest] = args
  if (name === '--version' || name === '-v' || name === 'version') return say(`${version}\n`)
  if (name === '--help' || name === '-h' || name === 'help') return say(await helpFor(rest[0]))
  const load = commands[name]
  if (load === undefined || !Object.hasOwn(commands, name))
    throw new UsageError([`${name}: no such command; ${suggest(name, Object.keys(commands))}`])
  // What `exec` starts keeps its environment and asks nobody; `run` and `watch` say it among their troubles.
  if (!['exec', 'run', 'watch'].includes(name))
    verifyCertificates({ add: ({ message, advice }) => io.err(`pipeline-guard: ${message}. ${advice}\n`) })
  const { command } = await load()
  const own = rest.includes('--') ? rest.slice(0, rest.indexOf('--')) : rest
  const asked = own.includes('--help') || own.includes('-h')
  outlivesReader = command.outlivesReader
  const ofVerb = command.verbs === true && own[0]?.startsWith('-') === false
  return asked && !ofVerb ? say(command.help) : command.run(name === 'run' ? rest : withHistory(rest), io)
}

/** `--history-path` is what `run` calls it; here it is `--history`. */
function withHistory(args: readonly string[]): readonly string[] {
  const end = args.includes('--') ? args.indexOf('--') : args.length
  const renamed = args.map((arg, index) => (index < end ? arg.replace(/^--history-path(?==|$)/, '--history') : arg))
  if (renamed.some((arg, index) => arg !== args[index])) io.err('pipeline-guard: --history-path is --history here\n')
  return renamed
}

function say(text: string): ExitCode {
  io.out(text)
  return 0
}

async function helpFor(name: string | undefined): Promise<string> {
  const load = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined
  if (load !== undefined) return (await load()).command.help
  const rows = await Promise.all(
    Object.entries(commands).map(async ([key, open]) => `  ${key.padEnd(10)} ${(await open()).command.summary}`),
  )
  return `pipeline-guard ${version}: one step at the end of a CI run

usage: pipeline-guard COMMAND [options]

${rows.join('\n')}

  pipeline-guard COMMAND --help   options and examples
  pipeline-guard demo             the main job on real input, nothing written or sent
`
}

/** A folder one may not write, a full disk: no fault of the program. */
const isOfFiles = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && ['EACCES', 'EPERM', 'EROFS', 'ENOSPC'].includes(String(error.code))

main(process.argv.slice(2))
  .then(
    (code) => {
      process.exitCode = code === 0 && unwritten ? 3 : code
    },
    (error: unknown) => {
      const usage = error instanceof UsageError
      const told = usage ? error.faults : [`${isOfFiles(error) ? '' : 'internal: '}${messageOf(error)}`]
      for (const line of told) io.err(`${terminalLines(`pipeline-guard: ${line}`)}\n`)
      if (!usage && io.env['PIPELINE_GUARD_DEBUG'] && error instanceof Error) io.err(`${error.stack}\n`)
      process.exitCode = usage ? 2 : 3
    },
  )
  // Everything is done and said: a connection that hangs must not keep the process.
  .finally(() => process.stdout.write('', () => process.exit()))
