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

/** Of opening one issue. */
const mostTries = 4

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
  /** GitHub opens no issue for one who cannot be assigned: all of them, then each alone, then nobody. */
  async function create(step: Extract<IssueStep, { kind: 'create' }>): Promise<Answer<unknown>> {
    const { assignees } = step.topic
    const tries =
      assignees.length === 0 ? [] : [assignees, ...(assignees.length > 1 ? assignees.map((one) => [one]) : [])]
    for (const some of tries.slice(0, mostTries)) {
      const answer = await client.send(routeOf(step), { ...at, ...bodyOf(step), assignees: [...some] })
      if (answer.kind === 'ok' || answer.status !== 422) return answer
    }
    return client.send(routeOf(step), { ...at, ...bodyOf(step) })
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
      done(step.kind === 'create' ? await create(step) : await client.send(routeOf(step), { ...at, ...bodyOf(step) }))
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
