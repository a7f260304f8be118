/** Since when: the last run that was in order, and how long a failure has lasted. From the comparable runs of the same branch. */
import type { Failure, RunRecord } from '../model/index.js'
import { safeUrl } from './escape.js'
import type { ReportView } from './view.js'
import { isAnomaly, openFindings } from './wording.js'

export interface LastPassed {
  readonly run: string
  readonly sha?: string
  readonly url?: string
  /** Where the platform shows what changed between that commit and this one. */
  readonly changesUrl?: string
}

/**
 * The last run without the trouble: where runs fail, one that passed; where they are slow, one before the slowness began
 * that was judged normal. Undefined where none of this branch is known, or when it was of this very commit.
 */
export function lastPassed(view: ReportView): LastPassed | undefined {
  const { record, recent } = view
  const here = record.run.value
  const passed = sameBranch(record, recent).filter((run) => run.run.value.outcome === 'passed')
  const last = (isSlow(view) ? beforeSlowness(passed, view) : passed).at(-1)
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

export const isSlow = ({ result: { ruling } }: ReportView): boolean =>
  ruling.verdict === 'degraded' || ruling.verdict === 'anomalous'

function beforeSlowness(passed: readonly RunRecord[], { result }: ReportView): readonly RunRecord[] {
  const began = openFindings(result.findings).flatMap((finding) =>
    isAnomaly(finding) && finding.since !== undefined ? [finding.since.run] : [],
  )
  const first = passed.findIndex(({ key }) => began.includes(key.run))
  return (first < 0 ? passed : passed.slice(0, first)).filter(
    ({ judgement }) => judgement === undefined || judgement.value.verdict === 'normal',
  )
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
