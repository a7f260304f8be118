/** What tells this run, and its build, from others on the same machine. */
import type { Env } from '../../ports.js'

/** Woodpecker once was Drone, and says so still: its own variables come first. */
const marks: readonly (readonly string[])[] = [
  ['BUILD_TAG'],
  ['GITHUB_RUN_ID', 'GITHUB_RUN_ATTEMPT'],
  ['CI_PIPELINE_ID'],
  ['CIRCLE_WORKFLOW_ID'],
  ['CIRCLE_BUILD_NUM'],
  ['BUILDKITE_BUILD_ID'],
  ['BUILDKITE_BUILD_NUMBER'],
  ['BUILD_BUILDID'],
  ['TRAVIS_BUILD_ID'],
  ['BITBUCKET_PIPELINE_UUID'],
  ['BITBUCKET_BUILD_NUMBER'],
  ['CI_REPO', 'CI_PIPELINE_NUMBER'],
  ['CODEBUILD_BUILD_ID'],
  ['TEAMCITY_BUILDCONF_NAME', 'BUILD_NUMBER'],
  ['DRONE_REPO', 'DRONE_BUILD_NUMBER'],
  ['SEMAPHORE_PIPELINE_ID'],
  ['CIRRUS_BUILD_ID'],
  ['APPVEYOR_BUILD_ID'],
]

/** What tells this CI run from others in the same workspace; undefined at a desk, where a run is what was executed since the last `run`. */
export const runMark = (env: Env): string | undefined =>
  marks
    .filter((names) => env[names[0] ?? ''] && env[names.at(-1) ?? ''])
    .map((names) => names.map((name) => `${name}=${env[name] ?? ''}`).join(' '))
    .at(0)

/** No CI service says that it is one: whoever started this sits before it. */
export const isDesk = (env: Env): boolean =>
  runMark(env) === undefined &&
  [undefined, '', 'false', '0'].includes(env['CI']) &&
  !env['GITHUB_ACTIONS'] &&
  !env['JENKINS_URL']

/**
 * Start of the build, in ms since the epoch, where a Jenkins step told it: agents reuse workspaces, and a build that breaks
 * before its tests would else show the reports of an earlier one.
 */
export function buildStart(env: Env): number | undefined {
  const told = /"startTimeInMillis":(\d{1,15})[,}]/.exec(env['PIPELINE_GUARD_BUILD'] ?? '')?.[1]
  return told === undefined ? undefined : Number(told)
}
