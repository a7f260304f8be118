/** The coverage reports of the workspace, read one after the other into one tally. */
import { createReadStream, promises as fs } from 'node:fs'
import { readCoverage } from '../../core/coverage/read.js'
import { createCoverage } from '../../core/coverage/tally.js'
import type { Coverage } from '../../core/model/index.js'
import { messageOf } from '../../core/run/errors.js'
import type { Env } from '../../ports.js'
import { findFiles } from './glob.js'
import { createPlaces } from './places.js'
import { isOfEarlierBuild } from './stale.js'

interface CoverageRequest {
  readonly patterns: readonly string[]
  readonly cwd: string
  readonly env: Env
  readonly testRoot?: string | undefined
  /** Start of the build, in ms since the epoch: what is older is of an earlier one. */
  readonly began: number | undefined
  readonly named: (path: string) => string
  readonly say: (code: string, message: string, advice: string, unseen?: string) => void
}

/** All reports together. */
const reportBytes = 1024 * 1048576

/**
 * A part of the coverage would be a drop that is none: where one report cannot be read to its end there is no coverage, and
 * it is said why.
 */
export async function readCoverageReports(request: CoverageRequest): Promise<Coverage | undefined> {
  const { patterns, cwd, env, testRoot, began, named, say } = request
  if (patterns.length === 0) return undefined
  const { files, remarks } = await findFiles(patterns, { cwd, env })
  const blind = files.length === 0 ? 'any coverage report' : undefined
  for (const remark of remarks)
    say('coverage-reports', `coverage-reports: ${remark}`, 'Check the pattern, and that the tests ran.', blind)
  const locate = createPlaces({ cwd, testRoot })
  const tally = createCoverage()
  let [bytes, reports, isWhole] = [0, 0, true]
  const blame = (file: string, reason: string) => {
    isWhole = false
    say('coverage-report-broken', `${named(file)}: ${reason}`, 'Coverage is not told of this run.', 'the coverage')
  }
  for (const file of files) {
    const entry = await fs.stat(file).catch(() => undefined)
    if (isOfEarlierBuild(entry, began)) {
      say('coverage-report-stale', `${named(file)}: older than this build`, 'It was left out. Did the tests run?')
      continue
    }
    bytes += entry?.size ?? 0
    if (bytes > reportBytes) {
      blame(file, `more than ${reportBytes / 1048576} MB of coverage reports up to here`)
      break
    }
    try {
      const wrong = await readCoverage(
        createReadStream(file),
        tally.report((path) => locate(path, file)),
      )
      if (wrong !== undefined) blame(file, wrong)
      reports += 1
    } catch (error) {
      blame(file, messageOf(error))
    }
    if (tally.tooMuch) {
      blame(file, 'more lines and branches than can be counted')
      break
    }
  }
  const coverage = isWhole ? tally.results() : undefined
  if (coverage === undefined && isWhole && reports > 0)
    say(
      'coverage-reports',
      'coverage-reports: no report has a line in it',
      'Did the tests run with coverage?',
      'the coverage',
    )
  return coverage === undefined ? undefined : { ...coverage, reports }
}
