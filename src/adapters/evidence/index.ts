/** What the workspace has to show: test reports, metrics, logs, and what `exec` kept. */
import { existsSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import type { Config } from '../../config/config.js'
import { listed } from '../../core/decide/run-facts.js'
import type { Metric, SampleFile } from '../../core/model/index.js'
import { messageOf } from '../../core/run/errors.js'
import { formatCount } from '../../core/run/format.js'
import { parseMetrics } from '../../core/series/metrics.js'
import type { Env, Evidence, LogSource, TroubleLog } from '../../ports.js'
import { outOfReach } from '../files/links.js'
import { readRegular } from '../files/read.js'
import { changesBetween } from './changes.js'
import { endOf, execDirectory, type FoundExecution, findExecuted, readExecutions } from './executed.js'
import { findFiles } from './glob.js'
import { openLog } from './logs.js'
import { buildStart, isDesk } from './marks.js'
import { findSamples } from './resources/read.js'
import { toolchainOf } from './toolchain.js'

export interface EvidenceOptions {
  readonly config: Pick<Config, 'testReports' | 'coverageReports' | 'testRoot' | 'logFiles' | 'metrics'>
  readonly cwd: string
  readonly env: Env
  readonly troubles: TroubleLog
  readonly mask: (text: string) => string
}

const metricsBytes = 1048576
const logsAtMost = 50
/** Samples without a command and without a run are taken for this one’s for so long. */
const unmarkedMs = 600_000

export function createEvidence({ config, cwd, env, troubles, mask }: EvidenceOptions): Evidence {
  const say = (code: string, message: string, advice: string, unseen?: string) =>
    troubles.add({ code, message: mask(message), advice, ...(unseen === undefined ? {} : { unseen }) })
  const began = buildStart(env)
  const named = (path: string) => relative(cwd, path) || path

  const tests: Evidence['tests'] = async (followed = []) => {
    if (config.testReports.length === 0) return undefined
    // The readers of nine formats: only where there are reports.
    const { readReports } = await import('./reports.js')
    const { recoverReports } = await import('./round-reports.js')
    const recovered = await recoverReports({ cwd, env })
    if (recovered.length > 0)
      say(
        'exec-killed-in-round',
        `${formatCount(recovered.length, 'test report')} of the first round brought back`,
        '`exec` was killed while it ran failed tests again.',
      )
    const executed = await findExecuted(cwd, env)
    const probed = executed.flatMap((one) => one.probed ?? [])
    const flipped = new Map(probed.map(({ test, runs, failures }) => [test, { runs, failures }]))
    const passedAgain = new Set([...executed.flatMap((one) => one.passedAgain ?? []), ...flipped.keys()])
    const failedAgain = new Set(executed.flatMap((one) => one.failedAgain ?? []))
    const { earlierReports } = await import('./earlier-reports.js')
    const isEarlier = await earlierReports({ cwd, env })
    const { testReports: patterns, testRoot } = config
    const request = { patterns, testRoot, cwd, env, began, isEarlier, named, say, followed }
    return readReports({ ...request, passedAgain, failedAgain, flipped })
  }

  const coverage: Evidence['coverage'] = async () => {
    const { coverageReports: patterns, testRoot } = config
    if (patterns.length === 0) return undefined
    const { readCoverageReports } = await import('./coverage.js')
    return readCoverageReports({ patterns, testRoot, cwd, env, began, named, say })
  }

  async function metrics(): Promise<Readonly<Record<string, Metric>>> {
    const text = await metricsText()
    if (text === undefined) return {}
    const parsed = parseMetrics(mask(text))
    for (const fault of parsed.faults)
      say(
        'metrics',
        `metrics: ${fault}`,
        'Give lines `name=value unit lower|higher|either`, or a JSON file; the other metrics were taken.',
      )
    return parsed.metrics
  }

  /** A single line without `=` that ends in .json names a file. */
  async function metricsText(): Promise<string | undefined> {
    const given = config.metrics?.trim()
    if (given === undefined || !/^[^=\n{[]+\.json$/i.test(given)) return given
    try {
      const reason = outOfReach(given, { cwd, env, isDesk: isDesk(env) })
      if (reason !== undefined) throw new Error(`it ${reason}`)
      return (await readRegular(resolve(cwd, given), metricsBytes)).toString('utf8')
    } catch (error) {
      say(
        'metrics',
        `metrics: ${given} cannot be read: ${messageOf(error)}`,
        'Check the path, and that the step that writes it ran.',
      )
      return undefined
    }
  }

  function sayIncomplete(executed: readonly FoundExecution[], unreadable: readonly string[]): void {
    if (unreadable.length > 0)
      say(
        'exec-record',
        `exec: ${listed(unreadable)} in ${named(execDirectory(cwd, env))}; how what it ran has ended is not known`,
        'Run the command again by `pipeline-guard exec -- COMMAND`; see that the disk is not full.',
        `what exec has run (${listed(unreadable)})`,
      )
    for (const one of executed) {
      const end = endOf(one)
      if (end === 'ended' || end === 'running') continue
      const what = end === 'interrupted' ? 'was interrupted: its exec was killed' : 'has not ended, as far as is known'
      say(
        'exec-interrupted',
        `exec: ${one.command} ${what}; its exit code is not known`,
        'See what ended it (memory, a time limit, a cancelled job), and run it again by `pipeline-guard exec`.',
        `how ${one.command} ended`,
      )
    }
  }

  /** First what `exec` saw fail, then the files named, then what `exec` saw pass: the first that tells of a failure speaks. */
  async function logs(): Promise<readonly LogSource[]> {
    const { found: executed, unreadable } = await readExecutions(cwd, env)
    sayIncomplete(executed, unreadable)
    const kept = (passed: boolean) =>
      executed
        // Of what passed the log may have been removed to save the disk.
        .filter(({ exitCode, path }) => (exitCode === 0) === passed && (!passed || existsSync(path)))
        .map(({ path, command, exitCode }) => ({
          ...openLog(path, `exec ${command}`, troubles),
          executed: { command, ...(exitCode === undefined ? {} : { exitCode }) },
        }))
    const { files, remarks } = await findFiles(config.logFiles, { cwd, env })
    for (const remark of remarks) say('log-files', `log-files: ${remark}`, 'Check the pattern.')
    if (files.length > logsAtMost)
      say(
        'log-files',
        `log-files: ${files.length} files match; the first ${logsAtMost} are read`,
        'Narrow the pattern.',
      )
    return [
      ...kept(false),
      ...files.slice(0, logsAtMost).map((file) => openLog(file, named(file), troubles)),
      ...kept(true),
    ]
  }

  /** At a desk nothing tells runs apart but when the commands were started that it is about. */
  async function resources(): Promise<readonly SampleFile[]> {
    const starts = (await findExecuted(cwd, env)).map(({ startedAt }) => Date.parse(startedAt))
    return findSamples(cwd, env, Math.min(Date.now() - unmarkedMs, ...starts))
  }

  return {
    tests,
    coverage,
    metrics,
    logs,
    resources,
    toolchain: async () => toolchainOf(env),
    changes: (from, to) => changesBetween(cwd, from, to),
  }
}
