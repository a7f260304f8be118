/** Keeps the issues of flaky tests and failures that come back: opened, updated, closed. Of the default branch alone. */
import { ownersOf } from '../../../core/owners/read.js'
import { type IssueKind, issueTopics, planIssues } from '../../../core/report/issues/index.js'
import { messageOf } from '../../../core/run/errors.js'
import { isPullRequest, isTrusted, onDefaultBranch } from '../../../core/run/trust.js'
import type { Env, Exporter, OwnersSource } from '../../../ports.js'
import type { Fetch } from '../../http/guarded-fetch.js'
import { githubTracker } from './github.js'
import { gitlabTracker } from './gitlab.js'
import type { Tracker } from './tracker.js'

export interface IssuesOptions {
  readonly kinds: readonly IssueKind[]
  /** Issues opened within 24 hours. */
  readonly most: number
  readonly env: Env
  /** Owners are mentioned, which notifies teams too. */
  readonly mentions?: boolean | undefined
  /** Of GitHub. */
  readonly token: string | undefined
  readonly fetch: Fetch
  /** Milliseconds since the epoch. */
  readonly now: () => number
}

export const createIssuesExporter = (options: IssuesOptions): Exporter => ({
  name: 'issues',
  async send({ record, history, owners }) {
    if (!isTrusted(record) || isPullRequest(record) || onDefaultBranch(record) !== true)
      return { state: 'skipped', detail: 'issues are of the default branch' }
    const tracker = trackerOf(options)
    if (tracker === undefined)
      return {
        state: 'failed',
        detail: 'no issue tracker: `issues` works on GitHub and, with a project token, on GitLab',
      }
    const { kinds, most, now } = options
    const own = history.filter(({ key }) => key.workflow === record.key.workflow)
    try {
      const { workflow } = record.key
      const topics = issueTopics(own, kinds, await issueOwners(owners, options))
      const steps = planIssues({ topics, known: await tracker.known(), workflow, kinds, most, now: now() })
      for (const step of steps) await tracker.perform(step)
      const count = (kind: string): number => steps.filter((step) => step.kind === kind).length
      return {
        state: 'done',
        detail: `${count('create')} opened, ${count('update')} updated, ${count('close')} closed`,
      }
    } catch (error) {
      return { state: 'failed', detail: messageOf(error) }
    }
  },
})

async function issueOwners(owners: OwnersSource | undefined, { mentions = false }: IssuesOptions) {
  const read = await owners?.()
  return { mentions, ownersOf: (file: string) => (read === undefined ? [] : ownersOf(read, file)) }
}

const trackerOf = ({ env, token, fetch }: IssuesOptions): Tracker | undefined =>
  env['GITHUB_REPOSITORY'] ? githubTracker({ env, token, fetch }) : gitlabTracker({ env, fetch })
