/** The test reports of the workspace, read one after the other into one tally. */
import { createReadStream, promises as fs } from 'node:fs'
import { listed as textList } from '../../core/decide/run-facts.js'
import type { TestCase, TestResults } from '../../core/model/index.js'
import { messageOf } from '../../core/run/errors.js'
import { formatCount } from '../../core/run/format.js'
import { failedAgainKey } from '../../core/tests/identity/key.js'
import { readReport } from '../../core/tests/report/index.js'
import { createTally, type Executions, listed } from '../../core/tests/report/tally.js'
import type { Env } from '../../ports.js'
import type { IsEarlier } from './earlier-reports.js'
import { findFiles } from './glob.js'
import { createPlaces } from './places.js'
import { isOfEarlierBuild } from './stale.js'

interface ReportsRequest {
  readonly patterns: readonly string[]
  readonly cwd: string
  readonly env: Env
  readonly testRoot?: string | undefined
  /** Start of the build, in ms since the epoch: what is older is of an earlier one. */
  readonly began: number | undefined
  /** At a desk: of what was run before. */
  readonly isEarlier: IsEarlier
  readonly named: (path: string) => string
  readonly say: (code: string, message: string, advice: string, unseen?: string) => void
  readonly followed: readonly Pick<TestCase, 'project' | 'suite' | 'name'>[]
  /** Short keys of tests that passed when `exec --retry-failed` ran them again. */
  readonly passedAgain: ReadonlySet<string>
  /** Of those that failed each time. */
  readonly failedAgain: ReadonlySet<string>
  /** Those of `exec --probe-new` that did not always end alike. */
  readonly flipped: ReadonlyMap<string, Executions>
}

/** All reports together; beyond that the rest is named and left. */
const reportBytes = 2048 * 1048576
/** A large monorepo writes a report a class. */
const reportFiles = 20_000
/** Shards write a few, whose names say which is missing. */
const namesKept = 20
/** A broken generator breaks every report it writes: naming the first few is enough. */
const brokenNamed = 5

export async function readReports(request: ReportsRequest): Promise<TestResults | undefined> {
  const { patterns, cwd, env, testRoot, began, isEarlier, named, say, followed, passedAgain, flipped } = request
  if (patterns.length === 0) return undefined
  const { files, remarks } = await findFiles(patterns, { cwd, env, bounds: { files: reportFiles, entries: 200_000 } })
  // Of one pattern among several the others tell; where none finds a file, nobody knows how the tests went.
  const blind = files.length === 0 ? 'any test report' : undefined
  for (const remark of remarks)
    say('test-reports', `test-reports: ${remark}`, 'Check the pattern, and that the tests ran.', blind)
  const tally = createTally({ locate: createPlaces({ cwd, testRoot }), followed, passedAgain, flipped })
  let of = ''
  const names: string[] = []
  let broken = 0
  let stale = 0
  const earlier: string[] = []
  let bytes = 0
  const blame = (file: string, reason: string, advice: string) => {
    if (++broken <= brokenNamed)
      say('test-report-broken', `${named(file)}: ${reason}`, advice, `the test report ${named(file)}`)
  }
  for (const file of files) {
    const entry = await fs.stat(file).catch(() => undefined)
    if (isOfEarlierBuild(entry, began)) {
      stale++
      continue
    }
    if (isEarlier(file, entry)) {
      earlier.push(named(file))
      continue
    }
    bytes += entry?.size ?? 0
    if (bytes > reportBytes) {
      const message = `test-reports: more than ${reportBytes / 1048576} MB; the rest is left out from ${named(file)} on`
      say('test-reports', message, 'Narrow the pattern.', 'some of the test reports')
      break
    }
    if (of !== runOf(file)) tally.nextReport(file)
    of = runOf(file)
    try {
      const remark = await readReport(createReadStream(file), tally)
      if (remark !== undefined) blame(file, remark, 'Did the test runner end before its time?')
      names.push(named(file))
    } catch (error) {
      blame(
        file,
        messageOf(error),
        'See what wrote it, or leave it out of `test-reports`; the other reports were read.',
      )
    }
  }
  if (stale > 0)
    say(
      'test-reports-stale',
      `${stale} of ${files.length} test reports are older than this build and were left out`,
      'Did the tests run? Delete old reports before the build.',
    )
  if (earlier.length > 0)
    say(
      'test-reports-earlier',
      `${earlier.length} of ${formatCount(files.length, 'test report')} ${earlier.length === 1 ? 'is' : 'are'} of an earlier run and not counted: ${textList(earlier)}`,
      'Run the tests by `pipeline-guard exec -- COMMAND`, so that they write their reports anew.',
      earlier.length === files.length ? 'any test report of this run' : undefined,
    )
  if (broken > brokenNamed)
    say(
      'test-report-broken',
      `${formatCount(broken - brokenNamed, 'more test report')} could not be read to the end`,
      'See the first ones, which are named; what could be read of these was.',
      formatCount(broken - brokenNamed, 'more test report'),
    )
  if (names.length === 0) return undefined
  const results = tally.results()
  const again = [...new Set(results.failures.map(failedAgainKey))].filter((key) => request.failedAgain.has(key))
  const unnamed = results.failed - results.failures.length
  // Of more than are listed the count is enough; of fewer the reports tell no more than that something failed.
  if (unnamed > 0 && results.failures.length < listed)
    say(
      'test-report-unnamed',
      `${formatCount(unnamed, 'failed test')} counted by the test reports and not named`,
      'See the output of the test runner; have it write a report of each test.',
      'which tests failed',
    )
  return {
    ...results,
    ...(again.length === 0 ? {} : { failedAgain: again }),
    reports: names.length,
    ...(names.length > namesKept ? {} : { reportNames: names.map((name) => name.replaceAll('\\', '/')) }),
  }
}

/**
 * Surefire writes the reruns of a class to its own report, and its first run to that of a class nested in it: both are of
 * one run. Sorted by name, the nested class comes first.
 */
const runOf = (file: string): string => file.replace(/(TEST-[^\\/$]+)\$[^\\/]*(\.xml)$/, '$1$2')
