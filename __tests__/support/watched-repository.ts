/**
 * A repository of six workflows in the recorded shapes, whose runs end one after another: durations of CI wobble, some runs
 * take twice as long, some fail with real logs. The same numbers give the same repository.
 */
import { readFileSync } from 'node:fs'
import type { GithubApi } from './github-api.js'

export const workflows = ['ci', 'lint', 'docs', 'release', 'nightly', 'e2e'] as const
const logs = ['cargo-compile-error', 'npm-publish-refused', 'maven-test-failure', 'apt-package-gone'].map((name) =>
  readFileSync(`examples/demo/logs/${name}.log`),
)
const passingLog = Buffer.from(
  Array.from({ length: 200 }, (_, line) => `2026-11-01T00:00:00.0000000Z step ${line % 40} is done\n`).join(''),
)
const minutes = 60_000

export interface Told {
  /** From 1 on; the run of that number belongs to workflow `number % 6`. */
  readonly number: number
  /** End of the last run, ms since the epoch; earlier numbers end earlier, ten minutes apart. */
  readonly startedAt: number
  readonly attempt?: number
  readonly slower?: number
  readonly failed?: boolean
  readonly running?: boolean
}

export const shaOf = (number: number): string => number.toString(16).padStart(40, '0')

/** Adds one attempt of a run with a build job and a test job. */
export function addRun(github: GithubApi, told: Told): void {
  const { number, startedAt, attempt = 1, slower = 1, failed = false, running = false } = told
  const workflow = workflows[number % workflows.length] ?? 'ci'
  const before = github.runs.get(number)
  if (before !== undefined && attempt > 1) github.attempts.set(`${number}/${attempt - 1}`, before)
  const run = github.addRun({
    id: number,
    attempt,
    startedAt,
    status: running ? 'in_progress' : 'completed',
    conclusion: running ? null : failed ? 'failure' : 'success',
    path: `.github/workflows/${workflow}.yml`,
    sha: shaOf(number),
  })
  // A rerun keeps the time at which its run was created.
  const created = before?.['created_at'] ?? run['created_at']
  github.runs.set(number, { ...run, name: workflow, created_at: created })
  const wobble = 1 + 0.03 * Math.sin(number * 2.3)
  for (const [index, name] of ['build', 'test'].entries()) {
    const id = number * 100 + attempt * 10 + index
    const broken = failed && index === 0
    github.addJob({
      id,
      run: number,
      attempt,
      name,
      startedAt,
      status: running ? 'in_progress' : 'completed',
      ...(broken ? { conclusion: 'failure' } : {}),
      steps: [
        { name: 'Set up job', seconds: 2 },
        {
          name: index === 0 ? 'Compile' : 'Run tests',
          seconds: Math.round(180 * wobble * (index === 1 ? slower : 1)),
          ...(broken ? { conclusion: 'failure' } : {}),
        },
      ],
    })
    github.logs.set(id, broken ? (logs[number % logs.length] ?? passingLog) : passingLog)
  }
}

/** Runs `from` … `to`, ten minutes apart, the last one ending before `until`. */
export function addRuns(
  github: GithubApi,
  given: {
    readonly from: number
    readonly to: number
    readonly until: number
    readonly slow?: ReadonlySet<number>
    readonly failed?: ReadonlySet<number>
    readonly apartMinutes?: number
  },
): void {
  const { from, to, until, apartMinutes = 10 } = given
  for (let number = from; number <= to; number++) {
    const startedAt = until - (to - number + 1) * apartMinutes * minutes
    const slower = given.slow?.has(number) ? 2.4 : 1
    addRun(github, { number, startedAt, slower, failed: given.failed?.has(number) ?? false })
  }
}
