/** Which run is looked at, and from where: environment and event payload in, value out. */

import type { RunKey } from '../../../core/model/index.js'
import type { Env } from '../../../ports.js'
import { readRegular } from '../../files/read.js'
import { type EventShape, eventShape } from './shapes.js'
import { workflowPath } from './translate.js'

/**
 * `inside`: a step of the run it judges. `companion`: a `workflow_run` workflow judging the run that started it.
 * `outside`: a run named by its id.
 */
export type Place = 'inside' | 'companion' | 'outside'

export interface Named {
  readonly repository?: string | undefined
  readonly run?: string | undefined
  readonly attempt?: number | undefined
}

/** Known from the environment alone, before anything is read. */
export function placeOf(env: Env, { run }: Named): Place {
  if (run !== undefined) return run === env['GITHUB_RUN_ID'] ? 'inside' : 'outside'
  return env['GITHUB_EVENT_NAME'] === 'workflow_run' ? 'companion' : 'inside'
}

export interface Target {
  readonly place: Place
  readonly key: Omit<RunKey, 'workflow' | 'attempt'>
  /** Undefined where the latest is meant. */
  readonly attempt: number | undefined
  readonly workflow: string | undefined
  readonly owner: string
  readonly repo: string
  /** The run this step belongs to, never to be learnt from when it is not the target. */
  readonly ownRun: string | undefined
  readonly event: EventShape
}

/** An event payload is at most 25 MB by GitHub’s own limit for webhooks. */
const mostBytes = 26 * 1024 * 1024

export async function readEvent(path: string | undefined): Promise<EventShape> {
  if (path === undefined || path === '') return {}
  try {
    const read = eventShape.safeParse(JSON.parse((await readRegular(path, mostBytes)).toString('utf8')))
    return read.success ? read.data : {}
  } catch {
    // No payload, or none that is JSON: what it would have told stays unknown, the API may still tell it.
    return {}
  }
}

export function targetOf(env: Env, event: EventShape, named: Named): Target {
  const place = placeOf(env, named)
  const repository = named.repository ?? env['GITHUB_REPOSITORY'] ?? 'unknown/unknown'
  const [owner = 'unknown', repo = 'unknown'] = repository.split('/')
  const ownRun = env['GITHUB_RUN_ID']
  const watched = place === 'companion' ? event.workflow_run : undefined
  const run = named.run ?? watched?.id ?? ownRun ?? 'unknown'
  return {
    place,
    key: {
      host: hostOf(env['GITHUB_SERVER_URL']),
      repository,
      run,
    },
    attempt:
      named.attempt ??
      watched?.run_attempt ??
      (place === 'inside' ? (positive(env['GITHUB_RUN_ATTEMPT']) ?? 1) : undefined),
    workflow: place === 'inside' ? ownWorkflow(env, repository) : workflowPath(watched?.path),
    owner,
    repo,
    ownRun,
    event,
  }
}

const hostOf = (server: string | undefined): string =>
  server !== undefined && URL.canParse(server) ? new URL(server).host : 'github.com'

const positive = (text: string | undefined): number | undefined =>
  text !== undefined && /^[1-9]\d{0,5}$/.test(text) ? Number(text) : undefined

/** `GITHUB_WORKFLOW_REF` is `owner/repo/.github/workflows/ci.yml@ref`; Gitea leaves it out at times. */
function ownWorkflow(env: Env, repository: string): string | undefined {
  const reference = env['GITHUB_WORKFLOW_REF']
  return reference?.startsWith(`${repository}/`) ? workflowPath(reference.slice(repository.length + 1)) : undefined
}
