/**
 * The GitLab template, included in a pipeline that a real runner of `.gitlab-ci.yml` takes: it resolves the inputs, the stage,
 * the cache and `when: always`, and runs the script with its shell. GitLab’s API stands in on loopback. Skipped where
 * gitlab-ci-local is not there; docs/testing.md says how.
 */
import { execFileSync, spawn } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join, resolve } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import type { Result } from '../../src/core/model/index.js'
import { type GitlabApi, gitlabToken, startGitlabApi } from '../support/gitlab-api.js'
import { rawGitlabJob, rawPipeline, rawProject, traceOfJob } from '../support/gitlab-shapes.js'
import { describeWith, gitlabCiLocal } from '../support/tools.js'

const runner = gitlabCiLocal()
const [node = '', script = ''] = runner ?? []
const bundle = resolve(process.env['PIPELINE_GUARD_CLI'] ?? 'dist/cli/index.js')
const pipeline = 41

let gitlab: GitlabApi
let folder = ''
beforeAll(async () => {
  gitlab = await startGitlabApi()
  gitlab.projects.push(rawProject(7, 'acme/app'))
})
afterAll(() => gitlab.close())
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pipeline-guard-gitlab-'))
  gitlab.fault = undefined
  gitlab.pipelines.length = 0
  return () => rm(folder, { recursive: true, force: true })
})

/** The project, with the template and the bundle in it, and what GitLab lists of the pipeline at that moment. */
async function project(bad: boolean, inputs: Readonly<Record<string, string>>): Promise<void> {
  await mkdir(join(folder, 'templates'))
  await cp('examples/gitlab/templates/pipeline-guard.yml', join(folder, 'templates/pipeline-guard.yml'))
  await mkdir(join(folder, 'tools'))
  await cp(bundle, join(folder, 'tools/cli.mjs'))
  const given = Object.entries({ bundle: 'tools/cli.mjs', registry: 'false', ...inputs })
  await writeFile(
    join(folder, '.gitlab-ci.yml'),
    `include:\n  - local: templates/pipeline-guard.yml\n    inputs:\n${given.map(([name, value]) => `      ${name}: ${JSON.stringify(value)}\n`).join('')}test:\n  stage: test\n  script:\n    - ${bad ? "echo 'npm error code ECONNRESET'; exit 1" : 'echo well'}\n`,
  )
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', ...args], { cwd: folder })
  git('init', '-q', '-b', 'main')
  git('remote', 'add', 'origin', 'https://gitlab.example/acme/app.git')
  git('add', '-A')
  git('commit', '-qm', 'x')
  const createdAt = Date.now() - 120_000
  gitlab.pipelines.push(rawPipeline({ id: pipeline, project: 7, path: 'acme/app', createdAt, updatedAt: createdAt }))
  const job = { path: 'acme/app', createdAt, startedAt: createdAt + 5000 }
  gitlab.jobs.set(pipeline, [
    rawGitlabJob({ ...job, id: 101, name: 'test', status: bad ? 'failed' : 'success' }),
    rawGitlabJob({ ...job, id: 102, name: 'pipeline-guard', status: 'running', stage: '.post' }),
  ])
  gitlab.traces.set(101, traceOfJob(Buffer.from('npm error code ECONNRESET\n'), bad))
}

async function run(): Promise<{
  readonly out: string
  readonly code: number | null
  readonly result: Result | undefined
}> {
  const variables = {
    GITLAB_CI: 'true',
    CI_API_V4_URL: `${gitlab.url}/api/v4`,
    CI_PROJECT_ID: '7',
    CI_PROJECT_PATH: 'acme/app',
    CI_PIPELINE_ID: String(pipeline),
    CI_JOB_ID: '102',
    CI_JOB_TOKEN: 'job-token',
    PIPELINE_GUARD_GITLAB_TOKEN: gitlabToken,
  }
  const child = spawn(
    node,
    [
      script,
      ...['--force-shell-executor', '--shell-isolation=false', '--no-color'],
      ...Object.entries(variables).flatMap(([name, value]) => ['--variable', `${name}=${value}`]),
    ],
    {
      cwd: folder,
      env: { PATH: `${dirname(node)}${delimiter}${process.env['PATH'] ?? ''}`, HOME: folder },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let out = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      out += chunk.toString()
    })
  const code = await new Promise<number | null>((done, failed) => child.on('error', failed).on('close', done))
  const text = await readFile(join(folder, '.pipeline-guard/result.json'), 'utf8').catch(() => undefined)
  return {
    out: stripVTControlCharacters(out),
    code,
    result: text === undefined ? undefined : (JSON.parse(text) as Result),
  }
}

describeWith(runner, 'gitlab-ci-local (with Node.js 24 and rsync)')('the template under a real runner', () => {
  test('a good pipeline is normal, and its history is kept', async () => {
    await project(false, { observe: 'true' })
    const { out, result } = await run()
    expect(out).toMatch(/✅ Pipeline Guard: normal/)
    expect(result).toMatchObject({ scope: 'run', ruling: { verdict: 'normal', pass: true } })
    expect(out).toMatch(/PASS {2}.*pipeline-guard|pipeline-guard.*finished/s)
  })

  test('a failed job is diagnosed from its trace, though the job before it ended the pipeline', async () => {
    await project(true, { observe: 'true' })
    const { out, result } = await run()
    expect(out).toContain('ECONNRESET')
    expect(result?.ruling.verdict).toBe('failed-transient')
    // It only observes: the job itself passes.
    expect(result?.ruling.pass).toBe(true)
  })

  test('where the pipeline cannot be listed (403) there is no verdict, never normal', async () => {
    await project(false, { observe: 'true' })
    gitlab.fault = (call) => (call.includes('/jobs') ? { status: 403, message: '403 Forbidden' } : undefined)
    const { out, result } = await run()
    expect(result?.ruling.verdict).toBe('unknown')
    expect(out).not.toMatch(/Pipeline Guard: normal/)
  })
})
