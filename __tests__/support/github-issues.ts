/** Issues of the loopback REST service. */
import { type Raw, rawPerson } from './github-shapes.js'

export interface Issue {
  readonly number: number
  readonly labels: readonly string[]
  title: string
  body: string
  state: 'open' | 'closed'
  state_reason?: string | null
  readonly assignees?: readonly string[]
}

const base = 'https://api.github.com/repos/o/r'

function rawIssue({ labels, ...issue }: Issue): Raw {
  const at = `${base}/issues/${issue.number}`
  return {
    id: issue.number,
    node_id: 'I_1',
    url: at,
    repository_url: base,
    labels_url: `${at}/labels{/name}`,
    comments_url: `${at}/comments`,
    events_url: `${at}/events`,
    html_url: `https://github.com/o/r/issues/${issue.number}`,
    user: rawPerson('github-actions[bot]'),
    labels: labels.map((name, id) => ({
      id,
      node_id: 'L_1',
      name,
      color: 'ededed',
      default: false,
      description: null,
    })),
    assignee: null,
    milestone: null,
    locked: false,
    comments: 0,
    created_at: '2026-01-01T00:00:00Z',
    updated_at: '2026-01-01T00:00:00Z',
    closed_at: issue.state === 'closed' ? '2026-01-02T00:00:00Z' : null,
    author_association: 'NONE',
    ...issue,
    // They are asked for by name, and told of as people.
    assignees: (issue.assignees ?? []).map(rawPerson),
  }
}

/** Newest first, by label and state. */
export function listedIssues(issues: readonly Issue[], query: URLSearchParams): readonly Raw[] {
  const labels = query.get('labels')?.split(',') ?? []
  const state = query.get('state') ?? 'open'
  return issues
    .filter((issue) => state === 'all' || issue.state === state)
    .filter((issue) => labels.every((label) => issue.labels.includes(label)))
    .toReversed()
    .slice(0, Number(query.get('per_page') ?? 30))
    .map(rawIssue)
}

export function openIssue(issues: Issue[], body: string): Raw {
  const issue: Issue = { labels: [], state: 'open', ...JSON.parse(body), number: issues.length + 1 }
  issues.push(issue)
  return rawIssue(issue)
}

/** @returns undefined for one that is not there */
export function changeIssue(issues: readonly Issue[], number: number, body: string): Raw | undefined {
  const issue = issues.find((one) => one.number === number)
  return issue === undefined ? undefined : rawIssue(Object.assign(issue, JSON.parse(body)))
}
