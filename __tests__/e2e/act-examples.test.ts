/**
 * Every example workflow as it stands, taken by a real workflow runner through a good run and a bad one, but for what the
 * machine has not: actions from elsewhere are small local ones. Skipped where `act` is not there; docs/testing.md says how.
 */
import { execFileSync, spawn } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type GithubApi, startGithubApi } from '../support/github-api.js'
import { type ResultsService, startResultsService } from '../support/results-service.js'
import { startSlackHook } from '../support/slack-hook.js'
import { actPath, describeWith } from '../support/tools.js'

const act = actPath()
const pin = 'a'.repeat(40)
const failedLog =
  'npm error code ECONNRESET\nnpm error network read ECONNRESET\n##[error]Process completed with exit code 1.\n'

/** What the project under test is: a test that writes a report, and fails where it should. */
const testOf = (bad: boolean): string =>
  `require('fs').writeFileSync('junit.xml','<testsuites><testsuite name="s"><testcase classname="a" name="adds" time="0.01">${bad ? '<failure message="Expected 3, received 4">at a.js:1</failure>' : ''}</testcase></testsuite></testsuites>')\n${bad ? "console.error('npm error code ECONNRESET')\nprocess.exit(1)\n" : ''}`

interface Example {
  readonly name: string
  readonly event: string
  /** Jobs of the run as the API lists them while the step runs: the step’s own is in progress. */
  readonly jobs: readonly (readonly [string, 'over' | 'own' | 'running'])[]
}
const examples: readonly Example[] = [
  {
    name: 'last-job',
    event: 'push',
    jobs: [
      ['test', 'over'],
      ['pipeline-guard', 'own'],
    ],
  },
  { name: 'last-step', event: 'push', jobs: [['test', 'own']] },
  {
    name: 'post-phase',
    event: 'push',
    jobs: [
      ['test (22)', 'own'],
      ['test (24)', 'running'],
    ],
  },
  { name: 'companion', event: 'workflow_run', jobs: [['test', 'over']] },
  { name: 'watch', event: 'workflow_dispatch', jobs: [['test', 'over']] },
]

let github: GithubApi
let results: ResultsService
let hook: Awaited<ReturnType<typeof startSlackHook>>
let folder = ''
let id = 500
beforeAll(async () => {
  results = await startResultsService()
  github = await startGithubApi({ also: (ask) => results.rest(ask) })
  hook = await startSlackHook()
  folder = await mkdtemp(join(tmpdir(), 'pipeline-guard-examples-'))
  await mkdir(join(folder, 'action'))
  await mkdir(join(folder, 'setup-node'))
  await cp('action.yml', join(folder, 'action/action.yml'))
  await cp('dist', join(folder, 'action/dist'), { recursive: true })
  const stub =
    'name: stub\ndescription: x\ninputs:\n  node-version:\n    default: ""\nruns:\n  using: composite\n  steps:\n'
  await writeFile(join(folder, 'setup-node/action.yml'), `${stub}    - run: echo node\n      shell: bash\n`)
})
afterAll(async () => {
  await Promise.all([github.close(), results.close(), hook.close()])
  await rm(folder, { recursive: true, force: true })
})

/** A repository with the example as its workflow, committed. */
async function repositoryOf(name: string, bad: boolean): Promise<{ readonly path: string; readonly sha: string }> {
  const path = await mkdtemp(join(folder, 'repository-'))
  await mkdir(join(path, '.github/workflows'), { recursive: true })
  const text = await readFile(`examples/workflows/${name}.yml`, 'utf8')
  const files: Readonly<Record<string, string>> = {
    [`.github/workflows/${name === 'companion' ? 'pipeline-guard-companion' : 'ci'}.yml`]: text.replaceAll(
      'OWNER/REPO@SHA',
      `pipeline-guard/pipeline-guard@${pin}`,
    ),
    'package.json': JSON.stringify({ name: 'x', version: '1.0.0', scripts: { test: 'node t.cjs' } }),
    'package-lock.json': JSON.stringify({ name: 'x', version: '1.0.0', lockfileVersion: 3, packages: {} }),
    't.cjs': testOf(bad),
  }
  for (const [file, content] of Object.entries(files)) await writeFile(join(path, file), content)
  const git = (...args: readonly string[]): string =>
    execFileSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', ...args], { cwd: path })
      .toString()
      .trim()
  git('init', '-q', '-b', 'main')
  git('remote', 'add', 'origin', 'https://github.com/o/r.git')
  git('add', '-A')
  git('commit', '-qm', 'x')
  return { path, sha: git('rev-parse', 'HEAD') }
}

/** The run that is judged, as GitHub lists it at that moment; the companion’s and the watch’s own is another. */
function listRun(run: number, { jobs, event }: Example, { bad, sha }: { readonly bad: boolean; readonly sha: string }) {
  const startedAt = Date.now() - 60_000
  const conclusion = bad ? 'failure' : 'success'
  const over = event !== 'push'
  github.addRun({ id: run, startedAt, sha, ...(over ? { conclusion } : { status: 'in_progress', conclusion: null }) })
  results.run({ id: run, sha })
  for (const [index, [name, state]] of jobs.entries()) {
    const job = { id: run * 10 + index, run, name, startedAt }
    const steps = [{ name: 'Run npm ci && npm test', seconds: 30, conclusion }]
    const own = [...steps, { name: `Run pipeline-guard/pipeline-guard@${pin}`, status: 'in_progress' }]
    if (state === 'over') github.addJob({ ...job, conclusion, steps })
    else github.addJob({ ...job, status: 'in_progress', steps: state === 'own' ? own : [] })
    if (state === 'over') github.logs.set(job.id, bad ? failedLog : 'all is well\n')
  }
}

async function take(example: Example, bad: boolean) {
  id += 10
  const { path, sha } = await repositoryOf(example.name, bad)
  const judged = example.event === 'push' ? id : id + 1000
  listRun(judged, example, { bad, sha })
  if (judged !== id) results.run({ id, sha, event: example.event })
  const file = join(path, 'event.json')
  const repository = { full_name: 'o/r', default_branch: 'main' }
  const ended = { action: 'completed', workflow_run: github.runs.get(judged) }
  await writeFile(file, JSON.stringify({ repository, ...(example.name === 'companion' ? ended : {}) }))
  const env = { ...results.env(id), GITHUB_API_URL: github.url, GITHUB_RUN_ID: String(id) }
  const child = spawn(
    act ?? 'act',
    [
      ...[example.event, '-e', file, '-P', 'ubuntu-latest=-self-hosted', '--container-daemon-socket', '-'],
      ...['--no-cache-server', '--local-repository', `pipeline-guard/pipeline-guard@${pin}=${join(folder, 'action')}`],
      '--local-repository',
      `actions/setup-node@a0853c24544627f65ddf259abe73b1d18a591444=${join(folder, 'setup-node')}`,
      ...Object.entries(env).flatMap(([key, value]) => ['--env', `${key}=${value}`]),
      ...['-s', 'GITHUB_TOKEN=ghs_loopback', '-s', `SLACK_WEBHOOK_URL=${hook.url}`],
    ],
    {
      cwd: path,
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

describeWith(act, 'the workflow runner act')('each example', () => {
  test.each(examples)('$name: a good run', async (example) => {
    const out = await take(example, false)
    if (example.name === 'watch') expect(out).toMatch(/Summary - .*Watch/is)
    else expect(out).toMatch(/✅ .*Pipeline Guard.*normal/)
    expect(out).not.toMatch(/Trouble:|::error|Job failed/)
    expect(hook.posted).toEqual([])
  })

  test.each(examples.filter(({ name }) => name !== 'watch'))('$name: a bad run is diagnosed', async (example) => {
    const out = await take(example, true)
    expect(out).toMatch(/(?:❌|🔁) \*{0,2}Pipeline Guard.*failed/u)
    // It only observes: of the step itself nothing fails, and nobody is notified.
    expect(out).not.toMatch(/Failure - (?:Main|Post) pipeline-guard/)
    expect(hook.posted).toEqual([])
    expect(github.reruns).toEqual([])
  })
})
