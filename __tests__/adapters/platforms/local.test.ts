import { readFileSync } from 'node:fs'
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from '@jest/globals'
import { detectPlatform, type PlatformName, platformRows } from '../../../src/adapters/platforms/detect.js'
import {
  createLocalPlatform,
  type LocalOptions,
  localOutcome,
  localSnapshot,
} from '../../../src/adapters/platforms/local.js'
import { noOutcome, waysToTell } from '../../../src/adapters/platforms/no-outcome.js'
import { recordRun } from '../../../src/core/collect/record.js'
import { scopeOf } from '../../../src/core/collect/scope.js'
import { runRecordSchema } from '../../../src/core/model/index.js'
import { isFork, isTrusted } from '../../../src/core/run/trust.js'

const page = readFileSync('docs/platforms.md', 'utf8')
const at = Date.UTC(2026, 5, 1, 12)
type Env = Readonly<Record<string, string>>
const options = (
  env: Env,
  more: Partial<Pick<LocalOptions, 'cwd' | 'jobStatus' | 'executed' | 'steps' | 'checkout'>> = {},
) => ({
  choice: detectPlatform(env),
  env,
  cwd: '/',
  now: () => at,
  ...more,
})

const circleci = {
  CIRCLECI: 'true',
  CIRCLE_PROJECT_USERNAME: 'acme',
  CIRCLE_PROJECT_REPONAME: 'shop',
  CIRCLE_JOB: 'test',
  CIRCLE_BUILD_NUM: '812',
  CIRCLE_BRANCH: 'main',
  CIRCLE_SHA1: 'a'.repeat(40),
  CIRCLE_BUILD_URL: 'https://circleci.com/gh/acme/shop/812',
}
const buildkite = {
  BUILDKITE: 'true',
  BUILDKITE_ORGANIZATION_SLUG: 'acme',
  BUILDKITE_PIPELINE_SLUG: 'shop',
  BUILDKITE_BUILD_ID: '0190-ab',
  BUILDKITE_BUILD_NUMBER: '33',
  BUILDKITE_JOB_ID: '77-cd',
  BUILDKITE_LABEL: ':jest: tests',
  BUILDKITE_RETRY_COUNT: '1',
  BUILDKITE_SOURCE: 'webhook',
  BUILDKITE_REPO: 'git@github.com:acme/shop.git',
  BUILDKITE_PULL_REQUEST: 'false',
  BUILDKITE_COMMAND_EXIT_STATUS: '2',
}

const azure = {
  TF_BUILD: 'True',
  BUILD_REPOSITORY_NAME: 'acme/shop',
  BUILD_REASON: 'PullRequest',
  SYSTEM_PULLREQUEST_PULLREQUESTNUMBER: '7',
}

test('CircleCI: a run is a job', () => {
  const snapshot = localSnapshot(
    options(circleci, {
      jobStatus: 'passed',
      steps: [
        {
          number: 1,
          name: 'make',
          startedAt: new Date(at - 60_000).toISOString(),
          completedAt: new Date(at).toISOString(),
        },
      ],
    }),
  )
  const record = runRecordSchema.parse(recordRun(snapshot))
  expect(record.key).toEqual({
    host: 'circleci.com',
    repository: 'acme/shop',
    workflow: 'test',
    run: '812',
    attempt: 1,
  })
  expect(record.run.value).toMatchObject({
    outcome: 'passed',
    workMs: 60_000,
    branch: 'main',
    headRepository: 'acme/shop',
  })
  expect(scopeOf(snapshot, 'auto')).toBe('run')
  expect(isTrusted(record)).toBe(true)
})

test('Buildkite: attempts, exit status, and “false” is no pull request', () => {
  const { key, run, jobs } = localSnapshot(options(buildkite))
  expect(key).toMatchObject({ run: '0190-ab', attempt: 2, workflow: 'shop' })
  expect(run).toMatchObject({ outcome: 'failed', event: 'webhook', number: 33, headRepository: 'acme/shop' })
  expect(run).not.toHaveProperty('pullRequest')
  expect(jobs).toMatchObject([{ id: '77-cd', name: ':jest: tests' }])
})

test('Buildkite: a lost agent’s -1 is a failure; HEAD is no commit', () => {
  const checkout = { sha: 'c'.repeat(40), branch: 'main', dirty: false }
  const { run } = localSnapshot(
    options({ ...buildkite, BUILDKITE_COMMAND_EXIT_STATUS: '-1', BUILDKITE_COMMIT: 'HEAD' }, { checkout }),
  )
  expect(run).toMatchObject({ outcome: 'failed', sha: checkout.sha })
  expect(localSnapshot(options({ ...buildkite, BUILDKITE_COMMIT: 'HEAD' })).run).not.toHaveProperty('sha')
  expect(localSnapshot(options({ ...azure, BUILD_SOURCEVERSION: '4711' })).run.sha).toBe('4711')
})

describe('a branch is the whole of its ref', () => {
  const branch = (ref: string) =>
    localSnapshot(
      options({ TF_BUILD: 'True', BUILD_SOURCEBRANCH: ref, BUILD_SOURCEBRANCHNAME: ref.split('/').at(-1) ?? '' }),
    ).run

  test.each([
    ['refs/heads/main', 'main'],
    ['refs/heads/feature/login', 'feature/login'],
    ['refs/tags/v1.0', 'v1.0'],
    ['release/1', 'release/1'],
    ['$/project/main', '$/project/main'],
  ])('%s', (ref, name) => {
    expect(branch(ref).branch).toBe(name)
    expect(branch(ref)).not.toHaveProperty('pullRequest')
  })

  test.each(['refs/pull/7/merge', 'refs/pull-requests/7/from', 'refs/merge-requests/7/head'])(
    '%s is of a request, whoever started the build, and may be a fork’s',
    (ref) => {
      expect(branch(ref)).toMatchObject({ branch: 'pull/7', pullRequest: 7, event: 'pull_request' })
      expect(branch(ref)).not.toHaveProperty('headRepository')
    },
  )

  test('of a pull request on Azure, the head’s branch and commit', () => {
    const env = {
      ...azure,
      BUILD_SOURCEBRANCH: 'refs/pull/7/merge',
      BUILD_SOURCEVERSION: 'b'.repeat(40),
      SYSTEM_PULLREQUEST_SOURCEBRANCH: 'refs/heads/fix/it',
      SYSTEM_PULLREQUEST_SOURCECOMMITID: 'a'.repeat(40),
    }
    expect(localSnapshot(options(env)).run).toMatchObject({ branch: 'fix/it', sha: 'a'.repeat(40), pullRequest: 7 })
  })
})

describe('how a job ended', () => {
  const ended = (env: Env, more: Parameters<typeof options>[1] = {}) => localOutcome(options(env, more))
  const codebuild = { CODEBUILD_BUILD_ID: 'shop:1' }

  test('what is given is believed, then the worse of service and commands', () => {
    expect(ended(buildkite, { jobStatus: 'passed', executed: 'failure' })).toBe('passed')
    expect(ended(buildkite, { executed: 'success' })).toBe('failed')
    expect(ended({ ...buildkite, BUILDKITE_COMMAND_EXIT_STATUS: '0' }, { executed: 'failure' })).toBe('failed')
    expect(ended(circleci, { executed: 'success' })).toBe('passed')
    expect(ended(circleci)).toBeUndefined()
    expect(ended({ TRAVIS: 'true', TRAVIS_TEST_RESULT: '' })).toBeUndefined()
  })

  test('CodeBuild says 1 where all is well, Semaphore that a job was stopped', () => {
    expect(ended({ ...codebuild, CODEBUILD_BUILD_SUCCEEDING: '1' })).toBe('passed')
    expect(ended({ ...codebuild, CODEBUILD_BUILD_SUCCEEDING: '0' })).toBe('failed')
    expect(ended({ ...codebuild, CODEBUILD_BUILD_SUCCEEDING: 'constructor' })).toBeUndefined()
    expect(ended({ SEMAPHORE: 'true', SEMAPHORE_JOB_RESULT: 'stopped' })).toBe('cancelled')
  })

  test('a service that is silent has a way to say it; a desk and those that list their jobs need none', () => {
    const names = platformRows.map(({ name }) => name as PlatformName)
    const silent = names.filter((name) => noOutcome(name) !== undefined)
    const listing = ['gitea', 'forgejo', 'github', 'gitlab']
    expect(silent).toEqual(names.filter((name) => !listing.includes(name)))
    expect(noOutcome('local')).toBeUndefined()
    for (const name of silent) expect(page).toContain(`| ${name} | ${waysToTell[name]} |`)
  })
})

describe('forks are not learnt from', () => {
  const trusted = (env: Env) => isTrusted(recordRun(localSnapshot(options(env))))

  test.each<[string, Env]>([
    ['CircleCI', { ...circleci, CIRCLE_PR_USERNAME: 'mallory', CIRCLE_PR_REPONAME: 'shop', CIRCLE_PR_NUMBER: '7' }],
    [
      'Buildkite',
      { ...buildkite, BUILDKITE_PULL_REQUEST: '7', BUILDKITE_PULL_REQUEST_REPO: 'https://github.com/mallory/shop.git' },
    ],
    [
      'Travis',
      {
        TRAVIS: 'true',
        TRAVIS_REPO_SLUG: 'acme/shop',
        TRAVIS_PULL_REQUEST: '7',
        TRAVIS_PULL_REQUEST_SLUG: 'mallory/shop',
      },
    ],
    ['Azure', { ...azure, SYSTEM_PULLREQUEST_ISFORK: 'True' }],
    [
      'Woodpecker, which does not tell',
      { CI: 'woodpecker', CI_REPO: 'acme/shop', CI_PIPELINE_EVENT: 'pull_request', CI_COMMIT_PULL_REQUEST: '7' },
    ],
    [
      'CodeBuild, which does not tell',
      {
        CODEBUILD_BUILD_ID: 'shop:1',
        CODEBUILD_SOURCE_REPO_URL: 'https://github.com/acme/shop',
        CODEBUILD_WEBHOOK_EVENT: 'PULL_REQUEST_CREATED',
      },
    ],
  ])('%s', (_, env) => {
    expect(trusted(env)).toBe(false)
  })

  test('a fork that is told of is one, not perhaps one', () => {
    const record = recordRun(localSnapshot(options({ ...azure, SYSTEM_PULLREQUEST_ISFORK: 'True' })))
    expect(isFork(record)).toBe(true)
    expect(record.run.value.headRepository).toBe('a fork of acme/shop')
  })

  test('a pull request from the repository itself is, however its address is written', () => {
    const same = {
      ...buildkite,
      BUILDKITE_PULL_REQUEST: '7',
      BUILDKITE_PULL_REQUEST_REPO: 'https://github.com/Acme/shop.git',
    }
    expect(trusted(same)).toBe(true)
    expect(trusted({ ...azure, SYSTEM_PULLREQUEST_ISFORK: 'False' })).toBe(true)
    expect(localSnapshot(options(same)).run).toMatchObject({ event: 'pull_request', pullRequest: 7 })
  })
})

test('each variable may be absent: the rest stands and the record still fits', () => {
  for (const env of [circleci, buildkite] as const)
    for (const name of Object.keys(env)) {
      const { [name as keyof typeof env]: _, ...without } = env
      runRecordSchema.parse(recordRun(localSnapshot(options(without as Env))))
    }
})

test('a desk: nothing is known, nothing is made up', () => {
  const snapshot = localSnapshot(options({}))
  expect(snapshot.key).toEqual({ host: 'local', repository: 'local', workflow: 'local', run: String(at), attempt: 1 })
  expect(snapshot.run).toEqual({})
  runRecordSchema.parse(recordRun(snapshot))
})

describe('the configuration file', () => {
  let cwd: string
  beforeEach(async () => {
    cwd = await mkdtemp(join(tmpdir(), 'pipeline-guard-local-'))
    await mkdir(join(cwd, '.github'))
    await writeFile(join(cwd, '.github/pipeline-guard.yml'), 'a: 1\n')
  })
  const read = (env: Env, path: string) => createLocalPlatform(options(env, { cwd })).trustedFile?.(path)

  test('is read from the checkout, where that is the repository’s own', async () => {
    expect(await read({}, '.github/pipeline-guard.yml')).toEqual({ kind: 'ok', value: 'a: 1\n' })
    expect(await read(circleci, '.github/pipeline-guard.yml')).toMatchObject({ kind: 'ok' })
  })

  test('is not read from the checkout of a pull request, least of all a fork’s', async () => {
    const fork = { ...circleci, CIRCLE_PR_USERNAME: 'mallory', CIRCLE_PR_REPONAME: 'shop' }
    expect(await read(fork, '.github/pipeline-guard.yml')).toEqual({ kind: 'missing' })
    const own = { ...azure, SYSTEM_PULLREQUEST_ISFORK: 'False' }
    expect(await read(own, '.github/pipeline-guard.yml')).toEqual({ kind: 'missing' })
    const unnamed = { ...azure, SYSTEM_PULLREQUEST_ISFORK: 'True' }
    expect(await read(unnamed, '.github/pipeline-guard.yml')).toEqual({ kind: 'missing' })
  })

  test('absent is missing; outside, a directory or too large is corrupt', async () => {
    await writeFile(join(cwd, 'large.yml'), 'x'.repeat(1024 * 1024 + 1))
    expect(await read({}, 'none.yml')).toEqual({ kind: 'missing' })
    expect(await read({}, 'large.yml/none.yml')).toEqual({ kind: 'missing' })
    for (const path of ['../outside.yml', '/etc/hostname', '.github', 'large.yml'])
      expect(await read({}, path)).toMatchObject({ kind: 'corrupt' })
  })
})

test('there is nothing to ask and nothing to act upon', async () => {
  const platform = createLocalPlatform(options({}))
  const [job] = (await platform.snapshot()).jobs
  expect(job && (await platform.log(job))).toBeUndefined()
  expect(await platform.backfill({ runs: 100, jobListings: 10 })).toEqual([])
  expect(platform.rerun).toBeUndefined()
})
