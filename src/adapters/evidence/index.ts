/** What the workspace has to show: test reports, metrics, logs, and what `exec` kept. */
import { createReadStream, promises as fs } from 'node:fs'
import { isAbsolute, relative, resolve } from 'node:path'
import type { Config } from '../../config/config.js'
import type { Metric, TestCase, TestResults } from '../../core/model/index.js'
import { messageOf } from '../../core/run/errors.js'
import { parseMetrics } from '../../core/series/metrics.js'
import { mergeTestResults, readTestReport } from '../../core/tests/junit/index.js'
import type { Env, Evidence, LogSource, TroubleLog } from '../../ports.js'
import { buildStart, findExecuted } from './executed.js'
import { findFiles } from './glob.js'
import { openLog } from './logs.js'

export interface EvidenceOptions {
  readonly config: Pick<Config, 'testReports' | 'logFiles' | 'metrics'>
  readonly cwd: string
  readonly env: Env
  readonly troubles: TroubleLog
  readonly mask: (text: string) => string
}

/** All reports together; beyond that the rest is named and left. */
const reportBytes = 512 * 1048576
const metricsBytes = 1048576
/** A broken generator breaks every report it writes: naming the first few is enough. */
const brokenNamed = 5
const logsAtMost = 50
/** The controller’s clock is not the agent’s. */
const clockTolerance = 60_000

export function createEvidence({ config, cwd, env, troubles, mask }: EvidenceOptions): Evidence {
  const say = (code: string, message: string, advice: string) => troubles.add({ code, message: mask(message), advice })
  const began = buildStart(env)
  const named = (path: string) => relative(cwd, path) || path

  async function tests(): Promise<TestResults | undefined> {
    if (config.testReports.length === 0) return undefined
    const { files, remarks } = await findFiles(config.testReports, { cwd })
    for (const remark of remarks)
      say('test-reports', `test-reports: ${remark}`, 'Check the pattern, and that the tests ran.')
    const read: TestResults[] = []
    let broken = 0
    let stale = 0
    let bytes = 0
    for (const file of files) {
      const entry = await fs.stat(file).catch(() => undefined)
      if (began !== undefined && entry !== undefined && entry.mtimeMs < began - clockTolerance) {
        stale++
        continue
      }
      bytes += entry?.size ?? 0
      if (bytes > reportBytes) {
        say(
          'test-reports',
          `test-reports: more than ${reportBytes / 1048576} MB; the rest is left out from ${named(file)} on`,
          'Narrow the pattern.',
        )
        break
      }
      try {
        read.push(await readTestReport(createReadStream(file)))
      } catch (error) {
        if (++broken <= brokenNamed)
          say(
            'test-report-broken',
            `${named(file)}: ${messageOf(error)}`,
            'It was left out; the other reports were read.',
          )
      }
    }
    if (stale > 0)
      say(
        'test-reports-stale',
        `${stale} of ${files.length} test reports are older than this build and were left out`,
        'Did the tests run? Delete old reports before the build.',
      )
    if (broken > brokenNamed)
      say('test-report-broken', `${broken - brokenNamed} more test reports could not be read`, 'They were left out.')
    return read.length === 0 ? undefined : inWorkspace(mergeTestResults(read))
  }

  /** Annotations need paths as the repository has them; runners that tell absolute ones tell of this workspace. */
  const local = <T extends TestCase>(test: T): T => {
    const path = test.file !== undefined && isAbsolute(test.file) ? relative(cwd, test.file) : undefined
    return path === undefined || path.startsWith('..') || isAbsolute(path) ? test : { ...test, file: path }
  }
  const inWorkspace = (results: TestResults): TestResults => ({
    ...results,
    failures: results.failures.map(local),
    flaky: results.flaky.map(local),
    slowest: results.slowest.map(local),
  })

  async function metrics(): Promise<Readonly<Record<string, Metric>>> {
    const text = await metricsText()
    if (text === undefined) return {}
    const parsed = parseMetrics(text)
    for (const fault of parsed.faults) say('metrics', `metrics: ${fault}`, 'The other metrics were taken.')
    return parsed.metrics
  }

  /** A single line without `=` that ends in .json names a file. */
  async function metricsText(): Promise<string | undefined> {
    const given = config.metrics?.trim()
    if (given === undefined || !/^[^=\n{[]+\.json$/i.test(given)) return given
    try {
      const path = resolve(cwd, given)
      const { size } = await fs.stat(path)
      if (size > metricsBytes) throw new Error(`${size} bytes; at most ${metricsBytes} are read`)
      return await fs.readFile(path, 'utf8')
    } catch (error) {
      say(
        'metrics',
        `metrics: ${given} cannot be read: ${messageOf(error)}`,
        'Check the path, and that the step that writes it ran.',
      )
      return undefined
    }
  }

  /** First what `exec` saw fail, then the files named, then what `exec` saw pass: the first that tells of a failure speaks. */
  async function logs(): Promise<readonly LogSource[]> {
    const executed = await findExecuted(cwd, env)
    const kept = (passed: boolean) =>
      executed
        .filter(({ exitCode }) => (exitCode === 0) === passed)
        .map(({ path, command }) => openLog(path, `exec ${command}`, troubles))
    const { files, remarks } = await findFiles(config.logFiles, { cwd })
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

  return { tests, metrics, logs }
}
