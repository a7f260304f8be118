/** What every part of the adapter shares. */
import type { JobResult } from '../../../core/run/outcomes.js'
import type { Env } from '../../../ports.js'
import type { Answer, Refused } from '../../http/github/answer.js'
import type { Client } from '../../http/github/client.js'
import type { Asked } from './refusals.js'
import type { Target } from './target.js'

/** The inputs the adapter needs, by their names in the inputs table. */
export interface GithubSettings {
  readonly githubToken?: string | undefined
  readonly checkRunId?: string | undefined
  readonly jobStatus?: JobResult | undefined
  /** What the commands that `exec` ran came to; counts where `jobStatus` is not given. */
  readonly executed?: 'success' | 'failure' | undefined
  readonly requestBudget: number
  /** Seconds. */
  readonly deadline: number
}

export interface Context {
  readonly client: Client
  readonly env: Env
  readonly settings: GithubSettings
  readonly target: Target
  readonly now: () => number
  /** Milliseconds the step has left. */
  readonly left: () => number
  readonly requestsLeft: () => number
  readonly sleep: (ms: number) => Promise<void>
  readonly tell: (refusal: Refused, asked: Asked) => void
}

/** The value, or undefined with the refusal told. */
export function valueOrTell<T>(context: Pick<Context, 'tell'>, answer: Answer<T>, asked: Asked): T | undefined {
  if (answer.kind === 'ok') return answer.value
  context.tell(answer, asked)
  return undefined
}

/** A path or the name of a branch, as the end of a route: its slashes stand, whatever else it holds is encoded. */
export const segments = (path: string): string => path.split('/').map(encodeURIComponent).join('/')

/** Owner, repository and whatever more a route takes. */
export const at = ({ target }: Pick<Context, 'target'>, more: Readonly<Record<string, unknown>> = {}) => ({
  owner: target.owner,
  repo: target.repo,
  ...more,
})
