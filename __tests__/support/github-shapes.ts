/**
 * Runs and jobs in the shapes GitHub answers with: a recorded answer of each (`fixtures/github/SOURCES.md`) as the mould,
 * with the fields that came since (`created_at`, `workflow_name`, `display_title`).
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export type Raw = Readonly<Record<string, unknown>>

const fixture = (name: string): readonly Raw[] =>
  JSON.parse(readFileSync(join(process.cwd(), '__tests__/fixtures/github', name), 'utf8')) as readonly Raw[]

let moulds: { readonly run: Raw; readonly job: Raw } | undefined
const mould = () => {
  moulds ??= { run: fixture('runs.json')[0] ?? {}, job: fixture('jobs.json')[9] ?? {} }
  return moulds
}

/** Recorded answers as they are. */
export const recordedRuns = (): readonly Raw[] => fixture('runs.json')
export const recordedJobs = (): readonly Raw[] => fixture('jobs.json')

export const iso = (ms: number): string => new Date(ms).toISOString().replace(/\.\d{3}Z$/, 'Z')

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
  const repositoryOf = (fullName: string) => ({
    id: fullName === repository ? 1 : 2,
    full_name: fullName,
    name: fullName.split('/')[1],
    private: false,
    fork: fullName !== repository,
    url: `https://api.github.com/repos/${fullName}`,
  })
  return {
    ...mould().run,
    id,
    name: 'CI',
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
    pull_requests: (options.pulls ?? []).map((number) => ({ number, id: number, url: 'https://api.github.com/' })),
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
    created_at: iso(options.startedAt - (options.queuedSeconds ?? 4) * 1000),
    started_at: iso(options.startedAt),
    completed_at: status === 'completed' ? iso(clock) : null,
    html_url: `https://github.com/o/r/actions/runs/${options.run}/job/${options.id}`,
    steps,
    labels: options.labels ?? ['ubuntu-latest'],
    runner_name: options.runner ?? `GitHub Actions ${options.id % 100}`,
  }
}
