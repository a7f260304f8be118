/** Runs the guard as a GitHub Action step: inputs in, exit code out. Our own trouble never fails the job. */
import * as core from '@actions/core'
import { processOf } from '../adapters/files/process.js'
import { fetchFor } from '../adapters/http/proxy.js'
import { type Config, describeFault, type Fault, readConfig, secretsOf } from '../config/config.js'
import { inputs } from '../config/inputs.js'
import type { Row } from '../config/rows.js'
import type { Result } from '../core/model/index.js'
import { plainLine } from '../core/report/escape.js'
import { messageOf } from '../core/run/errors.js'
import { formatCount } from '../core/run/format.js'
import { guard } from '../flow/guard.js'
import type { Shown } from '../ports.js'
import type { WatchReport } from '../watch/report.js'
import { wire } from './step.js'
import { githubStores } from './stores.js'
import { startWatchdog } from './watchdog.js'

export type Phase = 'main' | 'post'

export async function runAction(phase: Phase): Promise<void> {
  const read = readConfig(given())
  if (read.kind === 'faulty') return phase === 'main' ? refuse(read.faults) : undefined
  const { config } = read
  hideSecrets(config)
  if (config.phase !== phase) return phase === 'main' ? startSampling() : undefined
  const watchdog = startWatchdog({ seconds: secondsOf(config), onTime: (announced) => outOfTime(announced, config) })
  try {
    if (config.mode === 'watch') return await concludeWatch(await watchRepositories(config), config)
    if (config.mode === 'gate') return await judgeDeployment(config)
    const wired = await wire({
      config,
      env: process.env,
      cwd: process.cwd(),
      now: Date.now,
      print: (text) => void process.stdout.write(text),
      stores: (asked) => githubStores({ ...asked, fetch: fetchFor(asked.env) }),
    })
    if (wired.kind === 'faulty') return refuse(wired.faults)
    const presenter = watchdog.watching(wired.ports.presenter)
    conclude(await guard(wired.setup, { ...wired.ports, presenter }), config)
  } catch (error) {
    const message = plainLine(`Pipeline Guard could not judge this run: ${messageOf(error)}`)
    if (config.strict) core.setFailed(message)
    else core.warning(message)
  } finally {
    watchdog.stop()
  }
}

/** A first step, which judges in its post hook, records meanwhile what the machine uses; with the runner’s worker it ends. */
async function startSampling(): Promise<void> {
  const { programOf } = await import('../adapters/evidence/resources/place.js')
  const { startSampler } = await import('../adapters/evidence/resources/start.js')
  const program = programOf(process.argv[1])
  const owner = processOf(process.ppid)
  const { path, because } = await startSampler({ cwd: process.cwd(), env: process.env, now: Date.now, program, owner })
  if (path === undefined) core.info(`Pipeline Guard: what this job uses is not recorded: ${because}`)
}

/** As the runner passes inputs: `INPUT_FAIL-ON`. Absent and empty both mean the default. */
const given = (): Record<string, string> =>
  Object.fromEntries(Object.keys(inputs).map((name) => [name, core.getInput(name, { trimWhitespace: false })]))

/** A typo must not switch the gate off: a faulty configuration fails the step, naming every fault. */
function refuse(faults: readonly Fault[]): void {
  for (const fault of faults)
    core.error(plainLine(describeFault(fault), 2000), { title: 'Pipeline Guard: configuration' })
  core.setFailed(`Pipeline Guard: ${formatCount(faults.length, 'fault')} in the configuration`)
}

function hideSecrets(config: Config): void {
  for (const [name, row] of Object.entries(inputs) as [string, Row<unknown>][])
    if (row.secret) for (const secret of core.getMultilineInput(name)) core.setSecret(secret)
  for (const secret of secretsOf(config)) core.setSecret(secret)
}

function conclude(result: Result, config: Config): void {
  if (!result.ruling.pass) core.setFailed(plainLine(`Pipeline Guard: ${result.headline}`))
  else if (config.strict && result.troubles.length > 0)
    core.setFailed(`Pipeline Guard: ${formatCount(result.troubles.length, 'trouble')} of its own, and \`strict\` is on`)
}

function secondsOf({ mode, deadline, watchMinutes, gateObserveFor }: Config): number {
  if (mode === 'watch') return watchMinutes * 60 + 60
  return mode === 'gate' ? gateObserveFor + Math.max(60, deadline) : deadline
}

/** `mode: gate`; a job that is cancelled gets a signal first, and what is known by then is the answer. */
async function judgeDeployment(config: Config): Promise<void> {
  const { runGate } = await import('./gate/index.js')
  const cancelled = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => cancelled.abort())
  const answer = await runGate({
    config,
    env: process.env,
    cwd: process.cwd(),
    now: Date.now,
    print: (text) => void process.stdout.write(text),
    stores: (asked) => githubStores({ ...asked, fetch: fetchFor(asked.env) }),
    signal: cancelled.signal,
  })
  if (answer.kind === 'faulty') return refuse(answer.faults)
  const { result } = answer
  if (!result.pass) core.setFailed(plainLine(`Pipeline Guard: ${result.headline}`))
}

/** `mode: watch`; what it remembers travels in the cache from one run of its workflow to the next. */
async function watchRepositories(config: Config): Promise<WatchReport> {
  const { startWatch } = await import('./watch.js')
  const { githubSourceOf } = await import('../watch/sources/github.js')
  const { watchCache } = await import('../watch/store/cache.js')
  const { env } = process
  return startWatch({
    config,
    source: githubSourceOf(config, env),
    env,
    now: Date.now,
    print: (text) => void process.stdout.write(text),
    keeper: watchCache({
      folder: config.watchPath ?? '.pipeline-guard/watch',
      run: env['GITHUB_RUN_ID'] ?? '0',
      attempt: env['GITHUB_RUN_ATTEMPT'] ?? '1',
    }),
  })
}

async function concludeWatch(report: WatchReport, config: Config): Promise<void> {
  const { isHeard } = await import('../watch/report.js')
  const { troubles } = report
  for (const { message, advice } of troubles) core.warning(plainLine(`${message}. ${advice}`, 2000))
  if (!isHeard(report)) core.setFailed('Pipeline Guard: not all could be watched')
  else if (config.strict && troubles.length > 0)
    core.setFailed(`Pipeline Guard: ${formatCount(troubles.length, 'trouble')} of its own, and \`strict\` is on`)
}

/** What was announced decides as it would have; where nothing was, the run is unknown. @returns the exit code */
function outOfTime(announced: Shown | undefined, config: Config): number {
  const within = `within ${secondsOf(config)} s`
  if (announced === undefined) {
    core.warning(
      `Pipeline Guard: unknown: this run could not be judged ${within}. Raise \`deadline\`, or see what did not answer.`,
    )
    core.setOutput('verdict', 'unknown')
    return config.strict ? 1 : 0
  }
  core.warning(
    `Pipeline Guard: what the verdict above asks for was not all done ${within}: notices, reruns, or saving the history.`,
  )
  return announced.outputs['pass'] === 'false' || config.strict ? 1 : 0
}
