/** The end-of-run step on the command line: Jenkins, GitLab, any other CI, a desk. */
import { readFileSync } from 'node:fs'
import { markReportsRead } from '../../adapters/evidence/earlier-reports.js'
import { markReported, reportsOfExec } from '../../adapters/evidence/executed.js'
import { type Config, describeFault, readConfig } from '../../config/config.js'
import { terminal, terminalJson } from '../../core/report/escape.js'
import { wantsColour } from '../../core/run/colour.js'
import { messageOf } from '../../core/run/errors.js'
import { guard } from '../../flow/guard.js'
import type { Shown } from '../../ports.js'
import { wire } from '../../wire/step.js'
import { startWatchdog, type Watchdog } from '../../wire/watchdog.js'
import { readArguments } from '../arguments.js'
import { type Command, type ExitCode, type Io, UsageError } from '../command.js'
import { asTexts, fromEnvironment, runFlags } from './flags.js'
import { runOptions } from './help.js'
import { deskStores } from './stores.js'

export const command: Command = {
  summary: 'the end-of-run step: record, judge, diagnose, report; platform detected from the environment',
  help: `usage: pipeline-guard run [options]

Exit code 1 only when the verdict says fail (see --fail-on, --observe).

examples:
  pipeline-guard run --observe --test-reports 'build/**/TEST-*.xml' --log-files build.log
  pipeline-guard run --job-status failure --log-files make.log --fail-on high --result-file result.json
  pipeline-guard run --json-config guard.json

${runOptions()}
  --json                   print the whole result as JSON on stdout, nothing else
  --json-config FILE       the options as one JSON object, {"fail-on": "high", "observe": true}; flags win

Every option may be given by the environment too, such as PIPELINE_GUARD_FAIL_ON=high; flags and --json-config win.
`,
  outlivesReader: 'its work counts',
  async run(args, io) {
    const { values, positionals } = readArguments(args, {
      ...runFlags,
      'json-config': { type: 'string' },
      json: { type: 'boolean' },
    })
    if (positionals.length > 0) throw new UsageError([`${positionals[0]}: run takes options only; see run --help`])
    const {
      json,
      'json-config': jsonConfig,
      ...given
    } = values as Record<string, string | string[] | boolean | undefined>
    const read = readConfig({
      ...fromEnvironment(io.env),
      ...(typeof jsonConfig === 'string' ? readJson(jsonConfig) : {}),
      ...asTexts(given),
    })
    if (read.kind === 'faulty') throw new UsageError(read.faults.map(describeFault))
    if (read.config.mode === 'watch')
      throw new UsageError(['mode: watch is a command of its own here: pipeline-guard watch OWNER/REPO'])
    if (read.config.mode === 'gate')
      throw new UsageError(['mode: gate is a command of its own here: pipeline-guard gate'])
    const { config } = read
    const watchdog = startWatchdog({
      seconds: config.deadline,
      onTime: (announced) => outOfTime(announced, { config, io, json: json === true }),
    })
    try {
      return await judge({ config, io, json: json === true, watchdog })
    } finally {
      watchdog.stop()
    }
  },
}

interface Running {
  readonly config: Config
  readonly io: Io
  readonly json: boolean
}

async function judge({ config, io, json, watchdog }: Running & { readonly watchdog: Watchdog }): Promise<ExitCode> {
  const wired = await wire({
    config,
    env: io.env,
    cwd: io.cwd,
    now: io.now,
    print: io.out,
    json,
    colour: wantsColour(io.env, io.isTerminal === true),
    columns: io.columns,
    stores: deskStores,
  })
  if (wired.kind === 'faulty') throw new UsageError(wired.faults.map(describeFault))
  const result = await guard(wired.setup, { ...wired.ports, presenter: watchdog.watching(wired.ports.presenter) })
  const unmarked = config.dryRun ? undefined : await markRead({ config, io })
  if (unmarked !== undefined)
    io.err(`${terminal(`pipeline-guard: the next run will report these commands again: ${unmarked}`, 2000)}\n`)
  // The text has them already.
  for (const trouble of json ? result.troubles : [])
    io.err(`${terminal(`pipeline-guard: ${trouble.message}. ${trouble.advice}`, 2000)}\n`)
  if (!result.ruling.pass) return 1
  return config.strict && result.troubles.length > 0 ? 3 : 0
}

/** At a desk the next run starts after what this one has read. @returns why it may not, if so */
async function markRead({ config, io }: Pick<Running, 'config' | 'io'>): Promise<string | undefined> {
  const { cwd, env } = io
  const patterns = config.testReports.length > 0 ? config.testReports : await reportsOfExec(cwd, env)
  const faults = [await markReportsRead({ cwd, env }, patterns), await markReported(cwd, env)]
  return faults.find((fault) => fault !== undefined)
}

/** What was announced decides as it would have; where nothing was, the run is unknown. @returns the exit code */
function outOfTime(announced: Shown | undefined, { config, io, json }: Running): ExitCode {
  const within = `within ${config.deadline} s`
  if (announced === undefined) {
    io.err(
      `pipeline-guard: unknown: this run could not be judged ${within}. Raise --deadline, or see what did not answer.\n`,
    )
    return config.strict ? 3 : 0
  }
  if (json) io.out(`${terminalJson(announced.json.trimEnd())}\n`)
  io.err(`pipeline-guard: not all that the verdict asks for was done ${within}: notices, or saving the history.\n`)
  if (announced.outputs['pass'] === 'false') return 1
  return config.strict ? 3 : 0
}

/** `{"fail-on": "high", "observe": true, "test-reports": ["a.xml", "b.xml"]}` */
function readJson(path: string): Record<string, string> {
  let parsed: unknown
  try {
    parsed = JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new UsageError([`--json-config ${path}: ${messageOf(error)}`])
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    throw new UsageError([`--json-config ${path}: accepted is one JSON object of inputs`])
  return Object.fromEntries(
    Object.entries(parsed)
      .filter(([, value]) => value !== null && value !== undefined)
      .map(([name, value]) => [name, Array.isArray(value) ? value.join('\n') : String(value)]),
  )
}
