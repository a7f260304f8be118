/** Jenkins builds of pull requests without `CHANGE_ID`: whose code they run is not known, so they are nobody's to trust. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { readTold, runFacts } from '../../src/adapters/platforms/jenkins/environment.js'
import { createJenkinsPlatform } from '../../src/adapters/platforms/jenkins/index.js'
import type { Env } from '../../src/ports.js'

const workspace = mkdtempSync(join(tmpdir(), 'jenkins-'))
mkdirSync(join(workspace, '.github'))
writeFileSync(join(workspace, '.github/pipeline-guard.yml'), 'expected-changes: []\n')
const build: Env = {
  JENKINS_URL: 'https://ci.test/',
  BUILD_NUMBER: '7',
  JOB_NAME: 'app',
  WORKSPACE: workspace,
  GIT_BRANCH: 'origin/main',
}
const configOf = (env: Env) =>
  createJenkinsPlatform({
    env,
    now: Date.now,
    troubles: { add() {}, all: () => [] },
    jobStatus: undefined,
  } as never).trustedFile?.('.github/pipeline-guard.yml')

describe.each([
  ['ghprbPullId', { ghprbPullId: '12' }],
  ['GITHUB_PR_NUMBER', { GITHUB_PR_NUMBER: '12' }],
  ['gitlabMergeRequestIid', { gitlabMergeRequestIid: '12' }],
  ['BITBUCKET_PULL_REQUEST_ID', { BITBUCKET_PULL_REQUEST_ID: '12' }],
  ['pullRequestId', { pullRequestId: '12' }],
  ['GERRIT_CHANGE_NUMBER', { GERRIT_CHANGE_NUMBER: '12', GERRIT_EVENT_TYPE: 'patchset-created' }],
])('%s', (_, more: Env) => {
  test('is a pull request of an unknown head', () => {
    const facts = runFacts({ ...build, ...more }, readTold({}))
    expect(facts).toMatchObject({ event: 'pull_request', pullRequest: 12 })
    expect(facts.headRepository).toBeUndefined()
  })

  test('its checkout chooses no configuration', async () => {
    expect(await configOf({ ...build, ...more })).toEqual({ kind: 'missing' })
    expect(await configOf(build)).toMatchObject({ kind: 'ok' })
  })
})

test('a merge request of GitLab’s plugin within one project is its own; a merged Gerrit change is no proposal', () => {
  const url = 'https://git.test/app.git'
  const own = { gitlabMergeRequestIid: '3', gitlabSourceRepoHttpUrl: url, gitlabTargetRepoHttpUrl: url }
  expect(runFacts({ ...build, ...own }, readTold({})).headRepository).toBe('app')
  const merged = { GERRIT_CHANGE_NUMBER: '12', GERRIT_EVENT_TYPE: 'change-merged' }
  expect(runFacts({ ...build, ...merged }, readTold({})).pullRequest).toBeUndefined()
})
