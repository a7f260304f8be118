/** A watch of a group of a loopback GitLab, its subgroups included. */
import type { RunRecord } from '../../src/core/model/index.js'
import { type GitlabApi, gitlabToken, startGitlabApi } from '../support/gitlab-api.js'
import { addProjects, projects } from '../support/watched-projects.js'
import { startWatchRunner, type WatchRunner } from './watch-runner.js'

export interface GitlabWorld extends Omit<WatchRunner, 'judged'> {
  readonly gitlab: GitlabApi
  judged(): Promise<readonly RunRecord[]>
}

export async function startGitlabWorld(): Promise<GitlabWorld> {
  const gitlab = await startGitlabApi()
  addProjects(gitlab)
  const runner = await startWatchRunner({
    args: () => ['--gitlab', gitlab.url, 'acme/*'],
    env: () => ({ GITLAB_TOKEN: gitlabToken }),
  })
  const { judged, close } = runner
  return Object.assign(runner, {
    gitlab,
    judged: () => judged(...projects.map(({ path }) => path)),
    close: async () => {
      await gitlab.close()
      await close()
    },
  })
}
