/** The comment on the pull request: one per workflow, kept up to date in place. */
import { z } from 'zod'
import type { CommentMode } from '../../../config/inputs.js'
import type { PullRequestComment } from '../../../core/report/comment/index.js'
import { isSameName } from '../../../core/run/trust.js'
import type { Env, Presenter, TroubleLog } from '../../../ports.js'
import { createBudget } from '../../http/budget.js'
import { type Client, createClient } from '../../http/github/client.js'
import type { Fetch } from '../../http/guarded-fetch.js'
import type { Outage } from '../../http/outage.js'
import { bodyToWrite, markerOf } from '../comments.js'
import { tellOnce } from './refusals.js'
import { pullShape, valid } from './shapes.js'

export interface CommentOptions {
  readonly mode: CommentMode
  readonly token: string | undefined
  readonly env: Env
  readonly troubles: TroubleLog
  readonly fetch?: Fetch | undefined
  readonly outage?: Outage | undefined
  readonly pauseMs?: number | undefined
}

export const commentShape = z.object({
  id: z.union([z.number(), z.bigint()]).transform(String),
  body: z.string().optional().catch(undefined),
  user: z.object({ login: z.string(), type: z.string().optional() }).nullable().optional().catch(undefined),
})
export type Comment = z.infer<typeof commentShape>

/** GitHub takes 65,536 characters. */
const longest = 60_000
/** A pull request with more than 300 comments gets a new one. */
const pages = 3
const most = 12
const timeoutMs = 5_000

/**
 * Writes after everything else is shown. Needs `pull-requests: write`, which the token of a run from a fork never has: there
 * the companion writes it, and a step of the run itself leaves it.
 */
export function createGithubComment(options: CommentOptions): Presenter {
  const { mode, token, env, troubles } = options
  const tell = tellOnce(troubles)
  return {
    async show({ comment }) {
      if (mode === 'off' || comment?.isPullRequest !== true || isForeign(comment, env)) return
      const client = createClient({
        ...options,
        token,
        env,
        budget: createBudget(most),
        left: () => Number.POSITIVE_INFINITY,
        timeoutMs,
      })
      const asked = { what: 'The comment on the pull request', need: 'pull-requests: write' } as const
      const written = await write(client, comment, { mode, env })
      if (written?.kind === 'refused') tell(written, asked)
    },
  }
}

/** Inside the run of a fork the token can only read. */
const isForeign = ({ headRepository }: PullRequestComment, env: Env): boolean =>
  env['GITHUB_EVENT_NAME'] === 'pull_request' &&
  headRepository !== undefined &&
  !isSameName(headRepository, env['GITHUB_REPOSITORY'] ?? '')

type Refusal = Extract<Awaited<ReturnType<Client['send']>>, { kind: 'refused' }>

async function write(
  client: Client,
  comment: PullRequestComment,
  { mode, env }: { readonly mode: CommentMode; readonly env: Env },
): Promise<Refusal | undefined> {
  const [owner = '', repo = ''] = (env['GITHUB_REPOSITORY'] ?? '').split('/')
  const at = { owner, repo }
  const pull = await findPull(client, comment, at)
  if (pull === undefined || 'kind' in pull) return pull
  const listed = await ownComments(client, comment, { ...at, issue_number: pull.number })
  if ('kind' in listed) return listed
  const [earlier] = listed
  const body = bodyToWrite(comment, { mode, earlier: earlier?.body, longest })
  if (body === undefined) return undefined
  const sent =
    earlier === undefined
      ? await client.send('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', {
          ...at,
          issue_number: pull.number,
          body,
        })
      : await client.send('PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}', {
          ...at,
          comment_id: earlier.id,
          body,
        })
  return sent.kind === 'refused' ? sent : undefined
}

interface At {
  readonly owner: string
  readonly repo: string
}

/**
 * The open pull request whose head is the commit that was judged: of an older commit nothing is written over what is said of
 * a newer one. A run that a fork started names no pull request; it is found by where its commit came from.
 */
async function findPull(
  client: Client,
  { pullRequest, sha, branch, headRepository }: PullRequestComment,
  at: At,
): Promise<{ readonly number: number } | Refusal | undefined> {
  const isOurs = (pull: z.infer<typeof pullShape>) =>
    pull.state === 'open' && (sha === undefined || pull.head.sha === sha)
  if (pullRequest !== undefined) {
    const answer = await client.get(
      '/repos/{owner}/{repo}/pulls/{pull_number}',
      { ...at, pull_number: pullRequest },
      pullShape,
    )
    if (answer.kind === 'refused') return answer
    return isOurs(answer.value) ? { number: answer.value.number } : undefined
  }
  const headOwner = headRepository?.split('/')[0]
  if (headOwner === undefined || branch === undefined || sha === undefined) return undefined
  const params = { ...at, state: 'open', head: `${headOwner}:${branch}`, per_page: 30 }
  const answer = await client.get('/repos/{owner}/{repo}/pulls', params, z.array(z.unknown()))
  if (answer.kind === 'refused') return answer
  const found = valid(pullShape, answer.value).find(isOurs)
  return found === undefined ? undefined : { number: found.number }
}

/** Anybody can write the marker: only a comment of a bot, as the workflow’s token is one, or of the token’s own user is ours. */
async function ownComments(
  client: Client,
  comment: PullRequestComment,
  at: At & { readonly issue_number: number },
): Promise<readonly Comment[] | Refusal> {
  const marked: Comment[] = []
  for (let page = 1; page <= pages; page++) {
    const route = '/repos/{owner}/{repo}/issues/{issue_number}/comments'
    const answer = await client.get(route, { ...at, per_page: 100, page }, z.array(z.unknown()))
    if (answer.kind === 'refused') return answer
    const comments = valid(commentShape, answer.value)
    marked.push(...comments.filter(({ body }) => body?.startsWith(markerOf(comment))))
    if (answer.value.length < 100 || marked.some(({ user }) => user?.type === 'Bot')) break
  }
  const bots = marked.filter(({ user }) => user?.type === 'Bot')
  if (bots.length > 0 || marked.length === 0) return bots
  const me = await client.get('/user', {}, z.object({ login: z.string() }))
  return me.kind === 'ok' ? marked.filter(({ user }) => user?.login === me.value.login) : []
}
