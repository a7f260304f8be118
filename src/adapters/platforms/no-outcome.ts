/** A job of which nobody says how it ended: it must not count as one that passed, and each service has a way to say it. */
import type { Trouble } from '../../core/model/index.js'
import type { PlatformName } from './detect.js'

/** GitHub and GitLab list the jobs, and are asked. */
type Silent = Exclude<PlatformName, 'github' | 'gitea' | 'forgejo' | 'gitlab' | 'local'>

/** By each service’s own reference, as is named beside its variables. */
const ways = {
  jenkins:
    'The `pipelineGuard` step of the shared library tells it; elsewhere give `--job-status "${currentBuild.currentResult}"`',
  circleci:
    'Call it in two `run` steps: with `--job-status success` under `when: on_success`, with `--job-status failure` under `when: on_fail`',
  buildkite:
    'Call it in the `post-command` hook, where `BUILDKITE_COMMAND_EXIT_STATUS` is set, or give `--job-status "$?"`',
  azure: 'Call it under `condition: always()` with `--job-status $(Agent.JobStatus)`',
  travis: 'Call it in `after_script`, where `TRAVIS_TEST_RESULT` is set',
  bitbucket: 'Call it in `after-script`, where `BITBUCKET_EXIT_CODE` is set',
  woodpecker:
    'Call it in a step of its own under `when: status: [success, failure]`, where `CI_PIPELINE_STATUS` is set',
  codebuild: 'Call it in `post_build`, where `CODEBUILD_BUILD_SUCCEEDING` is set',
  drone: 'Call it in a step of its own under `when: status: [success, failure]`, where `DRONE_BUILD_STATUS` is set',
  semaphore: 'Call it in the `epilogue` under `always`, where `SEMAPHORE_JOB_RESULT` is set',
  cirrus:
    'Call it with `--job-status failure` under `on_failure`, and with `--job-status success` as the last script of the task',
  appveyor: 'Call it with `--job-status success` in `on_success` and with `--job-status failure` in `on_failure`',
  teamcity:
    'Call it in two build steps: with `--job-status success` as “Only if build status is successful”, with `--job-status failure` as “Only if build status is failed”',
} as const satisfies Readonly<Record<Silent, string>>

/** For the documentation. */
export const waysToTell: Readonly<Partial<Record<PlatformName, string>>> = ways

const isSilent = (name: PlatformName): name is Silent => Object.hasOwn(ways, name)

/** @returns undefined for a desk, where nobody waits for a word, and for platforms that list their jobs */
export const noOutcome = (name: PlatformName): Trouble | undefined =>
  isSilent(name)
    ? {
        code: 'no-outcome',
        message: `How this job ended is not known: nothing of ${name} tells it here`,
        advice: `Give \`--job-status\`: success, failure, cancelled or an exit code. ${ways[name]}.`,
        unseen: 'how this job ended',
      }
    : undefined
