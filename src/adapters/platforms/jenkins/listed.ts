/** Builds of a watched job → runs as a watch lists them: a rerun is a further attempt of the run it repeats. */
import type { RunKey } from '../../../core/model/index.js'
import type { Env } from '../../../ports.js'
import type { ListedRun } from '../../../watch/ports.js'
import { type Build, causesOf, parametersOf } from './build.js'
import { keyOf } from './environment.js'
import { endOfBuild, type FinishedBuild, factsOf } from './finished.js'
import { namesOf, type Project, type WatchedJob } from './projects.js'

export interface ListedBuild extends FinishedBuild {
  readonly job: WatchedJob
  readonly listed: ListedRun
}

/** Nobody repeats a build more often; a number out of a parameter is anybody’s. */
const mostAttempts = 50

/** What the environment of each build of a job says. */
function envOf(job: WatchedJob, home: string): Env {
  const change = job.change === true ? (/(\d{1,9})/.exec(job.names.at(-1) ?? '')?.[1] ?? 'unknown') : undefined
  return {
    JENKINS_URL: home,
    JOB_NAME: job.names.join('/'),
    ...(job.branch === undefined ? {} : { BRANCH_NAME: job.branch }),
    ...(change === undefined ? {} : { CHANGE_ID: change }),
  }
}

/**
 * By run and attempt. The run of several attempts is listed once, by its last.
 *
 * @param home address by which the controller knows itself: it is part of the key the step records, too
 */
export function listedBuilds(
  { project, job, home }: { readonly project: Project; readonly job: WatchedJob; readonly home: string },
  builds: readonly Build[],
): readonly ListedBuild[] {
  const env = envOf(job, home)
  const runs = new Map<string, Omit<ListedBuild, 'listed'>[]>()
  const add = (build: Build, key: RunKey): boolean => {
    const attempts = runs.get(key.run) ?? []
    if (attempts.some((other) => other.key.attempt === key.attempt)) return false
    runs.set(key.run, [...attempts, { build, key, env, job, defaultBranch: project.defaultBranch }])
    return true
  }
  for (const build of builds.toSorted((a, b) => (a.number ?? 0) - (b.number ?? 0))) {
    const plain = keyOf({ ...env, BUILD_NUMBER: `${build.number ?? 0}` }, [])
    // Two builds that say they repeat the same one are no two attempts of it: the second stands for itself.
    if (!add(build, keyOfBuild(build, env, plain))) add(build, plain)
  }
  return [...runs.values()].flatMap((attempts) => {
    const first = attempts.find(({ key }) => key.attempt === 1)
    const createdAt = (first ?? attempts[0])?.build.timestamp ?? 0
    return attempts.map((one) => ({
      ...one,
      listed: {
        key: one.key,
        finished: endOfBuild(one.build) !== undefined,
        createdAt,
        startedAt: one.build.timestamp ?? createdAt,
        told: factsOf(one),
        alsoCalled: namesOf(project.names, job.branch === undefined ? undefined : job.names.at(-1)),
        ...(first === undefined ? { firstGone: true as const } : {}),
      },
    }))
  })
}

/** A rerun says which build it repeats; only an earlier one of the same job is believed. */
function keyOfBuild(build: Build, env: Env, plain: RunKey): RunKey {
  const parameters = parametersOf(build)
  const of = parameters['PIPELINE_GUARD_RERUN_OF']
  const told = keyOf(
    {
      ...env,
      BUILD_NUMBER: `${build.number ?? 0}`,
      ...(typeof of === 'string' ? { PIPELINE_GUARD_RERUN_OF: of } : {}),
      PIPELINE_GUARD_ATTEMPT: `${parameters['PIPELINE_GUARD_ATTEMPT'] ?? ''}`,
    },
    causesOf(build),
  )
  const [before, after] = [numberIn(told.run, plain.run), build.number ?? 0]
  return before !== undefined && before < after && told.attempt <= mostAttempts ? told : plain
}

/** The build’s number, where both runs are of one job: `main#7` and `main#9`. */
function numberIn(run: string, like: string): number | undefined {
  const job = like.slice(0, like.lastIndexOf('#') + 1)
  const number = run.startsWith(job) ? run.slice(job.length) : ''
  return /^\d{1,12}$/.test(number) ? Number(number) : undefined
}
