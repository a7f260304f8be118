/** Reruns made in the whole repository within a day, counted by the platform’s own list right before another is asked for. */
import { day, hour } from '../../../core/run/time.js'
import type { Answer } from '../../http/github/answer.js'
import { at, type Context } from './context.js'
import { type RunShape, runListShape, runShape, valid } from './shapes.js'

/** A run may be some hours old when it fails and is rerun. */
const listedHours = 30
const perPage = 100
/** A query tells of no more than a thousand runs, and its count may stop there too: a count that high says nothing of the rest. */
const mostPages = 10

/**
 * Newest runs first, a hundred a request, until the budget is seen to be spent or the day is covered. Where even a thousand
 * runs do not reach back a day, what they show is taken for the rest of it.
 *
 * @param enough count at which nothing more needs to be read
 * @returns reruns of any workflow within 24 hours, those people asked for by hand left out where that can be told
 */
export async function rerunsToday(context: Context, enough: number): Promise<Answer<number>> {
  const now = context.now()
  const created = `${instant(now - listedHours * hour)}..${instant(now + hour)}`
  let made = 0
  let oldest = now
  for (let page = 1; page <= mostPages; page++) {
    const params = at(context, { created, per_page: perPage, limit: perPage, page })
    const answer = await context.client.get('/repos/{owner}/{repo}/actions/runs', params, runListShape)
    if (answer.kind === 'refused') return answer
    const { workflow_runs: items, total_count: total = items.length } = answer.value
    for (const run of valid(runShape, items)) {
      made += rerunsOf(run, now, context.settings.githubToken)
      oldest = Math.min(oldest, Date.parse(run.created_at ?? '') || oldest)
    }
    const whole = items.length === 0 || (page * perPage >= total && page < mostPages)
    if (made >= enough || whole) return { kind: 'ok', value: made }
  }
  return { kind: 'ok', value: Math.ceil((made * day) / Math.max(hour, Math.min(day, now - oldest))) }
}

const instant = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`

/** The last attempt’s own person is known; the earlier ones of the same run are taken for ours. */
function rerunsOf(run: RunShape, now: number, token: string | undefined): number {
  const attempts = (run.run_attempt ?? 1) - 1
  const startedAt = Date.parse(run.run_started_at ?? run.started_at ?? run.created_at ?? '')
  if (attempts === 0 || now - startedAt >= day) return 0
  return attempts - (byHand(run, token) ? 1 : 0)
}

/** A job’s own token acts as a bot, so what a person asked for is not ours; with a person’s token nobody can tell. */
const byHand = ({ triggering_actor: who }: RunShape, token: string | undefined): boolean =>
  token?.startsWith('ghs_') === true && who?.login !== undefined && !who.login.endsWith('[bot]')
