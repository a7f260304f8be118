/** The adapter as the flow opens it, against the loopback service, with fast pauses and everything it said. */
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createGithubPlatform, type GithubOptions } from '../../../../src/adapters/platforms/github/index.js'
import type { Trouble } from '../../../../src/core/model/index.js'
import type { Platform } from '../../../../src/ports.js'
import type { GithubApi } from '../../../support/github-api.js'

/** The moment all runs of these tests are told around. */
export const start = Date.UTC(2026, 5, 1, 12)

export interface Opened {
  readonly platform: Platform
  readonly troubles: Trouble[]
  /** Pauses asked for, in ms. */
  readonly slept: number[]
}

export function open(
  api: GithubApi,
  options: Partial<Omit<GithubOptions, 'config'>> & {
    readonly run?: number
    readonly config?: Partial<GithubOptions['config']>
    readonly set?: Readonly<Record<string, string>>
  } = {},
): Opened {
  const troubles: Trouble[] = []
  const slept: number[] = []
  const { run = 100, config, set, ...rest } = options
  const platform = createGithubPlatform({
    config: { githubToken: 'ghs_token', requestBudget: 60, deadline: 60, ...config },
    env: api.env(run, { RUNNER_NAME: 'GitHub Actions 9', RUNNER_OS: 'Linux', ...set }),
    now: () => start,
    troubles: { add: (trouble) => troubles.push(trouble), all: () => troubles },
    sleep: async (ms) => {
      slept.push(ms)
    },
    pauseMs: 1,
    timeoutMs: 2000,
    ...rest,
  })
  return { platform, troubles, slept }
}

let files = 0
/** Writes an event payload and gives its path. */
export async function eventFile(payload: unknown): Promise<string> {
  const path = join(tmpdir(), `pipeline-guard-event-${process.pid}-${files++}.json`)
  await writeFile(path, typeof payload === 'string' ? payload : JSON.stringify(payload))
  return path
}

/** Run 100 with a finished `build` and Pipeline Guard’s own last job under way. */
export function lastJob(api: GithubApi): void {
  api.addRun({ id: 100, startedAt: start - 300_000, status: 'in_progress', conclusion: null })
  api.addJob({
    id: 1001,
    run: 100,
    name: 'build',
    startedAt: start - 290_000,
    steps: [
      { name: 'Set up job', seconds: 2 },
      { name: 'Test', seconds: 200 },
      { name: 'Complete job', seconds: 1 },
    ],
  })
  api.addJob({
    id: 1002,
    run: 100,
    name: 'pipeline-guard',
    startedAt: start - 20_000,
    status: 'in_progress',
    runner: 'GitHub Actions 9',
    steps: [
      { name: 'Set up job', seconds: 2 },
      { name: 'Run acme/pipeline-guard@v1', status: 'in_progress' },
      { name: 'Complete job', status: 'queued' },
    ],
  })
}
