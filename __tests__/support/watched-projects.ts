/**
 * Three projects with six workflows between them (a project and a source of pipelines each), whose pipelines end one after
 * another: durations of CI wobble, some take twice as long, some fail with real logs. The same numbers give the same.
 */
import { readFileSync } from 'node:fs'
import type { GitlabApi } from './gitlab-api.js'
import { rawGitlabJob, rawPipeline, rawProject, shaOfPipeline, traceOfJob } from './gitlab-shapes.js'

export const projects = [
  { id: 11, path: 'acme/app' },
  { id: 12, path: 'acme/lib' },
  { id: 13, path: 'acme/tools/cli' },
] as const
const [app, lib, tools] = projects
/** The pipeline of a number belongs to the one at `number % 6`. */
export const kinds = [
  { ...app, source: 'push' },
  { ...app, source: 'merge_request_event' },
  { ...app, source: 'schedule', name: 'Nightly' },
  { ...lib, source: 'push' },
  { ...lib, source: 'parent_pipeline' },
  { ...tools, source: 'web' },
] as const

const logs = ['cargo-compile-error', 'npm-publish-refused', 'maven-test-failure', 'apt-package-gone'].map((name) =>
  traceOfJob(readFileSync(`examples/demo/logs/${name}.log`), true),
)
const passingLog = traceOfJob(
  Buffer.from(Array.from({ length: 200 }, (_, line) => `step ${line % 40} is done\n`).join('')),
  false,
)
const minutes = 60_000
const actors = ['ada', 'grace', 'edsger']

export function addProjects(gitlab: GitlabApi): void {
  for (const { id, path } of projects) gitlab.projects.push(rawProject(id, path))
}

export interface Told {
  readonly number: number
  /** ms since the epoch */
  readonly startedAt: number
  readonly slower?: number
  readonly failed?: boolean
  readonly fork?: boolean
}

export const kindOf = (number: number) => kinds[number % kinds.length] ?? kinds[0]
/** Every third pipeline of merge requests begins a new one. */
const requestOf = (number: number): number => 1 + Math.floor(number / (3 * kinds.length))

/** Adds a pipeline with a build job and a test job, a test report where it failed, and a bridge where it has a child. */
export function addPipeline(gitlab: GitlabApi, told: Told): void {
  const { number, startedAt, slower = 1, failed = false, fork = false } = told
  const kind = kindOf(number)
  const wobble = 1 + 0.03 * Math.sin(number * 2.3)
  const actor = actors[number % actors.length] ?? 'ada'
  let at = startedAt + 5_000
  const jobs = ['build', 'test'].map((name, index) => {
    const broken = failed && index === 0
    const skipped = failed && index === 1
    const id = number * 100 + index
    const seconds = Math.round(180 * wobble * (index === 1 ? slower : 1))
    const job = rawGitlabJob({
      id,
      name,
      path: kind.path,
      stage: name,
      status: broken ? 'failed' : skipped ? 'skipped' : 'success',
      createdAt: startedAt,
      ...(skipped ? {} : { startedAt: at }),
      seconds,
      actor,
    })
    if (!skipped) at += seconds * 1000 + 3_000
    gitlab.traces.set(id, broken ? (logs[number % logs.length] ?? passingLog) : passingLog)
    return job
  })
  const iid = requestOf(number)
  const isRequest = kind.source === 'merge_request_event'
  gitlab.jobs.set(number, jobs)
  gitlab.pipelines.push(
    rawPipeline({
      id: number,
      project: kind.id,
      path: kind.path,
      source: kind.source,
      ref: isRequest ? `refs/merge-requests/${iid}/head` : 'main',
      status: failed ? 'failed' : 'success',
      name: 'name' in kind ? kind.name : null,
      createdAt: startedAt,
      updatedAt: at,
    }),
  )
  if (isRequest)
    gitlab.mergeRequests.set(`${kind.id}/${iid}`, {
      iid,
      title: `Feature ${iid}`,
      source_branch: `feature-${iid}`,
      source_project_id: fork ? 99 : kind.id,
      target_project_id: kind.id,
      target_branch: 'main',
      sha: shaOfPipeline(number),
    })
  if (failed)
    gitlab.reports.set(number, {
      total_count: 0,
      test_suites: [],
    })
}

/** Pipelines `from` … `to`, ten minutes apart, the last one ending before `until`. */
export function addPipelines(
  gitlab: GitlabApi,
  given: {
    readonly from: number
    readonly to: number
    readonly until: number
    readonly slow?: ReadonlySet<number>
    readonly failed?: ReadonlySet<number>
  },
): void {
  for (let number = given.from; number <= given.to; number++)
    addPipeline(gitlab, {
      number,
      startedAt: given.until - (given.to - number + 1) * 10 * minutes,
      slower: given.slow?.has(number) ? 2.4 : 1,
      failed: given.failed?.has(number) ?? false,
    })
}
