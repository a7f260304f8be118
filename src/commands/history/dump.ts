/** Dumps of an API as records: lists of runs, of jobs, or single ones, in whatever nesting `gh api` or curl leaves them. */
import { type JobShape, jobShape, type RunShape, runShape } from '../../adapters/platforms/github/shapes.js'
import { jobOf, runOf, statusOf, workflowPath } from '../../adapters/platforms/github/translate.js'
import { recordRun } from '../../core/collect/record.js'
import type { RunRecord } from '../../core/model/index.js'
import { formatCount } from '../../core/run/format.js'
import {
  addTo,
  gitlabRecords,
  isGitlabJob,
  isGitlabPipeline,
  isJenkinsBuild,
  jenkinsRecords,
} from './dump-elsewhere.js'

export interface Dumped {
  readonly path: string
  readonly value: unknown
}

export interface Owner {
  readonly repository: string
  /** Undefined where nobody named it: each platform has a default of its own. */
  readonly workflow: string | undefined
  readonly host: string | undefined
}

export interface DumpRead {
  readonly records: readonly RunRecord[]
  /** Why a file cannot be taken in. */
  readonly faults: readonly string[]
  readonly notes: readonly string[]
}

/** @param now when the dump is taken in, milliseconds since the epoch */
export async function recordsOfDump(dumped: readonly Dumped[], owner: Owner, now: number): Promise<DumpRead> {
  const key = ownKey(owner, 'github.com', '.github/workflows/ci.yml')
  const runs = new Map<string, RunShape>()
  const jobs = new Map<string, JobShape[]>()
  const elsewhere = { builds: [] as Item[], pipelines: [] as Item[], pipelineJobs: [] as Item[] }
  const faults: string[] = []
  const notes: string[] = []
  for (const { path, value } of dumped) {
    let [used, foreign] = [0, 0]
    for (const item of itemsOf(value)) {
      used += 1
      if (isJenkinsBuild(item)) elsewhere.builds.push(item)
      else if (isGitlabJob(item)) elsewhere.pipelineJobs.push(item)
      else if (isGitlabPipeline(item)) elsewhere.pipelines.push(item)
      else {
        const runId = item['run_id']
        const job = runId === undefined ? undefined : jobShape.safeParse(item)
        const run = runId === undefined && isRun(item) ? runShape.safeParse(item) : undefined
        if (job?.success) addTo(jobs, String(runId), job.data)
        else if (run?.success) runs.set(`${run.data.id}/${run.data.run_attempt ?? 1}`, run.data)
        else foreign += 1
      }
    }
    if (used === foreign)
      faults.push(
        `${path}: holds no runs or jobs of the GitHub API, no pipelines or jobs of GitLab’s, and no builds of Jenkins’`,
      )
    else if (foreign > 0) notes.push(`${path}: ${formatCount(foreign, 'item is', 'items are')} no run or job; left out`)
  }
  const listed = new Set([...runs.values()].map(({ id }) => id))
  const orphans = [...jobs.keys()].filter((id) => !listed.has(id)).length
  if (orphans > 0)
    notes.push(`jobs of ${formatCount(orphans, 'run')} were left out: their runs are in none of the files`)
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
  const { builds, pipelines, pipelineJobs } = elsewhere
  const others = [
    ...(builds.length === 0 ? [] : await jenkinsRecords(builds, ownKey(owner, 'jenkins', 'Jenkinsfile'), now)),
    ...(pipelines.length + pipelineJobs.length === 0
      ? []
      : await gitlabRecords(pipelines, pipelineJobs, ownKey(owner, 'gitlab.com', '.gitlab-ci.yml'), now)),
  ]
  const unfinished = builds.length + pipelines.length - others.length
  if (unfinished > 0 && pipelineJobs.length === 0)
    notes.push(`${formatCount(unfinished, 'run that has', 'runs that have')} not ended were left out`)
  return { records: [...records, ...others], faults, notes }
}

type Item = Readonly<Record<string, unknown>>

/** Nearly everything of a run may be absent, but not when it was and how it stands. */
const isRun = (item: Item): boolean =>
  ['created_at', 'run_started_at', 'started_at'].some((name) => typeof item[name] === 'string') &&
  ['status', 'conclusion'].some((name) => typeof item[name] === 'string')

const ownKey = ({ host, repository, workflow }: Owner, defaultHost: string, file: string) => ({
  host: host ?? defaultHost,
  repository,
  workflow: workflow ?? file,
})

/** As deep as any dump is nested: pages of a map by branch of lists. */
const deepest = 8
const listNames = ['workflow_runs', 'jobs', 'builds', 'allBuilds']

function itemsOf(value: unknown, depth = 0): readonly Item[] {
  const below = (inner: unknown) => itemsOf(inner, depth + 1)
  if (depth > deepest) return []
  if (Array.isArray(value)) return value.flatMap(below)
  if (typeof value !== 'object' || value === null) return []
  const item = value as Item
  const listed = listNames.map((name) => item[name]).filter(Array.isArray)
  // A Jenkins folder or a map by branch holds its lists one level down.
  const nested = Object.values(item)
  if (listed.length > 0) return listed.flatMap(below)
  return nested.length > 0 && nested.every(Array.isArray) ? nested.flatMap(below) : [item]
}
