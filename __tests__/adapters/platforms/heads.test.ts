/** Whose commit it is, and of what branch: what a service does not tell is unknown, and unknown is not trusted. */
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import type { Checkout } from '../../../src/adapters/platforms/checkout.js'
import { detectPlatform } from '../../../src/adapters/platforms/detect.js'
import { runFacts as gitlabFacts, mirroredChange } from '../../../src/adapters/platforms/gitlab/environment.js'
import { changeRequestOf, runFacts as jenkinsFacts } from '../../../src/adapters/platforms/jenkins/environment.js'
import { createLocalPlatform, localSnapshot } from '../../../src/adapters/platforms/local.js'
import { branchOf, changeOf } from '../../../src/adapters/platforms/refs.js'
import { recordRun } from '../../../src/core/collect/record.js'
import { isTrusted, onDefaultBranch } from '../../../src/core/run/trust.js'

type Env = Readonly<Record<string, string>>
const at = Date.UTC(2026, 5, 1, 12)
const given = (env: Env, more: { readonly checkout?: Checkout; readonly defaultBranch?: string } = {}) => ({
  choice: detectPlatform(env),
  env,
  cwd: '/',
  now: () => at,
  ...more,
})
const recordOf = (env: Env, more: Parameters<typeof given>[1] = {}) => recordRun(localSnapshot(given(env, more)))

test.each([
  ['pull/7', '7'],
  ['refs/pull/7/head', '7'],
  ['refs/heads/refs/pull/7/head', '7'],
  ['refs/remotes/origin/pr/7/merge', '7'],
  ['origin/pr/7/merge', '7'],
  ['pr/7', '7'],
  ['pr/7^{0123456789abcdef}', '7'],
  ['merge-requests/7', '7'],
  ['refs/merge-requests/7/head', '7'],
  ['refs/pull-requests/7/from', '7'],
  ['refs/changes/34/1234/5', '1234'],
  ['main', undefined],
  ['refs/heads/pr/7-login', undefined],
  ['feature/pull/7', undefined],
  ['pull/request', undefined],
  [undefined, undefined],
])('%s names the change %s', (ref, number) => expect(changeOf(ref)).toBe(number))

test.each([
  ['refs/heads/feature/login', 'feature/login'],
  ['refs/heads/main^{0123456789abcdef0123456789abcdef01234567}', 'main'],
  ['0123456789abcdef0123456789abcdef01234567', undefined],
  ['origin/pr/7/merge', 'pull/7'],
])('%s is the branch %s', (ref, branch) => expect(branchOf(ref)).toBe(branch))

test('a name is bounded where it comes in', () => {
  expect(branchOf(`refs/heads/${'b'.repeat(50_000)}`)?.length).toBe(500)
  expect(recordOf({ DRONE: 'true', DRONE_TAG: 't'.repeat(50_000) }).run.value.branch?.length).toBe(500)
})

const circleci = { CIRCLECI: 'true', CIRCLE_PROJECT_USERNAME: 'acme', CIRCLE_PROJECT_REPONAME: 'app' }
const buildkite = { BUILDKITE: 'true', BUILDKITE_ORGANIZATION_SLUG: 'acme', BUILDKITE_PIPELINE_SLUG: 'app' }
const teamcity = { TEAMCITY_VERSION: '2025.11', TEAMCITY_PROJECT_NAME: 'App' }
const codebuild = { CODEBUILD_BUILD_ID: 'a:1', CODEBUILD_SOURCE_REPO_URL: 'https://github.com/acme/app.git' }
const asked = {
  BUILDKITE_BRANCH: 'main',
  BUILDKITE_PULL_REQUEST: '7',
  BUILDKITE_REPO: 'git@gitlab.com:acme/tools/app.git',
}

test.each<[string, Env, string | undefined]>([
  ['CircleCI names a fork’s branch by its change', { ...circleci, CIRCLE_BRANCH: 'pull/7' }, undefined],
  ['CodeBuild, started by hand', { ...codebuild, CODEBUILD_SOURCE_VERSION: 'pr/7' }, undefined],
  ['TeamCity, by the local branch', teamcity, 'pull/7'],
  ['TeamCity, by a ref', teamcity, 'refs/pull/7/head'],
  ['TeamCity of GitLab', teamcity, 'merge-requests/7'],
  [
    'another group of one host',
    { ...buildkite, ...asked, BUILDKITE_PULL_REQUEST_REPO: 'https://gitlab.com/mallory/tools/app.git' },
    undefined,
  ],
  [
    'the same path of another host',
    { ...buildkite, ...asked, BUILDKITE_PULL_REQUEST_REPO: 'https://gitlab.example/acme/tools/app' },
    undefined,
  ],
])('%s: neither learnt from nor believed', async (_, env, local) => {
  const more = local === undefined ? {} : { checkout: { branch: local, dirty: false } }
  const record = recordOf(env, more)
  expect([isTrusted(record), onDefaultBranch(record)]).toEqual([false, false])
  const cwd = await mkdtemp(join(tmpdir(), 'pipeline-guard-heads-'))
  await mkdir(join(cwd, '.github'))
  await writeFile(join(cwd, '.github/pipeline-guard.yml'), 'fail: [')
  const read = createLocalPlatform({ ...given(env, more), cwd }).trustedFile?.('.github/pipeline-guard.yml')
  expect(await read).toEqual({ kind: 'missing' })
})

test.each(['git://gitlab.com/acme/tools/app', 'ssh://git@gitlab.com:22/Acme/tools/app.git'])(
  'by %s it is the repository itself',
  (address) =>
    expect(recordOf({ ...buildkite, ...asked, BUILDKITE_PULL_REQUEST_REPO: address }).run.value.headRepository).toBe(
      'acme/app',
    ),
)

test('a person’s own branch is theirs, whatever its name', () => {
  const record = recordOf({}, { checkout: { branch: 'pull/7', dirty: false } })
  expect([record.run.value.branch, record.run.value.event]).toEqual(['pull/7', undefined])
})

const onMain = { checkout: { branch: 'main', dirty: false }, defaultBranch: 'main' } as const
test.each<[string, Env]>([
  ['drone', { DRONE: 'true', DRONE_TAG: 'v1', DRONE_COMMIT_REF: 'refs/tags/v1', DRONE_REPO_BRANCH: 'main' }],
  ['woodpecker', { CI: 'woodpecker', CI_COMMIT_TAG: 'v1', CI_REPO_DEFAULT_BRANCH: 'main' }],
  ['azure', { TF_BUILD: 'True', BUILD_SOURCEBRANCH: 'refs/tags/v1' }],
  ['semaphore', { SEMAPHORE: 'true', SEMAPHORE_GIT_BRANCH: 'refs/tags/v1', SEMAPHORE_GIT_TAG_NAME: 'v1' }],
  ['bitbucket', { BITBUCKET_BUILD_NUMBER: '1', BITBUCKET_TAG: 'v1' }],
  ['travis', { TRAVIS: 'true', TRAVIS_BRANCH: 'v1', TRAVIS_TAG: 'v1' }],
])('%s: a tag is not the branch that is checked out', (_, env) => {
  const record = recordOf(env, onMain)
  expect([record.run.value.branch, onDefaultBranch(record)]).toEqual(['v1', false])
})

test.each<[string, Env]>([
  ['by a variable', { DRONE: 'true', DRONE_TAG: 'main' }],
  ['by its ref', { TF_BUILD: 'True', BUILD_SOURCEBRANCH: 'refs/tags/main' }],
])('a tag of the default branch’s name is not that branch, %s', (_, env) =>
  expect(onDefaultBranch(recordOf(env, onMain))).toBe(false),
)

test('the default branch is the service’s, else what is given or the clone’s, else unknown', () => {
  const azure = { TF_BUILD: 'True', BUILD_SOURCEBRANCH: 'refs/heads/feature' }
  expect(onDefaultBranch(recordOf(azure, { defaultBranch: 'main' }))).toBe(false)
  expect(onDefaultBranch(recordOf({ ...azure, BUILD_SOURCEBRANCH: 'refs/heads/main' }, onMain))).toBe(true)
  expect(onDefaultBranch(recordOf(azure))).toBeUndefined()
  const drone = { DRONE: 'true', DRONE_BRANCH: 'trunk', DRONE_REPO_BRANCH: 'trunk' }
  expect(onDefaultBranch(recordOf(drone, { defaultBranch: 'main' }))).toBe(true)
})

test('Jenkins: a job with a refspec for proposals', () => {
  const env = { GIT_BRANCH: 'origin/pr/7/merge', JOB_NAME: 'app' }
  expect(changeRequestOf(env)).toBe('7')
  expect(jenkinsFacts(env, { causes: [], bodies: [] })).toMatchObject({ event: 'pull_request', branch: 'pull/7' })
  expect(jenkinsFacts(env, { causes: [], bodies: [] }).headRepository).toBeUndefined()
  expect(changeRequestOf({ GIT_BRANCH: 'origin/main' })).toBeUndefined()
})

test('GitLab: a mirrored branch of a change, and a tag called as the default branch', () => {
  const env = { CI_PROJECT_PATH: 'acme/app', CI_COMMIT_REF_NAME: 'pr/7', CI_PIPELINE_SOURCE: 'push' }
  expect(mirroredChange(env)).toBe('7')
  expect(gitlabFacts(env)).toMatchObject({ event: 'external_pull_request_event', pullRequest: 7 })
  expect(gitlabFacts(env).headRepository).toBeUndefined()
  const tag = { CI_COMMIT_REF_NAME: 'main', CI_COMMIT_TAG: 'main', CI_DEFAULT_BRANCH: 'main' }
  expect(gitlabFacts(tag).branch).toBe('refs/tags/main')
})

test('no service’s start of a pipeline is taken for a job’s', () => {
  const azure = { TF_BUILD: 'True', SYSTEM_PIPELINESTARTTIME: '2026-05-30 20:01:02+00:00' }
  const { run, jobs } = recordOf(azure)
  expect([run.value.startedAt, run.value.wallMs, run.value.workMs]).toEqual([undefined, undefined, undefined])
  expect(Object.values(jobs)[0]?.facts?.value.startedAt).toBeUndefined()
  const startedAt = new Date(at - 5000).toISOString()
  const steps = [{ number: 1, name: 'make', status: 'completed' as const, outcome: 'passed' as const, startedAt }]
  expect(recordRun(localSnapshot({ ...given(azure), steps })).run.value.wallMs).toBe(5000)
})

test('a variable that says false is not Azure', () => expect(detectPlatform({ TF_BUILD: 'False' }).name).toBe('local'))
