/** Answers in the shapes GitLab was recorded to give (`__tests__/fixtures/gitlab`). */
import type { Raw, RawPipeline } from './gitlab-routes.js'

const iso = (ms: number): string => new Date(ms).toISOString()
export const shaOfPipeline = (id: number): string => id.toString(16).padStart(40, '0')

export const rawProject = (id: number, path: string, more: Raw = {}) => ({
  id,
  name: path.split('/').at(-1),
  path_with_namespace: path,
  default_branch: 'main',
  visibility: 'private',
  archived: false,
  jobs_enabled: true,
  builds_access_level: 'enabled',
  ci_config_path: '',
  web_url: `https://gitlab.example/${path}`,
  ...more,
})

const user = (username: string): Raw => ({
  id: 39,
  username,
  name: username,
  state: 'active',
  web_url: `https://gitlab.example/${username}`,
})

export interface PipelineOptions {
  readonly id: number
  readonly project: number
  readonly path: string
  readonly source?: string
  readonly ref?: string
  readonly sha?: string
  readonly status?: string
  readonly name?: string | null
  /** ms since the epoch */
  readonly createdAt: number
  readonly updatedAt: number
}

export const rawPipeline = (given: PipelineOptions): RawPipeline => ({
  id: given.id,
  iid: given.id,
  project_id: given.project,
  sha: given.sha ?? shaOfPipeline(given.id),
  ref: given.ref ?? 'main',
  status: given.status ?? 'success',
  source: given.source ?? 'push',
  created_at: iso(given.createdAt),
  updated_at: iso(given.updatedAt),
  web_url: `https://gitlab.example/${given.path}/-/pipelines/${given.id}`,
  name: given.name ?? null,
})

export interface GitlabJobOptions {
  readonly id: number
  readonly name: string
  readonly path: string
  readonly stage?: string
  readonly status?: string
  readonly createdAt: number
  /** Undefined for one that was never started. */
  readonly startedAt?: number
  readonly seconds?: number
  readonly more?: Raw
  readonly actor?: string
}

export function rawGitlabJob(given: GitlabJobOptions) {
  const { startedAt, seconds = 60, status = 'success' } = given
  const finished = startedAt !== undefined && status !== 'running' ? startedAt + seconds * 1000 : undefined
  return {
    id: given.id,
    status,
    stage: given.stage ?? 'test',
    name: given.name,
    ref: 'main',
    tag: false,
    coverage: null,
    allow_failure: false,
    created_at: iso(given.createdAt),
    started_at: startedAt === undefined ? null : iso(startedAt),
    finished_at: finished === undefined ? null : iso(finished),
    erased_at: null,
    duration: startedAt === undefined ? null : seconds,
    queued_duration: startedAt === undefined ? null : 2.5,
    user: user(given.actor ?? 'ada'),
    commit: {
      id: shaOfPipeline(given.id),
      short_id: shaOfPipeline(given.id).slice(0, 8),
      title: `Change ${given.id}`,
      message: 'x'.repeat(200),
    },
    ...(status === 'failed' ? { failure_reason: 'script_failure' } : {}),
    web_url: `https://gitlab.example/${given.path}/-/jobs/${given.id}`,
    project: { ci_job_token_scope_enabled: false },
    artifacts:
      startedAt === undefined ? [] : [{ file_type: 'trace', size: 2496, filename: 'job.log', file_format: null }],
    runner:
      startedAt === undefined
        ? null
        : { id: 2, description: 'runner-1', active: true, is_shared: false, name: 'gitlab-runner', status: 'online' },
    artifacts_expire_at: null,
    tag_list: ['linux'],
    ...given.more,
  }
}

/** As a runner writes it: sections, colours and the sentence it ends a failed job with. */
export const traceOfJob = (log: Buffer, failed: boolean): Buffer =>
  Buffer.concat([
    Buffer.from(
      '\u001b[0KRunning with gitlab-runner 17.4.0 (b92ee590)\u001b[0;m\n\u001b[0K  on runner-1 t1_abcdef, system ID: s_0123456789ab\u001b[0;m\nsection_start:1767322861:prepare_executor\r\u001b[0K\u001b[0K\u001b[36;1mPreparing the "docker" executor\u001b[0;m\u001b[0;m\nUsing Docker executor with image node:24 ...\nsection_end:1767322863:prepare_executor\r\u001b[0Ksection_start:1767322865:step_script\r\u001b[0K\u001b[0K\u001b[36;1mExecuting "step_script" stage of the job script\u001b[0;m\u001b[0;m\n',
    ),
    log,
    Buffer.from(
      `\nsection_end:1767322900:step_script\r\u001b[0K${failed ? '\u001b[31;1mERROR: Job failed: exit code 1\n\u001b[0;m' : '\u001b[32;1mJob succeeded\u001b[0;m'}\n`,
    ),
  ])
