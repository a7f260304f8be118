/** Addresses of what a finding points at: a line of code at the commit, a line of a job’s log. */
import type { Failure, RunRecord } from '../model/index.js'
import { repositoryPath } from '../run/repository-path.js'
import { safeUrl } from './escape.js'

const commit = /^[0-9a-f]{7,64}$/i

/**
 * GitHub, GHES and Gitea: `…/owner/repo/actions/runs/1` → `…/owner/repo/blob/SHA/path#L41`;
 * GitLab: `…/group/app/-/pipelines/1` → `…/group/app/-/blob/SHA/path#L41`. Undefined elsewhere, and for a file outside of
 * the repository.
 */
export function fileUrl(record: RunRecord, file: string | undefined, line: number | undefined): string | undefined {
  const { url, sha } = record.run.value
  const path = file === undefined ? undefined : repositoryPath(file)
  if (path === undefined || url === undefined || sha === undefined || !commit.test(sha) || /^0+$/.test(sha)) return
  const base = /^(.+?)(?:\/actions\/runs\/|(\/-)\/(?:pipelines|jobs)\/)/.exec(url)
  if (base?.[1] === undefined) return undefined
  const encoded = path.split('/').map(encodeURIComponent).join('/')
  return safeUrl(`${base[1]}${base[2] ?? ''}/blob/${sha}/${encoded}${line === undefined ? '' : `#L${line}`}`)
}

/**
 * GitLab anchors lines of the whole log (`#L214`). GitHub counts lines within a step, which a whole log does not tell, so its
 * link opens the step (`#step:4:1`).
 */
export function logUrl(
  record: RunRecord,
  { jobId, diagnosis }: Pick<Failure, 'jobId' | 'diagnosis'>,
): string | undefined {
  const job = jobId === undefined ? undefined : record.jobs[jobId]?.facts?.value
  if (job?.url === undefined) return undefined
  const line = diagnosis.lines[0]?.number
  if (job.url.includes('/-/jobs/')) return safeUrl(line === undefined ? job.url : `${job.url}#L${line}`)
  const step = job.steps?.find(({ name }) => name === diagnosis.step)?.number
  return safeUrl(job.url.includes('/actions/runs/') && step !== undefined ? `${job.url}#step:${step}:1` : job.url)
}
