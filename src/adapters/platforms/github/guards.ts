/** What must still be true right before a rerun is asked for. Minutes have passed since the decision, and others act too. */
import { z } from 'zod'
import type { DecisionOf, Snapshot } from '../../../core/model/index.js'
import { isPullRequestEvent } from '../../../core/run/trust.js'
import type { Answer } from '../../http/github/answer.js'
import { at, type Context, segments } from './context.js'
import { fetchRun } from './listing.js'
import type { Need } from './refusals.js'
import { pullShape, type RunShape, refShape, valid } from './shapes.js'
import { pullRequestOf, statusOf } from './translate.js'

export interface Objection {
  /** One plain sentence. */
  readonly detail: string
  /** Somebody else was faster: it runs again, or has. */
  readonly again?: true
}

/** Why not; undefined when all is as it was. */
export async function objection(
  context: Context,
  decision: DecisionOf<'rerun'>,
  snapshot: Snapshot,
): Promise<Objection | undefined> {
  if (decision.jobs.length === 0) return { detail: 'no job is named' }
  const answer = await fetchRun(context, snapshot.key.run, undefined)
  if (answer.kind === 'refused') return { detail: `the run could not be checked again: ${answer.message}` }
  const run = answer.value
  if (run.event === 'merge_group') return { detail: 'the merge queue has gone on; a rerun would not help it' }
  if (statusOf(run) !== 'completed') return { detail: 'the run is in progress again', again: true }
  if ((run.run_attempt ?? 1) !== snapshot.key.attempt)
    return { detail: `attempt ${run.run_attempt} exists already`, again: true }
  if (run.head_sha === undefined || run.head_sha !== snapshot.run.sha)
    return { detail: 'the run is of another commit now' }
  const head = await headIs(context, run, snapshot)
  if (head.kind === 'refused') return { detail: `it is unknown whether its commit is still the head: ${head.message}` }
  return head.value ? undefined : { detail: 'its commit is no longer the head of its branch or open pull request' }
}

/** What is missing is an answer too: a branch that is gone has no head. */
async function look<T>(context: Context, asked: Asked<T>, fits: (value: T) => boolean): Promise<Answer<boolean>> {
  const answer = await context.client.get(asked.route, at(context, asked.params), asked.shape)
  if (answer.kind === 'ok') return { kind: 'ok', value: fits(answer.value) }
  if (answer.reason === 'missing') return { kind: 'ok', value: false }
  context.tell(answer, { what: 'The head of the branch or pull request', need: asked.need })
  return answer
}

interface Asked<T> {
  readonly route: string
  readonly params: Readonly<Record<string, unknown>>
  readonly shape: z.ZodType<T>
  readonly need: Need
}

/** Is the run’s commit still what its pull request or branch points at? A fork’s run does not list its pull request. */
async function headIs(context: Context, run: RunShape, snapshot: Snapshot): Promise<Answer<boolean>> {
  const need = 'pull-requests: read'
  const same = (pull: z.infer<typeof pullShape>): boolean => pull.state === 'open' && pull.head.sha === run.head_sha
  const number = pullRequestOf(run) ?? snapshot.run.pullRequest
  if (number !== undefined) {
    const params = { pull_number: number }
    return look(context, { route: '/repos/{owner}/{repo}/pulls/{pull_number}', params, shape: pullShape, need }, same)
  }
  const branch = run.head_branch
  if (branch === undefined) return { kind: 'ok', value: false }
  if (isPullRequestEvent(run.event)) {
    const owner = run.head_repository?.full_name?.split('/')[0]
    const params = { state: 'open', head: `${owner}:${branch}`, per_page: 10 }
    const asked = { route: '/repos/{owner}/{repo}/pulls', params, shape: z.array(z.unknown()), need } as const
    return look(context, asked, (pulls) => owner !== undefined && valid(pullShape, pulls).some(same))
  }
  const atHead = await look(context, refAsked(`heads/${branch}`), ({ object }) => object.sha === run.head_sha)
  // A push of a tag bears the tag’s name in the place of a branch’s.
  return atHead.kind === 'refused' || atHead.value || run.event !== 'push'
    ? atHead
    : isTagged(context, branch, run.head_sha)
}

const refAsked = (ref: string) =>
  ({
    route: `/repos/{owner}/{repo}/git/ref/${segments(ref)}`,
    params: {},
    shape: refShape,
    need: 'contents: read',
  }) as const

/** An annotated tag is an object of its own, which names the commit. */
async function isTagged(context: Context, tag: string, sha: string | undefined): Promise<Answer<boolean>> {
  const answer = await context.client.get(refAsked(`tags/${tag}`).route, at(context), refShape)
  if (answer.kind === 'refused') return answer.reason === 'missing' ? { kind: 'ok', value: false } : answer
  const { object } = answer.value
  if (object.type !== 'tag') return { kind: 'ok', value: object.sha === sha }
  const asked = {
    route: '/repos/{owner}/{repo}/git/tags/{tag_sha}',
    params: { tag_sha: object.sha },
    shape: refShape,
    need: 'contents: read',
  } as const
  return look(context, asked, (named) => named.object.sha === sha)
}
