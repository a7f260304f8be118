/** A refused request → the trouble people read: what could not be had, and the next step. */
import type { Trouble } from '../../../core/model/index.js'
import type { TroubleLog } from '../../../ports.js'
import type { Refused } from '../../http/github/answer.js'

/** What a part of the adapter needs from the token, by the words of a workflow’s `permissions:` block. */
export type Need =
  | 'actions: read'
  | 'actions: write'
  | 'contents: read'
  | 'deployments: read'
  | 'pull-requests: read'
  | 'pull-requests: write'
  | 'statuses: write'

export interface Asked {
  /** What was asked for, as the object of “could not be had”. */
  readonly what: string
  readonly need: Need
  /** What of the run could not be seen for it, where that is so. */
  readonly unseen?: string
}

const block = (need: Need): string =>
  need === 'actions: write'
    ? 'permissions:\n  actions: write\n  contents: read'
    : `permissions:\n  actions: read\n  contents: read${need.startsWith('pull-requests') || need === 'statuses: write' || need === 'deployments: read' ? `\n  ${need}` : ''}`

/** The trouble with its advice; one code a reason, so that one cause is told once. */
export function troubleOf({ reason, status, message }: Refused, { what, need, unseen }: Asked): Trouble {
  const said = `${what} could not be fetched${status === undefined ? '' : ` (HTTP ${status})`}: ${message}`
  const trouble = (code: string, advice: string): Trouble => ({
    code: `github-${code}`,
    message: said,
    advice,
    ...(unseen === undefined ? {} : { unseen }),
  })
  // A log that was there and is there no more: no permission would bring it back.
  if (status === 410)
    return {
      ...trouble(
        'deleted',
        'A longer retention of artifacts and logs (Settings → Actions → General) keeps those to come; of this one the platform has nothing.',
      ),
      message: `${what} was deleted (HTTP 410): its time of retention is over, or somebody deleted it`,
    }
  switch (reason) {
    case 'no-token':
      return trouble('no-token', `Give \`github-token\`, and the job\n${block(need)}`)
    case 'unauthorised':
      return trouble('token-refused', 'The token is expired or not of this host; leave `github-token` at its default.')
    case 'forbidden':
      return trouble(
        `permission-${need.replace(/\W+/g, '-')}`,
        `Add this to the job, and keep what else it needs:\n${block(need)}`,
      )
    case 'missing':
      return trouble(
        'not-found',
        `Check that it still exists. To a token without the permission a private repository says the same. The job needs\n${block(need)}`,
      )
    case 'budget':
      return trouble('budget', 'Raise `request-budget`; the next run goes on from here.')
    case 'deadline':
      return trouble('deadline', 'Raise `deadline`.')
    case 'rate-limit':
      return trouble(
        'rate-limit',
        'The repository’s requests of this hour are spent, often by other actions; this passes within the hour. A lower `request-budget` spares them.',
      )
    case 'timeout':
    case 'unreachable':
      return trouble(
        'unreachable',
        'Often temporary. On your own server, check `GITHUB_API_URL` and any proxy in between.',
      )
    case 'server':
      return trouble(
        'server',
        'The platform’s own trouble; see its status page. The next run fills what is missing here.',
      )
    case 'shape':
      return trouble(
        'shape',
        'The answer was not what the API promises. Does a proxy or a login page answer in its place?',
      )
    case 'rejected':
      return trouble(
        'rejected',
        'The platform did not take the request as it was made. Please report this with the message above.',
      )
    default:
      return reason satisfies never
  }
}

/**
 * Tells each kind of trouble once: thirty logs refused for one missing permission are one trouble. What makes a run unknown is
 * told by its name, whatever was refused for the same reason before it.
 */
export function tellOnce(troubles: TroubleLog): (refusal: Refused, asked: Asked) => void {
  const told = new Set<string>()
  return (refusal, asked) => {
    const trouble = troubleOf(refusal, asked)
    const { code, unseen } = trouble
    if (told.has(code) && (unseen === undefined || told.has(unseen))) return
    told.add(code)
    if (unseen !== undefined) told.add(unseen)
    troubles.add(trouble)
  }
}
