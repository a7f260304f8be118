/** What must still be true right before a rerun is asked for. Minutes have passed since the decision, and others act too. */

import { z } from 'zod'
import type { DecisionOf, Snapshot } from '../../../core/model/index.js'
import { at, type Context } from './context.js'
import { fetchRun } from './listing.js'
import { pullShape, type RunShape, refShape, valid } from './shapes.js'
import { statusOf } from './translate.js'

/** Why not, in one plain sentence; undefined when all is as it was. */
export async function objection(
  context: Context,
  decision: DecisionOf<'rerun'>,
  snapshot: Snapshot,
): Promise<string | undefined> {
  if (decision.jobs.length === 0) return 'no job is named'
  const answer = await fetchRun(context, snapshot.key.run, undefined)
  if (answer.kind === 'refused') return `the run could not be looked at again: ${answer.message}`
  const run = answer.value
  if (run.event === 'merge_group') return 'the merge queue has gone on; a rerun would not help it'
  if (statusOf(run) !== 'completed') return 'the run is in progress again'
  if ((run.run_attempt ?? 1) !== snapshot.key.attempt) return `attempt ${run.run_attempt} exists already`
  if (run.head_sha === undefined || run.head_sha !== snapshot.run.sha) return 'the run is of another commit now'
  return (await isHead(context, run, snapshot))
    ? undefined
    : 'its commit is no longer the head of its branch or open pull request'
}

async function isHead(context: Context, run: RunShape, snapshot: Snapshot): Promise<boolean> {
  const pull = run.pull_requests?.[0]?.number ?? snapshot.run.pullRequest
  if (pull !== undefined) {
    const answer = await context.client.get(
      '/repos/{owner}/{repo}/pulls/{pull_number}',
      at(context, { pull_number: pull }),
      pullShape,
    )
    return answer.kind === 'ok' && answer.value.state === 'open' && answer.value.head.sha === run.head_sha
  }
  if (run.event?.startsWith('pull_request')) return isHeadOfFork(context, run)
  if (run.head_branch === undefined) return false
  const ref = `heads/${run.head_branch}`.split('/').map(encodeURIComponent).join('/')
  const answer = await context.client.get(`/repos/{owner}/{repo}/git/ref/${ref}`, at(context), refShape)
  return answer.kind === 'ok' && answer.value.object.sha === run.head_sha
}

/** A fork’s run does not list its pull request; it is found by its head. */
async function isHeadOfFork(context: Context, run: RunShape): Promise<boolean> {
  const owner = run.head_repository?.full_name?.split('/')[0]
  if (owner === undefined || run.head_branch === undefined) return false
  const params = at(context, { state: 'open', head: `${owner}:${run.head_branch}`, per_page: 10 })
  const answer = await context.client.get('/repos/{owner}/{repo}/pulls', params, z.array(z.unknown()))
  return answer.kind === 'ok' && valid(pullShape, answer.value).some((pull) => pull.head.sha === run.head_sha)
}
