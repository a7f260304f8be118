/** Since when: the last run that passed, and how long a failure has lasted. From the comparable runs of the same branch. */
import type { Failure, RunRecord } from '../model/index.js'
import { safeUrl } from './escape.js'
import type { ReportView } from './view.js'

export interface LastPassed {
  readonly run: string
  readonly sha?: string
  readonly url?: string
  /** Where the platform shows what changed between that commit and this one. */
  readonly changesUrl?: string
}

/** Undefined when no earlier run of this branch is known to have passed, or when it was of this very commit. */
export function lastPassed({ record, recent }: ReportView): LastPassed | undefined {
  const here = record.run.value
  const last = sameBranch(record, recent).findLast((run) => run.run.value.outcome === 'passed')
  if (last === undefined || (here.sha !== undefined && last.run.value.sha === here.sha)) return undefined
  const { url, number } = last.run.value
  const sha = commitOf(last)
  const changesUrl = sha === undefined || here.sha === undefined ? undefined : compareUrl(here.url, sha, here.sha)
  return {
    run: String(number ?? last.key.run),
    ...(sha === undefined ? {} : { sha }),
    ...(url === undefined ? {} : { url }),
    ...(changesUrl === undefined ? {} : { changesUrl }),
  }
}

/** The first of the unbroken row of earlier runs that failed with the same signature; undefined when the last one did not. */
export function failingSince(failure: Failure, { record, recent }: ReportView): RunRecord | undefined {
  const { signature } = failure.diagnosis
  const row = sameBranch(record, recent)
  const healthy = row.findLastIndex(
    (run) => !Object.values(run.jobs).some((job) => job.failure?.value.signature === signature),
  )
  return row[healthy + 1]
}

const sameBranch = (record: RunRecord, recent: readonly RunRecord[]): readonly RunRecord[] =>
  recent.filter((run) => run.run.value.branch === record.run.value.branch && run.key.run !== record.key.run)

const commit = /^[0-9a-f]{7,64}$/i

/** A name of zeros is git’s word for no commit. */
const commitOf = (record: RunRecord): string | undefined => {
  const { sha } = record.run.value
  return sha === undefined || /^0{7}/.test(sha) ? undefined : sha
}

/** GitHub, GHES and Gitea: `https://host/owner/repo/actions/runs/1` → `https://host/owner/repo/compare/a...b`. */
function compareUrl(runUrl: string | undefined, from: string, to: string): string | undefined {
  const at = runUrl?.indexOf('/actions/runs/') ?? -1
  if (runUrl === undefined || at < 0 || !commit.test(from) || !commit.test(to)) return undefined
  return safeUrl(`${runUrl.slice(0, at)}/compare/${from.slice(0, 12)}...${to.slice(0, 12)}`)
}
