/** A watch of one repository of a loopback GitHub. */
import type { RunRecord } from '../../src/core/model/index.js'
import { type GithubApi, startGithubApi } from '../support/github-api.js'
import { startWatchRunner, type WatchRunner } from './watch-runner.js'

export type { Watched } from './watch-runner.js'

export interface WatchWorld extends Omit<WatchRunner, 'judged'> {
  readonly github: GithubApi
  /** Each job’s is new; at a desk it stays. */
  token: string
  judged(): Promise<readonly RunRecord[]>
}

export async function startWatchWorld(): Promise<WatchWorld> {
  const github = await startGithubApi()
  github.rateLimit = { remaining: 4990, resetAt: 4_000_000_000 }
  const runner = await startWatchRunner({
    args: () => ['o/r'],
    env: () => ({ GITHUB_API_URL: github.url, GITHUB_TOKEN: world.token }),
  })
  const { judged, close } = runner
  const world: WatchWorld = Object.assign(runner, {
    github,
    token: 'ghs_loopback',
    judged: () => judged('o/r'),
    close: async () => {
      await github.close()
      await close()
    },
  })
  return world
}
