/**
 * A real workflow runner, `act`, takes `action.yml` and the committed bundle through a workflow of three jobs: what it reads
 * of the metadata, the inputs’ defaults, the environment and the post hook is then a runner’s, not ours. GitHub’s REST API and
 * results service stand in on loopback. Skipped where `act` is not installed; docs/testing.md says how to.
 */
import { execFileSync, spawn } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type GithubApi, startGithubApi } from '../support/github-api.js'
import { type ResultsService, startResultsService } from '../support/results-service.js'
import { actPath, describeWith } from '../support/tools.js'

const act = actPath()

const workflow = (test: string): string => `name: CI
on: [push]
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - run: echo built
  test:
    runs-on: ubuntu-latest
    steps:
      - run: ${test}
  pipeline-guard:
    needs: [build, test]
    if: always()
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: ./
        id: guard
      - run: echo "told <$VERDICT> <$PASS>"
        env:
          VERDICT: \${{ steps.guard.outputs.verdict }}
          PASS: \${{ steps.guard.outputs.pass }}
`

let github: GithubApi
let results: ResultsService
let folder: string
let repository: string

const git = (...args: readonly string[]): string =>
  execFileSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', ...args], { cwd: repository })
    .toString()
    .trim()

async function startRepository(): Promise<void> {
  results = await startResultsService()
  github = await startGithubApi({ also: (ask) => results.rest(ask) })
  folder = await mkdtemp(join(tmpdir(), 'pipeline-guard-act-'))
  repository = join(folder, 'repository')
  await mkdir(join(repository, '.github/workflows'), { recursive: true })
  await cp('action.yml', join(repository, 'action.yml'))
  await cp('dist', join(repository, 'dist'), { recursive: true })
  git('init', '-q', '-b', 'main')
  git('remote', 'add', 'origin', 'https://github.com/o/r.git')
}

/** Commits the workflow and runs it; the API knows the run as GitHub would: two jobs over, the last one under way. */
async function run(id: number, outcome: 'success' | 'failure') {
  await writeFile(
    join(repository, '.github/workflows/ci.yml'),
    workflow(outcome === 'success' ? 'echo tested' : 'exit 1'),
  )
  git('add', '-A')
  git('commit', '-qm', outcome)
  const sha = git('rev-parse', 'HEAD')
  const startedAt = Date.now() - 600_000
  github.addRun({ id, startedAt, status: 'in_progress', conclusion: null, sha })
  results.run({ id, sha })
  const finished = (job: number, name: string, conclusion: string) =>
    github.addJob({
      id: id * 10 + job,
      run: id,
      name,
      startedAt,
      conclusion,
      steps: [{ name, seconds: 60, conclusion }],
    })
  finished(1, 'build', 'success')
  finished(2, 'test', outcome)
  github.logs.set(
    id * 10 + 2,
    'npm error code ECONNRESET\nnpm error network read ECONNRESET\n##[error]Process completed with exit code 1.\n',
  )
  github.addJob({
    id: id * 10 + 3,
    run: id,
    name: 'pipeline-guard',
    startedAt,
    status: 'in_progress',
    conclusion: null,
    steps: [],
  })
  const env = { ...results.env(id), GITHUB_API_URL: github.url, GITHUB_RUN_ID: String(id) }
  const child = spawn(
    act ?? 'act',
    [
      'push',
      // On this machine, in place of a container; no service of its own: it knows an older artifact protocol than GitHub.
      ...['-P', 'ubuntu-latest=-self-hosted', '--container-daemon-socket', '-', '--no-cache-server'],
      ...Object.entries(env).flatMap(([name, value]) => ['--env', `${name}=${value}`]),
      ...['-s', 'GITHUB_TOKEN=ghs_loopback'],
    ],
    {
      cwd: repository,
      env: { PATH: `${dirname(process.execPath)}${delimiter}${process.env['PATH'] ?? ''}`, HOME: folder },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let out = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      out += chunk.toString()
    })
  await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve))
  return stripVTControlCharacters(out)
}

describeWith(act, 'the workflow runner act')('a real workflow runner', () => {
  beforeAll(startRepository)
  afterAll(async () => {
    await Promise.all([github.close(), results.close()])
    await rm(folder, { recursive: true, force: true })
  })

  test('a good run: one line of summary, outputs, the record kept, main step and post hook pass', async () => {
    const out = await run(77, 'success')
    expect(out).toMatch(/Summary - ✅ \*\*Pipeline Guard\*\* · normal/)
    expect(out).toContain('told <normal> <true>')
    expect(out).toMatch(/Success - Main \.\/ /)
    expect(out).toMatch(/Success - Post \.\/ /)
    expect(out).toMatch(/\[CI\/pipeline-guard\] .*Job succeeded/)
    expect(out).not.toContain('Trouble:')
    expect(results.caches.map(({ key, finalized }) => [key.replace(/-[0-9a-f]{12}-.*/, ''), finalized])).toContainEqual(
      ['pipeline-guard-history-v1', true],
    )
    // `download-artifact` in a later job of the run gets nothing of ours.
    expect(results.artifacts).toEqual([])
  })

  test('a broken run is diagnosed, and remembers the one before', async () => {
    const out = await run(78, 'failure')
    expect(out).toContain('told <failed-transient>')
    expect(out).toContain('ECONNRESET')
    expect(out).toMatch(/Success - Post \.\/ /)
    expect(results.caches.filter(({ key, finalized }) => key.includes('-78-1-') && finalized)).not.toHaveLength(0)
  })
})
