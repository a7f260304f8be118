/** Jenkins as what is watched: controllers and folders by their address, users and API tokens of the environment. */

import { fetchFor } from '../../adapters/http/proxy.js'
import { rootOf } from '../../adapters/platforms/jenkins/address.js'
import { placeOf } from '../../adapters/platforms/jenkins/environment.js'
import { type Controller, createJenkinsFleet } from '../../adapters/platforms/jenkins/fleet/index.js'
import type { Fault } from '../../config/config.js'
import { isChosen } from '../choose.js'
import type { FleetSource, ReadSource, SourceGiven } from './source.js'

const users = ['PIPELINE_GUARD_JENKINS_USER', 'JENKINS_USER', 'JENKINS_USER_ID']
const tokens = ['PIPELINE_GUARD_JENKINS_TOKEN', 'JENKINS_TOKEN', 'JENKINS_API_TOKEN']

export function readJenkinsSource(given: SourceGiven): ReadSource {
  const { urls, names, tokenEnvs, asked, env } = given
  const faults: Fault[] = []
  const controllers = urls.flatMap((url, index) => controllerOf(given, url, index, faults))
  if (urls.length === 0)
    faults.push({ input: '--jenkins', given: '', accepted: 'the address of a controller or of a folder of it' })
  if (tokenEnvs.length > 1 && tokenEnvs.length !== urls.length)
    faults.push({
      input: '--token-env',
      given: tokenEnvs.join(' '),
      accepted: 'one for all, or one for each --jenkins',
    })
  if (asked.includes('statuses'))
    faults.push({ input: '--statuses', given: 'with --jenkins', accepted: 'GitHub only: Jenkins sets none by its API' })
  if (faults.length > 0) return { kind: 'faulty', faults }
  const own = ownJob(env)
  const source: FleetSource = {
    wanted: names,
    secrets: controllers.flatMap(({ user, token }) => [token, Buffer.from(`${user}:${token}`).toString('base64')]),
    ...(own === undefined ? {} : { own }),
    open: ({ config, env, now, troubles, requests, seconds }) =>
      createJenkinsFleet({
        fetch: fetchFor(env),
        controllers,
        requests,
        seconds,
        now,
        troubles,
        watches: (called) => isChosen(config, called),
      }),
  }
  return { kind: 'ok', source }
}

function controllerOf(given: SourceGiven, url: string, index: number, faults: Fault[]): readonly Controller[] {
  const root = rootOf(url)
  // What is wrong with an address may be the password in it.
  if (root === undefined)
    faults.push({
      input: '--jenkins',
      given: url.includes('@') ? '(secret)' : url,
      accepted:
        'an address such as https://ci.example.org/jenkins or …/job/team, without user and token: those belong in the environment',
    })
  const credentials = credentialsOf(given, index)
  if (typeof credentials === 'string')
    faults.push({
      input: credentials,
      given: '',
      accepted: 'USER:TOKEN, or the API token beside JENKINS_USER: reading builds and logs needs both',
    })
  return root === undefined || typeof credentials === 'string' ? [] : [{ ...root, ...credentials }]
}

/** @returns the variable that should have held them, where they are not there */
function credentialsOf({ env, tokenEnvs }: SourceGiven, index: number): Pick<Controller, 'user' | 'token'> | string {
  const named = tokenEnvs[tokenEnvs.length > 1 ? index : 0]
  const [variable = 'JENKINS_TOKEN'] = named === undefined ? tokens.filter((name) => env[name]) : [named]
  const value = env[variable]?.trim() ?? ''
  // No API token holds a colon, and no name of a user does.
  const [before, ...after] = value.split(':')
  if (before && after.length > 0) return { user: before, token: after.join(':') }
  const user = users.map((name) => env[name]).find(Boolean)
  return value === '' || user === undefined ? variable : { user, token: value }
}

/** The job this watch runs in itself. */
function ownJob(env: SourceGiven['env']): FleetSource['own'] {
  if (!env['JENKINS_URL'] || !env['JOB_NAME']) return undefined
  const { project } = placeOf(env)
  return { repository: project, workflow: project.slice(project.lastIndexOf('/') + 1) }
}
