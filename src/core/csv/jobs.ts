/** Rows of jobs and steps, gathered into runs. */
import type { JobFacts, JobRecord, Outcome, RunFacts, RunKey, RunRecord, Step } from '../model/index.js'
import { largest } from './cells.js'
import { type Cells, factsOf, jobId, keyOf, stampOf } from './record.js'

/** One record a run; a job’s own row tells its duration, or failing one its steps’ rows together. */
export function jobRunsOf(rows: readonly Cells[], owner: Omit<RunKey, 'run' | 'attempt'>): RunRecord[] {
  const runs = new Map<string, Cells[]>()
  for (const row of rows) {
    const id = JSON.stringify(keyOf(row, owner))
    const list = runs.get(id)
    if (list === undefined) runs.set(id, [row])
    else list.push(row)
  }
  return [...runs.values()].map((list) => runOf(list, owner))
}

function runOf(rows: readonly Cells[], owner: Omit<RunKey, 'run' | 'attempt'>): RunRecord {
  const first = rows.reduce((a, b) => (b.at < a.at ? b : a))
  const end = rows.reduce((latest, row) => Math.max(latest, row.at + (row.workMs ?? 0)), first.at)
  const key = keyOf(first, owner)
  const jobs = jobsOf(rows)
  const outcome = worst(jobs.map((job) => job.outcome))
  const stamp = stampOf(end, outcome)
  const known = jobs.flatMap(({ workMs }) => (workMs === undefined ? [] : [workMs]))
  const waits = jobs.flatMap(({ queueMs }) => (queueMs === undefined ? [] : [queueMs]))
  const value: RunFacts = {
    ...factsOf({ ...first, outcome }, key.repository),
    completedAt: stamp.observedAt,
    ...(known.length > 0 && { workMs: known.reduce((sum, ms) => sum + ms, 0) }),
    ...(waits.length > 0 && { queueMs: Math.max(...waits) }),
    jobCount: jobs.length,
  }
  const records = jobs.map((facts, index): [string, JobRecord] => [
    `${String(index + 1).padStart(4, '0')}-${jobId(facts.name)}`,
    { facts: { ...stamp, value: facts } },
  ])
  return { key, run: { ...stamp, value }, jobs: Object.fromEntries(records) }
}

/** In the order of the file; a second row of a job by the same name is a second job, and the steps are the first one’s. */
function jobsOf(rows: readonly Cells[]): readonly JobFacts[] {
  const byName = new Map<string, { readonly own: Cells[]; readonly steps: Cells[] }>()
  for (const row of rows) {
    const job = byName.get(row.job ?? '') ?? { own: [], steps: [] }
    byName.set(row.job ?? '', job)
    if (row.step === undefined) job.own.push(row)
    else job.steps.push(row)
  }
  const jobs = [...byName.values()].flatMap(({ own, steps }) =>
    (own.length > 0 ? own : [togetherOf(steps)]).map((row, nth) => ({ row, steps: nth === 0 ? steps : [] })),
  )
  return jobs.sort((a, b) => a.row.index - b.row.index).map(({ row, steps }) => jobOf(row, steps))
}

/** A job no row tells of but those of its steps. */
function togetherOf(steps: readonly Cells[]): Cells {
  const first = steps.reduce((a, b) => (b.at < a.at ? b : a))
  const times = steps.flatMap(({ workMs }) => (workMs === undefined ? [] : [workMs]))
  const sum = times.reduce((total, ms) => total + ms, 0)
  return {
    ...first,
    outcome: worst(steps.map(({ outcome }) => outcome)),
    workMs: times.length === 0 || sum > largest ? undefined : sum,
  }
}

function jobOf({ job = '', at, outcome, workMs, queueMs }: Cells, rows: readonly Cells[]): JobFacts {
  const steps = rows.map(
    (step, index): Step => ({
      number: index + 1,
      name: step.step ?? '',
      ...(step.outcome !== undefined && { outcome: step.outcome }),
      ...(step.workMs !== undefined && { durationMs: step.workMs }),
    }),
  )
  return {
    name: job,
    ...(outcome !== undefined && { outcome }),
    startedAt: new Date(at).toISOString(),
    ...(workMs !== undefined && { workMs, completedAt: new Date(at + workMs).toISOString() }),
    ...(queueMs !== undefined && { queueMs, createdAt: new Date(at - queueMs).toISOString() }),
    ...(steps.length > 0 && { steps }),
  }
}

const order: readonly (Outcome | undefined)[] = ['failed', 'timed-out', 'cancelled', undefined, 'passed', 'skipped']

/** How a run ended whose jobs ended so; undefined while one that nobody knows of may have failed. */
const worst = (outcomes: readonly (Outcome | undefined)[]): Outcome | undefined =>
  order.find((outcome) => outcomes.includes(outcome))
