/** Dumps of the GitHub API as records: lists of runs, of jobs, or single ones, in whatever nesting `gh api` leaves them. */
import { type JobShape, jobShape, type RunShape, runShape } from '../adapters/platforms/github/shapes.js'
import { jobOf, runOf, statusOf, workflowPath } from '../adapters/platforms/github/translate.js'
import { recordRun } from '../core/collect/record.js'
import type { RunKey, RunRecord } from '../core/model/index.js'
import { formatCount } from '../core/words/format.js'

export interface Dumped {
  readonly path: string
  readonly value: unknown
}

/** @param now when the dump is taken in, milliseconds since the epoch */
export function recordsOfDump(
  dumped: readonly Dumped[],
  key: Omit<RunKey, 'run' | 'attempt'>,
  now: number,
): { readonly records: readonly RunRecord[]; readonly problems: readonly string[] } {
  const runs = new Map<string, RunShape>()
  const jobs = new Map<string, JobShape[]>()
  const problems: string[] = []
  for (const { path, value } of dumped) {
    let used = 0
    for (const item of itemsOf(value)) {
      const runId = (item as { readonly run_id?: unknown }).run_id
      const job = runId === undefined ? undefined : jobShape.safeParse(item)
      const run = runId === undefined ? runShape.safeParse(item) : undefined
      if (job?.success) jobs.set(String(runId), [...(jobs.get(String(runId)) ?? []), job.data])
      else if (run?.success) runs.set(run.data.id, run.data)
      else continue
      used += 1
    }
    if (used === 0) problems.push(`${path}: holds neither runs nor jobs of the GitHub API`)
  }
  const orphans = [...jobs.keys()].filter((id) => !runs.has(id)).length
  if (orphans > 0)
    problems.push(`jobs of ${formatCount(orphans, 'run')} were left out: their runs are in none of the files`)
  const records = [...runs.values()].map((run) =>
    recordRun({
      key: {
        host: key.host,
        repository: run.repository?.full_name ?? key.repository,
        workflow: workflowPath(run.path) ?? key.workflow,
        run: run.id,
        attempt: run.run_attempt ?? 1,
      },
      observedAt: new Date(now).toISOString(),
      status: statusOf(run),
      source: 'api',
      run: runOf(run),
      jobs: (jobs.get(run.id) ?? []).map(jobOf),
    }),
  )
  return { records, problems }
}

function itemsOf(value: unknown): readonly object[] {
  if (Array.isArray(value)) return value.flatMap(itemsOf)
  if (typeof value !== 'object' || value === null) return []
  const { workflow_runs: runs, jobs } = value as { readonly workflow_runs?: unknown; readonly jobs?: unknown }
  const listed = [runs, jobs].filter(Array.isArray)
  return listed.length > 0 ? listed.flatMap(itemsOf) : [value]
}
