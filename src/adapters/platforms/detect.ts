/** Which platform this is: environment in, choice out. An ordered table; the first row that fits wins. */
import type { Env } from '../../ports.js'
import { appveyor } from './environments/appveyor.js'
import { azure } from './environments/azure.js'
import { bitbucket } from './environments/bitbucket.js'
import { buildkite } from './environments/buildkite.js'
import { circleci } from './environments/circleci.js'
import { cirrus } from './environments/cirrus.js'
import { codebuild } from './environments/codebuild.js'
import { drone } from './environments/drone.js'
import type { Mapping } from './environments/mapping.js'
import { semaphore } from './environments/semaphore.js'
import { teamcity } from './environments/teamcity.js'
import { travis } from './environments/travis.js'
import { woodpecker } from './environments/woodpecker.js'

interface Row {
  readonly name: string
  /** The adapter that speaks to it; `local` knows only what the environment and the flags tell. */
  readonly adapter: 'github' | 'gitlab' | 'jenkins' | 'local'
  /** All of these must be set (and equal the value, where one is given). */
  readonly needs: Readonly<Record<string, string | true>>
  readonly mapping?: Mapping
}

/**
 * First the platforms whose own variables a job cannot take away: an earlier step may add any to `GITHUB_ENV`, or by a dotenv
 * report, and must not make another platform of this one. Jenkins comes before the services whose variables its plugins and
 * wrapped builds may carry along. Gitea and Forgejo set `GITHUB_ACTIONS` too and speak GitHub’s API, in shapes of their own.
 */
const rows = [
  { name: 'gitea', adapter: 'github', needs: { GITEA_ACTIONS: 'true', GITHUB_ACTIONS: 'true' } },
  { name: 'forgejo', adapter: 'github', needs: { FORGEJO_ACTIONS: 'true', GITHUB_ACTIONS: 'true' } },
  { name: 'github', adapter: 'github', needs: { GITHUB_ACTIONS: 'true' } },
  { name: 'gitlab', adapter: 'gitlab', needs: { GITLAB_CI: 'true' } },
  { name: 'jenkins', adapter: 'jenkins', needs: { JENKINS_URL: true, BUILD_NUMBER: true } },
  { name: 'circleci', adapter: 'local', needs: { CIRCLECI: 'true' }, mapping: circleci },
  { name: 'buildkite', adapter: 'local', needs: { BUILDKITE: 'true' }, mapping: buildkite },
  { name: 'azure', adapter: 'local', needs: { TF_BUILD: 'true' }, mapping: azure },
  { name: 'travis', adapter: 'local', needs: { TRAVIS: 'true' }, mapping: travis },
  { name: 'bitbucket', adapter: 'local', needs: { BITBUCKET_BUILD_NUMBER: true }, mapping: bitbucket },
  { name: 'woodpecker', adapter: 'local', needs: { CI: 'woodpecker' }, mapping: woodpecker },
  { name: 'codebuild', adapter: 'local', needs: { CODEBUILD_BUILD_ID: true }, mapping: codebuild },
  { name: 'drone', adapter: 'local', needs: { DRONE: 'true' }, mapping: drone },
  { name: 'semaphore', adapter: 'local', needs: { SEMAPHORE: 'true' }, mapping: semaphore },
  { name: 'cirrus', adapter: 'local', needs: { CIRRUS_CI: 'true' }, mapping: cirrus },
  { name: 'appveyor', adapter: 'local', needs: { APPVEYOR: 'true' }, mapping: appveyor },
  { name: 'teamcity', adapter: 'local', needs: { TEAMCITY_VERSION: true }, mapping: teamcity },
] as const satisfies readonly Row[]

export type PlatformName = (typeof rows)[number]['name'] | 'local'

export interface PlatformChoice {
  readonly name: PlatformName
  readonly adapter: Row['adapter']
  /** How the local adapter reads the environment; empty at a desk. */
  readonly mapping: Mapping
}

/** Every row, for the documentation. */
export const platformRows: readonly Row[] = rows

/** @returns the first platform whose variables are all there; `local` where none is */
export function detectPlatform(env: Env): PlatformChoice {
  const found = platformRows.find((row) => fits(row, env))
  if (found === undefined) return { name: 'local', adapter: 'local', mapping: {} }
  return { name: found.name as PlatformName, adapter: found.adapter, mapping: found.mapping ?? {} }
}

const fits = (row: Row, env: Env): boolean =>
  Object.entries(row.needs).every(([name, wanted]) => {
    const given = env[name]
    return given !== undefined && given !== '' && (wanted === true || given.toLowerCase() === wanted)
  })
