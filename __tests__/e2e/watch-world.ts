/** A watch of one repository of a loopback GitHub. */
import type { RunRecord } from '../../src/core/model/index.js'
import { type GithubApi, startGithubApi } from '../support/github-api.js'
import { startWatchRunner, type WatchRunner } from './watch-runner.js'

export type { Watched } from './watch-runner.js'

export interface WatchWorld extends Omit<WatchRunner, 'judged'> {
  readonly github: GithubApi
  judged(): Promise<readonly RunRecord[]>
}

export async function startWatchWorld(): Promise<WatchWorld> {
  const github = await startGithubApi()
  github.rateLimit = { remaining: 4990, resetAt: 4_000_000_000 }
  const runner = await startWatchRunner({
    args: () => ['o/r'],
    env: () => ({ GITHUB_API_URL: github.url, GITHUB_TOKEN: 'ghs_loopback' }),
  })
  const { judged, close } = runner
  return Object.assign(runner, {
    github,
    judged: () => judged('o/r'),
    close: async () => {
      await github.close()
      await close()
    },
  })
}
