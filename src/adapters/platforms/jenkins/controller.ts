/** One controller and what is needed to ask it. */
import type { TroubleLog } from '../../../ports.js'
import type { RequestBudget } from '../../http/budget.js'
import type { Fetch } from '../../http/guarded-fetch.js'
import { createRest, type Refusal, type Rest, tellRefusals } from '../../http/rest.js'
import type { Root } from './address.js'
import { type FetchStages, stageReader } from './stages.js'

export interface Desk {
  readonly root: Root
  readonly rest: Rest
  /** For logs, which may take longer. */
  readonly logs: Rest
  readonly stages: FetchStages
  /** Address by which the controller knows itself, once it has said so. */
  home: string
  readonly tell: (what: string, refusal: { readonly reason: Refusal; readonly message: string }) => void
}

export interface DeskOptions {
  readonly budget: RequestBudget
  /** Milliseconds the watch may still take. */
  readonly left: () => number
  readonly troubles: TroubleLog
  readonly fetch?: Fetch | undefined
  readonly timeoutMs?: number | undefined
  readonly pauseMs?: number | undefined
}

const requestMs = 15_000
const logMs = 60_000
/** Deleted builds answer as if no plugin knew stages: so many in a row, and none before, are taken for the plugins’ answer. */
const patience = 8

export function createController(
  { user, token, ...root }: Root & { readonly user: string; readonly token: string },
  { budget, left, troubles, timeoutMs = requestMs, ...options }: DeskOptions,
): Desk {
  const authorization = `Basic ${Buffer.from(`${user}:${token}`).toString('base64')}`
  const client = (limit: number): Rest =>
    createRest({
      ...options,
      base: root.base,
      headers: { authorization },
      budget,
      timeoutMs: () => Math.max(1, Math.min(limit, left())),
    })
  const rest = client(timeoutMs)
  const tell = tellRefusals(troubles, 'jenkins', adviceOn)
  return {
    root,
    rest,
    logs: client(Math.max(timeoutMs, logMs)),
    stages: stageReader(rest, patience),
    home: root.base,
    tell: (what, refusal) => tell(`${root.name}: ${what}`, refusal),
  }
}

function adviceOn(reason: Refusal): string {
  switch (reason) {
    case 'unauthorised':
    case 'login-page':
      return 'Are user and API token (not the password) right, and is this the address the controller answers at?'
    case 'forbidden':
      return 'The user needs Overall/Read, and Job/Read on what is to be watched.'
    case 'missing':
      return 'The user may lack Job/Read, which Jenkins answers as not found.'
    case 'budget':
      return 'The next watch goes on; raise --requests or --minutes where it always comes to this.'
    case 'not-json':
    case 'server':
    case 'slow':
    case 'too-long':
    case 'unreachable':
      return 'What could not be asked now, the next watch asks again.'
    default:
      return reason satisfies never
  }
}
