/** The words the platforms, tables and tools have for how a run, a job or a step ended, once for all of them. */
import type { Outcome } from '../model/index.js'

/**
 * GitHub, Gitea, GitLab, Jenkins (results, stage view, Blue Ocean), Azure Pipelines, CircleCI, Drone, Semaphore, CodeBuild and the words people
 * write in tables. A word that says only where a run stands (`completed`, `finished`, `running`) is no outcome.
 *
 * `neutral` is a check that has nothing against the commit; a `stale` run was given up by GitHub itself after 14 days; a
 * run that is `unstable` had failing tests and went on; nobody pressed the button of a `manual` job.
 */
const words: Readonly<Record<string, Outcome>> = {
  success: 'passed',
  successful: 'passed',
  succeeded: 'passed',
  succeededwithissues: 'passed',
  passed: 'passed',
  pass: 'passed',
  ok: 'passed',
  neutral: 'passed',
  failure: 'failed',
  failed: 'failed',
  fail: 'failed',
  error: 'failed',
  errored: 'failed',
  broken: 'failed',
  unstable: 'failed',
  fault: 'failed',
  infrastructure_fail: 'failed',
  startup_failure: 'failed',
  cancelled: 'cancelled',
  canceled: 'cancelled',
  aborted: 'cancelled',
  killed: 'cancelled',
  stopped: 'cancelled',
  stale: 'cancelled',
  skipped: 'skipped',
  manual: 'skipped',
  not_built: 'skipped',
  not_executed: 'skipped',
  timed_out: 'timed-out',
  'timed-out': 'timed-out',
  timeout: 'timed-out',
  timedout: 'timed-out',
}

/**
 * The outcome by its word, whatever its case; undefined for a word that is none.
 *
 * @example outcomeOfWord('FAILURE') // 'failed'
 */
export function outcomeOfWord(word: string | null | undefined): Outcome | undefined {
  const key = word?.trim().toLowerCase() ?? ''
  return Object.hasOwn(words, key) ? words[key] : undefined
}

/** An exit code: 0 to 255, -1 where a process was lost (Buildkite), and what Windows has, signed or not. */
const exitCode = /^[+-]?\d{1,10}$/

/**
 * The outcome by the platform’s word or by an exit code, of which only 0 passed: what a job is told to have come to. A table
 * of runs has words alone, as a 1 in it may as well mean that it passed.
 *
 * @example outcomeOfStatus('-1') // 'failed'
 */
export function outcomeOfStatus(status: string | null | undefined): Outcome | undefined {
  const given = status?.trim() ?? ''
  return exitCode.test(given) ? (Number(given) === 0 ? 'passed' : 'failed') : outcomeOfWord(given)
}

const worstFirst = ['failed', 'timed-out', 'cancelled', 'passed', 'skipped'] as const satisfies readonly Outcome[]

/**
 * The worst of what several say of one job; a service may speak of what was before this step, the commands may be only some
 * of the job’s.
 *
 * @returns undefined where nobody says
 */
export const worstOutcome = (said: readonly (Outcome | undefined)[]): Outcome | undefined =>
  worstFirst.find((outcome) => said.includes(outcome))

/** How a job says that it ended. An unstable one (Jenkins) counts as failed, and may still be failed in earnest. */
export type JobResult = Outcome | 'unstable'

export const jobResultOf = (status: string): JobResult | undefined =>
  status.trim().toLowerCase() === 'unstable' ? 'unstable' : outcomeOfStatus(status)

/** Did it end badly by its own doing? A run into a time limit did; a cancelled one did not. */
export const hasFailed = (outcome: string | undefined): outcome is 'failed' | 'timed-out' =>
  outcome === 'failed' || outcome === 'timed-out'
