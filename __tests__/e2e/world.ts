/**
 * A GitHub to run the committed bundle in: REST API, results service and Slack on loopback, one child process a step.
 * The toolkit’s real clients speak to it; nothing is mocked inside the process.
 */
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { inputs } from '../../src/config/inputs.js'
import type { Result } from '../../src/core/model/index.js'
import { type GithubApi, startGithubApi } from '../support/github-api.js'
import { type ResultsService, startResultsService } from '../support/results-service.js'
import { startSlackHook } from '../support/slack-hook.js'

export interface Ended {
  readonly code: number | null
  readonly out: string
  readonly summary: string
  readonly outputs: string
  readonly result: Result | undefined
}

export interface World {
  readonly github: GithubApi
  readonly results: ResultsService
  /** Bodies posted to Slack, in order. */
  readonly slack: string[]
  readonly slackUrl: string
  readonly folder: string
  /** One step of run `run`; `given` are inputs, `env` what differs of the environment. */
  step(
    run: number,
    given?: Readonly<Record<string, string>>,
    env?: Readonly<Record<string, string>>,
    entry?: 'main' | 'post' | 'cli',
  ): Promise<Ended>
  close(): Promise<void>
}

/** The committed bundle; the folder of the compiled source while developing (`PIPELINE_GUARD_BUNDLE=lib`). */
const compiled = process.env['PIPELINE_GUARD_BUNDLE']
const bundles = {
  main: resolve(compiled === undefined ? 'dist/main/index.js' : `${compiled}/main.js`),
  post: resolve(compiled === undefined ? 'dist/post/index.js' : `${compiled}/post.js`),
  cli: resolve(process.env['PIPELINE_GUARD_CLI'] ?? 'dist/cli/index.js'),
}

export async function startWorld(): Promise<World> {
  const results = await startResultsService()
  const github = await startGithubApi({ also: (ask) => results.rest(ask) })
  const hook = await startSlackHook()
  const folder = await mkdtemp(join(tmpdir(), 'pipeline-guard-e2e-'))
  let steps = 0
  return {
    github,
    results,
    slack: hook.posted,
    slackUrl: hook.url,
    folder,
    async step(run, given = {}, env = {}, entry = 'main') {
      steps += 1
      const [summary, outputs, resultFile, state] = ['summary', 'outputs', 'result.json', 'state'].map((name) =>
        join(folder, `${steps}-${name}`),
      ) as [string, string, string, string]
      await Promise.all([summary, outputs, state].map((file) => writeFile(file, '')))
      const asked = {
        'github-token': 'ghs_loopback',
        'result-file': resultFile,
        // What is not about the time limit must not meet it on a busy machine.
        deadline: '300',
        ...given,
      }
      const { code, out } = await start(entry, entry === 'cli' ? flags(asked) : [], {
        PATH: process.env['PATH'] ?? '',
        RUNNER_TEMP: folder,
        GITHUB_WORKSPACE: folder,
        GITHUB_STEP_SUMMARY: summary,
        GITHUB_OUTPUT: outputs,
        GITHUB_STATE: state,
        ...results.env(run),
        ...github.env(run),
        ...(entry === 'cli' ? {} : asInputs(asked)),
        ...env,
      })
      const read = (file: string) => readFile(file, 'utf8').catch(() => '')
      const json = await read(resultFile)
      return {
        code,
        out,
        summary: await read(summary),
        outputs: await read(outputs),
        result: json === '' ? undefined : (JSON.parse(json) as Result),
      }
    },
    async close() {
      await Promise.all([github.close(), results.close(), hook.close()])
      await rm(folder, { recursive: true, force: true })
    },
  }

  /** As the runner does it: every input is set, its default where none is given; expressions it resolves are left out. */
  function asInputs(given: Readonly<Record<string, string>>): Record<string, string> {
    return Object.fromEntries(
      [...new Set([...Object.keys(inputs), ...Object.keys(given)])].map((name) => [
        `INPUT_${name.toUpperCase()}`,
        given[name] ?? (name in inputs ? inputs[name as keyof typeof inputs].default : ''),
      ]),
    )
  }

  /** The same as flags of the command line. */
  function flags(given: Readonly<Record<string, string>>): readonly string[] {
    return ['run', ...Object.entries(given).flatMap(([name, value]) => [`--${name}`, value])]
  }

  function start(
    entry: 'main' | 'post' | 'cli',
    args: readonly string[],
    env: Readonly<Record<string, string>>,
  ): Promise<{ readonly code: number | null; readonly out: string }> {
    return new Promise((ended, failed) => {
      const child = spawn(process.execPath, [bundles[entry], ...args], {
        cwd: folder,
        env,
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      let out = ''
      child.stdout.on('data', (chunk: Buffer) => {
        out += chunk.toString()
      })
      child.stderr.on('data', (chunk: Buffer) => {
        out += chunk.toString()
      })
      child.on('error', failed)
      child.on('close', (code) => ended({ code, out }))
    })
  }
}
