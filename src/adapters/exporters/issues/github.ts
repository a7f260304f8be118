/** Issues on GitHub. Source: GitHub’s REST API, "Issues". */
import { z } from 'zod'
import { type IssueStep, issueLabel } from '../../../core/report/issues/index.js'
import type { Env } from '../../../ports.js'
import { createBudget } from '../../http/budget.js'
import type { Answer } from '../../http/github/answer.js'
import { createClient } from '../../http/github/client.js'
import type { Fetch } from '../../http/guarded-fetch.js'
import type { Tracker } from './tracker.js'

const shape = z.array(
  z.object({
    number: z.int(),
    state: z.string(),
    created_at: z.string(),
    body: z.string().nullish(),
    // The list holds pull requests too.
    pull_request: z.unknown().optional(),
  }),
)

interface Options {
  readonly env: Env
  readonly token: string | undefined
  readonly fetch: Fetch
}

export function githubTracker({ env, token, fetch }: Options): Tracker {
  const left = (): number => Number.POSITIVE_INFINITY
  const client = createClient({ token, env, budget: createBudget(40), left, timeoutMs: 10_000, fetch })
  const [owner = '', repo = ''] = (env['GITHUB_REPOSITORY'] ?? '').split('/')
  const at = { owner, repo }
  const done = <T>(answer: Answer<T>): T => {
    if (answer.kind === 'ok') return answer.value
    const need = answer.status === 403 || answer.status === 404 ? '; the token needs `issues: write`' : ''
    throw new Error(`${answer.message}${need}`)
  }
  /** An issue with one who cannot be assigned would not be opened at all. */
  async function assignable(names: readonly string[]): Promise<string[]> {
    const asked = await Promise.all(
      names.map(async (assignee) => {
        const answer = await client.get('/repos/{owner}/{repo}/assignees/{assignee}', { ...at, assignee }, z.unknown())
        return answer.kind === 'ok' ? [assignee] : []
      }),
    )
    return asked.flat()
  }
  return {
    async known() {
      const query = { labels: issueLabel, state: 'all', sort: 'created', direction: 'desc', per_page: 100 }
      const list = done(await client.get('/repos/{owner}/{repo}/issues', { ...at, ...query }, shape))
      return list
        .filter((issue) => issue.pull_request === undefined)
        .map(({ number, state, created_at, body }) => ({
          number,
          isOpen: state === 'open',
          createdAt: Date.parse(created_at),
          body: body ?? '',
        }))
    },
    async perform(step) {
      const assignees = step.kind === 'create' ? await assignable(step.topic.assignees) : []
      done(await client.send(routeOf(step), { ...at, ...bodyOf(step), ...(assignees.length > 0 && { assignees }) }))
    },
  }
}

const routeOf = (step: IssueStep): string =>
  step.kind === 'create' ? 'POST /repos/{owner}/{repo}/issues' : 'PATCH /repos/{owner}/{repo}/issues/{issue_number}'

function bodyOf(step: IssueStep): Readonly<Record<string, string | number | string[]>> {
  switch (step.kind) {
    case 'create':
      return { title: step.topic.title, body: step.topic.body, labels: [...step.topic.labels] }
    case 'update':
      return { issue_number: step.number, body: step.topic.body }
    case 'close':
      return { issue_number: step.number, state: 'closed', state_reason: 'completed' }
    default:
      return step satisfies never
  }
}
