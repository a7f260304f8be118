/** Issues on GitLab, by the project’s token. Source: GitLab’s API, "Issues". */
import { z } from 'zod'
import { type IssueStep, issueLabel } from '../../../core/report/issues/index.js'
import type { Env } from '../../../ports.js'
import type { Fetch } from '../../http/guarded-fetch.js'
import { type Answer, createRest } from '../../http/rest.js'
import type { Tracker } from './tracker.js'

const shape = z.array(
  z.object({ iid: z.int(), state: z.string(), created_at: z.string(), description: z.string().nullish() }),
)

/** @returns undefined where the project or its token is not known */
export function gitlabTracker({ env, fetch }: { readonly env: Env; readonly fetch: Fetch }): Tracker | undefined {
  const [base, path] = [env['CI_API_V4_URL'], env['CI_PROJECT_PATH']]
  // A watch knows projects by their path, which the API takes in place of the number.
  const project = env['CI_PROJECT_ID'] || (path === undefined ? undefined : encodeURIComponent(path))
  const token = env['PIPELINE_GUARD_GITLAB_TOKEN'] || env['GITLAB_TOKEN']
  if (!base || !project || !token || !/^(?:\d|[\w.-]+%2F)[\w.%-]*$/.test(project)) return undefined
  const rest = createRest({ base, headers: { 'private-token': token }, budget: 40, fetch })
  const issues = `${base.replace(/\/$/, '')}/projects/${project}/issues`
  const done = <T>(answer: Answer<T>): T => {
    if (answer.kind === 'ok') return answer.value
    throw new Error(`${answer.message}; the project token needs \`api\` and the role Reporter`)
  }
  /** The first who is known: without a licence an issue has one assignee. */
  async function assignedTo(names: readonly string[]): Promise<{ readonly assignee_ids?: readonly number[] }> {
    for (const name of names.slice(0, 3)) {
      const answer = await rest.json(`${base?.replace(/\/$/, '')}/users?username=${encodeURIComponent(name)}`)
      const read = z.array(z.object({ id: z.int() })).safeParse(answer.kind === 'ok' ? answer.value : [])
      const id = read.data?.[0]?.id
      if (id !== undefined) return { assignee_ids: [id] }
    }
    return {}
  }
  return {
    async known() {
      const query = `labels=${issueLabel}&state=all&order_by=created_at&sort=desc&per_page=100`
      return shape.parse(done(await rest.json(`${issues}?${query}`))).map((issue) => ({
        number: issue.iid,
        isOpen: issue.state === 'opened',
        createdAt: Date.parse(issue.created_at),
        body: issue.description ?? '',
      }))
    },
    async perform(step) {
      done(
        step.kind === 'create'
          ? await rest.post(issues, { ...bodyOf(step), ...(await assignedTo(step.topic.assignees)) })
          : await rest.put(`${issues}/${step.number}`, bodyOf(step)),
      )
    },
  }
}

function bodyOf(step: IssueStep): Readonly<Record<string, string>> {
  switch (step.kind) {
    case 'create':
      return { title: step.topic.title, description: step.topic.body, labels: step.topic.labels.join(',') }
    case 'update':
      return { description: step.topic.body }
    case 'close':
      return { state_event: 'close' }
    default:
      return step satisfies never
  }
}
