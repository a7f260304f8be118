/** The GitHub adapter at a desk: for a repository instead of a run, asked by whoever holds a token. */
import { createBudget } from '../../adapters/http/budget.js'
import { createClient } from '../../adapters/http/github/client.js'
import type { Context } from '../../adapters/platforms/github/context.js'
import { sleep } from '../../timers.js'
import type { Io } from '../command.js'
import { hostOf } from './known.js'

export interface Desk {
  readonly repository: string
  readonly token: string
  readonly io: Io
  readonly requests: number
  readonly tick: () => void
}

/** The platform adapter’s own context, for a repository instead of a run. */
export function deskContext({ repository, token, io, requests, tick }: Desk): {
  readonly context: Context
  readonly refusals: readonly string[]
} {
  const budget = createBudget(requests)
  const end = io.now() + 3_600_000
  const left = () => Math.max(0, end - io.now())
  const client = createClient({ token, env: io.env, budget, left })
  const [owner = '', repo = ''] = repository.split('/')
  const host = hostOf(io)
  const refusals: string[] = []
  const context: Context = {
    client: {
      ...client,
      get: async (route, params, shape) => {
        const answer = await client.get(route, params, shape)
        tick()
        return answer
      },
    },
    env: io.env,
    settings: { githubToken: token, requestBudget: requests, deadline: 3600 },
    target: {
      place: 'outside',
      key: { host, repository, run: '' },
      attempt: undefined,
      workflow: undefined,
      owner,
      repo,
      ownRun: undefined,
      event: {},
    },
    now: io.now,
    left,
    requestsLeft: () => budget.left(),
    sleep,
    tell: (refusal, { what, need }) => {
      const told = `${what}: ${refusal.message} (needs ${need})`
      if (!refusals.includes(told)) refusals.push(told)
    },
  }
  return { context, refusals }
}
