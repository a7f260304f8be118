/** GitLab as what is watched: projects by path, a project’s or group’s token of the environment. */
import { fetchFor } from '../../adapters/http/proxy.js'
import { createGitlabFleet } from '../../adapters/platforms/gitlab/fleet/index.js'
import type { Fault } from '../../config/config.js'
import type { ReadSource, SourceGiven } from './source.js'

export function readGitlabSource({ env, urls, names, tokenEnvs }: SourceGiven): ReadSource {
  const faults: Fault[] = []
  const [named] = tokenEnvs
  const token = named === undefined ? env['PIPELINE_GUARD_GITLAB_TOKEN'] || env['GITLAB_TOKEN'] : env[named]
  const url = addressOf(urls, env, faults)
  const here = env['GITLAB_CI'] === 'true' ? env['CI_PROJECT_PATH'] : undefined
  const wanted = names.length === 0 && here !== undefined ? [here] : names
  for (const name of wanted)
    if (name.length > 500 || !/^[\w.-]+(?:\/[\w.*-]+)+$/.test(name))
      faults.push({
        input: 'project',
        given: name.slice(0, 200),
        accepted: 'GROUP/PROJECT, GROUP/* or GROUP/SUBGROUP/app-*',
      })
  if (wanted.length === 0)
    faults.push({ input: 'project', given: '', accepted: 'one or more of GROUP/PROJECT; see watch --help' })
  if (!token)
    faults.push({
      input: named ?? 'PIPELINE_GUARD_GITLAB_TOKEN or GITLAB_TOKEN',
      given: '',
      accepted: 'a token with `read_api` in that variable; the token of a job may not list pipelines',
    })
  if (tokenEnvs.length > 1)
    faults.push({ input: '--token-env', given: tokenEnvs.join(' '), accepted: 'one variable for GitLab' })
  if (faults.length > 0 || !token) return { kind: 'faulty', faults }
  return {
    kind: 'ok',
    source: {
      wanted,
      secrets: [token],
      environmentOf: (repository) => ({
        ...env,
        GITHUB_REPOSITORY: undefined,
        CI_API_V4_URL: `${url.replace(/\/+$/, '')}/api/v4`,
        CI_PROJECT_ID: undefined,
        CI_PROJECT_PATH: repository,
        PIPELINE_GUARD_GITLAB_TOKEN: token,
      }),
      open: ({ now, troubles, requests, seconds }) =>
        createGitlabFleet({ fetch: fetchFor(env), url, token, requests, seconds, now, troubles }),
    },
  }
}

/** A host and a path, and nothing that may be a secret. */
function isPlain(url: string): boolean {
  const parsed = URL.canParse(url) ? new URL(url) : undefined
  return parsed?.username === '' && parsed.password === '' && parsed.search === '' && parsed.hash === ''
}

/** The one given, else the instance whose job this is, else gitlab.com. A token goes over http only where that was asked for. */
function addressOf(urls: readonly string[], env: SourceGiven['env'], faults: Fault[]): string {
  const [given, ...more] = urls
  const url = given ?? (env['GITLAB_CI'] === 'true' ? env['CI_SERVER_URL'] : undefined) ?? 'https://gitlab.com'
  const parsed = URL.canParse(url) ? new URL(url) : undefined
  const plain = [url, ...more].every(isPlain)
  const safe = parsed?.protocol === 'https:' || (parsed?.protocol === 'http:' && given !== undefined)
  if (!plain || !safe || more.length > 0)
    faults.push({
      input: '--gitlab',
      given: plain ? [url, ...more].join(' ').slice(0, 200) : '(an address with more than a host and a path)',
      accepted: 'the https address of one GitLab; http only where it is named here',
    })
  return url
}
