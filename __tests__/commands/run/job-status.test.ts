/** How a job ended, by every way there is to say it, on every service: read once, and never taken for passed where nobody says. */
import { mkdir, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { platformRows } from '../../../src/adapters/platforms/detect.js'
import { UsageError } from '../../../src/commands/command.js'
import { command as exec } from '../../../src/commands/exec.js'
import { command } from '../../../src/commands/run/index.js'
import type { Result } from '../../../src/core/model/index.js'

type Env = Readonly<Record<string, string>>

/** Nothing listens there, and nothing is waited for. */
const deadEnd = 'http://127.0.0.1:9'
const base: Readonly<Record<string, Env>> = {
  jenkins: { JENKINS_URL: `${deadEnd}/`, BUILD_NUMBER: '5', JOB_NAME: 'shop' },
  gitlab: { GITLAB_CI: 'true', CI_PIPELINE_ID: '41', CI_JOB_ID: '900', CI_JOB_NAME: 'guard' },
  github: {
    GITHUB_ACTIONS: 'true',
    GITHUB_REPOSITORY: 'o/r',
    GITHUB_RUN_ID: '1',
    GITHUB_JOB: 'build',
    GITHUB_API_URL: deadEnd,
  },
}
const envOf = (name: string): Env => {
  const needs = platformRows.find((row) => row.name === name)?.needs ?? {}
  return {
    ...Object.fromEntries(Object.entries(needs).map(([key, value]) => [key, value === true ? '1' : value])),
    ...(base[name] ?? (/gitea|forgejo/.test(name) ? base['github'] : {})),
  }
}

interface Judged {
  readonly code: number
  readonly result: Result
}

async function judge(env: Env, args: readonly string[] = [], cwd?: string): Promise<Judged> {
  const folder = cwd ?? (await mkdtemp(join(tmpdir(), 'pipeline-guard-status-')))
  let said = ''
  const code = await command.run(['--json', '--deadline', '30', ...args], {
    out: (text) => {
      said += text
    },
    err: () => undefined,
    env,
    cwd: folder,
    now: Date.now,
  })
  return { code, result: JSON.parse(said) as Result }
}

const services = platformRows.filter(({ adapter }) => adapter === 'local').map(({ name }) => name)

describe.each([...services, 'jenkins'])('%s', (name) => {
  test('without a word on how the job ended: unknown, and one problem with its cure', async () => {
    const { code, result } = await judge(envOf(name))
    expect([code, result.ruling.verdict]).toEqual([0, 'unknown'])
    expect(result.ruling.because).toContain('how this job ended')
    const told = result.troubles.filter(({ unseen }) => unseen === 'how this job ended')
    expect(told).toMatchObject([{ code: 'no-outcome', advice: expect.stringContaining('--job-status') }])
    expect(told[0]?.message).toContain(name)
  })

  test('with one: what it says', async () => {
    expect((await judge(envOf(name), ['--job-status', '0'])).result.ruling.verdict).toBe('normal')
    expect((await judge(envOf(name), ['--job-status', '2'])).result.ruling.verdict).toBe('failed')
  })
})

describe.each([...services, 'jenkins', 'gitlab', 'github', 'gitea', 'local'])('an exit code on %s', (name) => {
  test.each([['1'], ['137'], ['255'], ['-1'], ['3221225477']])('%s is a failure', async (code) => {
    const { result } = await judge(envOf(name), ['--job-status', code])
    expect(result.ruling.verdict).toBe('failed')
  })
})

test('a failure is one by any word: the gate does as it does', async () => {
  const rulings = await Promise.all(
    ['failure', 'failed', 'FAILED', '2', '-1', 'error', 'timed_out'].map(
      async (word) => (await judge({}, ['--job-status', word, '--fail-on-verdicts', 'failed'])).result.ruling,
    ),
  )
  expect(new Set(rulings.map(({ pass, verdict }) => `${verdict} ${pass}`))).toEqual(new Set(['failed true']))
})

test('a desk whose commands passed is normal, one whose command failed is not', async () => {
  const cwd = await mkdtemp(join(tmpdir(), 'pipeline-guard-status-'))
  const io = { out: () => undefined, err: () => undefined, env: {}, cwd, now: Date.now }
  await exec.run(['--', process.execPath, '-e', ''], io)
  expect((await judge({}, [], cwd)).result.ruling.verdict).toBe('normal')
  await exec.run(['--', process.execPath, '-e', 'process.exit(3)'], io)
  expect((await judge({}, [], cwd)).result.ruling.verdict).toBe('failed')
})

test.each([
  [['--job-status', 'perhaps'], /job-status/],
  [['--job-status'], /a value must follow/],
  [['--log-files', '-x.log'], /--log-files=-x\.log/],
  [['--fail-on', '--observe'], /--fail-on: a value must follow/],
] as const)('%j is a fault that says what to give', async (args, fault) => {
  const faults = await judge({}, args).catch((error: unknown) => error)
  expect(faults).toBeInstanceOf(UsageError)
  expect(String((faults as UsageError).faults)).toMatch(fault)
})

test('a configuration file that is none is named once, on GitLab as at a desk', async () => {
  const cwd = await mkdtemp(join(tmpdir(), 'pipeline-guard-status-'))
  await mkdir(join(cwd, '.github/pipeline-guard.yml'), { recursive: true })
  for (const env of [{}, { ...envOf('gitlab'), CI_PROJECT_DIR: cwd }]) {
    const { result } = await judge(env, ['--job-status', '0', '--config-file', '.github/pipeline-guard.yml'], cwd)
    const told = result.troubles.find(({ code }) => code === 'config-file-unreadable')
    expect(told?.message.match(/pipeline-guard\.yml/g)).toHaveLength(1)
  }
})
