/** GitHub as what is watched: repositories by `owner/name`, a token of the environment. */
import { createGithubFleet } from '../../adapters/platforms/github/fleet/index.js'
import type { Config, Fault } from '../../config/config.js'
import type { FleetSource, ReadSource, SourceGiven } from './source.js'

type Env = SourceGiven['env']

/** @param wanted none for the repository whose workflow this is */
export function githubSource(env: Env, token: string | undefined, wanted: readonly string[]): FleetSource {
  const here = env['GITHUB_REPOSITORY']
  const own = ownWorkflow(env)
  return {
    wanted: wanted.length > 0 || here === undefined ? wanted : [here],
    secrets: token === undefined ? [] : [token],
    ...(own === undefined ? {} : { own }),
    environmentOf: (repository) => ({ ...env, GITHUB_REPOSITORY: repository }),
    token,
    open: ({ now, troubles, requests, seconds }) =>
      createGithubFleet({
        config: { githubToken: token, requestBudget: requests, deadline: seconds },
        env,
        now,
        troubles,
      }),
  }
}

/** What the action’s inputs say. */
export const githubSourceOf = (config: Config, env: Env): FleetSource =>
  githubSource(env, config.githubToken, config.watchRepositories)

export function readGithubSource({ env, names, tokenEnvs }: SourceGiven): ReadSource {
  const [named] = tokenEnvs
  const token = named === undefined ? env['GITHUB_TOKEN'] || env['GH_TOKEN'] : env[named]
  const faults: Fault[] = names
    .filter((name) => !/^[\w.-]{1,100}\/[\w.*-]{1,100}$/.test(name))
    .map((name) => ({ input: 'repository', given: name, accepted: 'OWNER/REPO or OWNER/PATTERN' }))
  if (names.length === 0)
    faults.push({ input: 'repository', given: '', accepted: 'one or more of OWNER/REPO; see watch --help' })
  if (!token)
    faults.push({
      input: named ?? 'GITHUB_TOKEN or GH_TOKEN',
      given: '',
      accepted: 'a token in that variable: reading runs and logs needs one',
    })
  if (tokenEnvs.length > 1)
    faults.push({ input: '--token-env', given: tokenEnvs.join(' '), accepted: 'one variable for GitHub' })
  return faults.length > 0 ? { kind: 'faulty', faults } : { kind: 'ok', source: githubSource(env, token, names) }
}

/** `owner/repo/.github/workflows/watch.yml@refs/heads/main` */
function ownWorkflow(env: Env): FleetSource['own'] {
  const repository = env['GITHUB_REPOSITORY']
  const reference = env['GITHUB_WORKFLOW_REF']
  if (repository === undefined || reference?.startsWith(`${repository}/`) !== true) return undefined
  return { repository, workflow: reference.slice(repository.length + 1).split('@')[0] ?? '' }
}
