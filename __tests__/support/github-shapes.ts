/**
 * Runs and jobs in the shapes GitHub answers with: a recorded answer of each (`fixtures/github/SOURCES.md`) as the mould,
 * with the fields that came since (`created_at`, `workflow_name`, `display_title`).
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export type Raw = Readonly<Record<string, unknown>>

const fixture = (name: string): readonly Raw[] =>
  JSON.parse(readFileSync(join(process.cwd(), '__tests__/fixtures/github', name), 'utf8')) as readonly Raw[]

interface Payload {
  readonly repository: Raw
  readonly pull_request: Raw
}
let moulds: { readonly run: Raw; readonly job: Raw; readonly payload: Payload } | undefined
const mould = () => {
  moulds ??= {
    run: fixture('runs.json')[0] ?? {},
    job: fixture('jobs.json')[9] ?? {},
    // Of GitHub’s example of a pull request: whole objects, where the recorded answers have their first fields.
    payload: (fixture('events.json') as unknown as { readonly pull_request: Payload }).pull_request,
  }
  return moulds
}

/** Recorded answers as they are. */
export const recordedRuns = (): readonly Raw[] => fixture('runs.json')
export const recordedJobs = (): readonly Raw[] => fixture('jobs.json')

export const iso = (ms: number): string => new Date(ms).toISOString().replace(/\.\d{3}Z$/, 'Z')

export const rawPerson = (login: string) => ({
  login,
  id: 1,
  node_id: 'MDQ6VXNlcjE=',
  gravatar_id: '',
  html_url: `https://github.com/${login}`,
  type: login.endsWith('[bot]') ? 'Bot' : 'User',
  site_admin: false,
})

/** As a run bears it and a list of repositories has it. */
export const rawListedRepository = (fullName: string, fork = false) => ({
  id: fork ? 2 : 1,
  node_id: 'R_1',
  name: fullName.split('/')[1],
  full_name: fullName,
  private: false,
  owner: rawPerson(fullName.split('/')[0] ?? ''),
  html_url: `https://github.com/${fullName}`,
  url: `https://api.github.com/repos/${fullName}`,
  description: null,
  fork,
  archived: false,
})

export const rawRepository = (fullName: string, defaultBranch: string): Raw => ({
  ...mould().payload.repository,
  ...rawListedRepository(fullName),
  default_branch: defaultBranch,
  has_discussions: false,
  network_count: 0,
  subscribers_count: 0,
})

export const rawComment = (given: {
  readonly id: number
  readonly body: string
  readonly user: { readonly login: string; readonly type: string }
}): Raw => ({
  id: given.id,
  node_id: 'IC_1',
  url: `https://api.github.com/repos/o/r/issues/comments/${given.id}`,
  html_url: `https://github.com/o/r/pull/7#issuecomment-${given.id}`,
  body: given.body,
  user: { ...rawPerson(given.user.login), ...given.user },
  created_at: '2026-01-01T00:00:00Z',
  updated_at: '2026-01-01T00:00:00Z',
  author_association: 'NONE',
  performed_via_github_app: null,
})

export interface PullHead {
  readonly sha: string
  readonly ref: string
  readonly owner: string
}

export const rawPull = (number: number, state: string, head: PullHead): Raw => ({
  ...mould().payload.pull_request,
  number,
  state,
  head: { ...(mould().payload.pull_request['head'] as Raw), ...head, label: `${head.owner}:${head.ref}` },
})

/** A run lists the open pull requests of its head, whatever event started it. */
export const rawPullOfRun = ({
  number,
  sha,
  ref,
}: {
  readonly number: number
  readonly sha: string
  readonly ref: string
}) => {
  const repo = { id: 1, url: 'https://api.github.com/repos/o/r', name: 'r' }
  return {
    id: number,
    number,
    url: 'https://api.github.com/',
    head: { ref, sha, repo },
    base: { ref: 'main', sha: 'c'.repeat(40), repo },
  }
}

export const rawObject = (sha: string, type: 'commit' | 'tag') => ({
  sha,
  type,
  url: `https://api.github.com/repos/o/r/git/${type}s/${sha}`,
})

export interface RunOptions {
  readonly repository: string
  readonly id: number
  readonly attempt?: number
  readonly startedAt: number
  readonly status?: string
  readonly conclusion?: string | null
  readonly event?: string
  readonly branch?: string
  readonly sha?: string
  readonly path?: string
  readonly head?: string
  readonly pulls?: readonly number[]
}

export function rawRun(options: RunOptions): Raw {
  const { repository, id, startedAt, branch = 'main', sha = 'a'.repeat(40), head = repository } = options
  const [owner = '', name = ''] = repository.split('/')
  const repositoryOf = (fullName: string) => rawListedRepository(fullName, fullName !== repository)
  return {
    ...mould().run,
    id,
    name: 'CI',
    actor: rawPerson('ada'),
    triggering_actor: rawPerson('ada'),
    display_title: 'Make it faster',
    path: options.path ?? '.github/workflows/ci.yml',
    run_number: id,
    run_attempt: options.attempt ?? 1,
    event: options.event ?? 'push',
    status: options.status ?? 'completed',
    conclusion: options.conclusion === undefined ? 'success' : options.conclusion,
    head_branch: branch,
    head_sha: sha,
    html_url: `https://github.com/${owner}/${name}/actions/runs/${id}`,
    pull_requests: (options.pulls ?? []).map((number) => rawPullOfRun({ number, sha, ref: branch })),
    created_at: iso(startedAt - 5000),
    run_started_at: iso(startedAt),
    // Bumped long after the end, as GitHub does it: nothing may be computed from it.
    updated_at: iso(startedAt + 400 * 24 * 3_600_000),
    repository: repositoryOf(repository),
    head_repository: repositoryOf(head),
  }
}

export interface StepOptions {
  readonly name: string
  readonly seconds?: number
  readonly status?: string
  readonly conclusion?: string | null
}

export interface JobOptions {
  readonly id: number
  readonly run: number
  readonly attempt?: number
  readonly name: string
  readonly startedAt: number
  readonly queuedSeconds?: number
  readonly status?: string
  readonly conclusion?: string | null
  readonly steps: readonly StepOptions[]
  readonly runner?: string
  readonly labels?: readonly string[]
  /** Ids of jobs it waits for: it is not listed before they have ended. */
  readonly needs?: readonly number[]
}

/** Steps follow one another; one in progress or still to come has no end. */
export function rawJob(options: JobOptions): Raw {
  let clock = options.startedAt
  const steps = options.steps.map((step, index) => {
    const started = clock
    clock += (step.seconds ?? 1) * 1000
    const status = step.status ?? 'completed'
    return {
      name: step.name,
      status,
      conclusion: status === 'completed' ? (step.conclusion ?? 'success') : null,
      number: index + 1,
      started_at: status === 'queued' ? null : iso(started),
      completed_at: status === 'completed' ? iso(clock) : null,
    }
  })
  const status = options.status ?? 'completed'
  return {
    ...mould().job,
    id: options.id,
    run_id: options.run,
    run_attempt: options.attempt ?? 1,
    name: options.name,
    status,
    conclusion: status === 'completed' ? (options.conclusion ?? 'success') : null,
    head_branch: 'main',
    workflow_name: 'CI',
    created_at: iso(options.startedAt - (options.queuedSeconds ?? 4) * 1000),
    started_at: iso(options.startedAt),
    completed_at: status === 'completed' ? iso(clock) : null,
    html_url: `https://github.com/o/r/actions/runs/${options.run}/job/${options.id}`,
    steps,
    labels: options.labels ?? ['ubuntu-latest'],
    runner_name: options.runner ?? `GitHub Actions ${options.id % 100}`,
  }
}
