/** Rows of jobs and steps, gathered into runs. */
import type { JobFacts, JobRecord, Outcome, RunFacts, RunKey, RunRecord, Step } from '../model/index.js'
import { type Cells, factsOf, jobId, keyOf, stampOf } from './table-record.js'

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
  const stamp = stampOf(end)
  const jobs = jobsOf(rows)
  const outcome = worst(jobs.map((job) => job.outcome))
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

/** In the order of the file; a second row of a job by the same name is a second job. */
function jobsOf(rows: readonly Cells[]): readonly JobFacts[] {
  const own = rows.filter(({ step }) => step === undefined)
  const named = new Set(own.map(({ job }) => job))
  const bare = rows.filter(({ job, step }) => step !== undefined && !named.has(job))
  const alone = [...new Set(bare.map(({ job }) => job ?? ''))].map((job) => {
    const steps = bare.filter((row) => row.job === job)
    const times = steps.flatMap(({ workMs }) => (workMs === undefined ? [] : [workMs]))
    const outcome = worst(steps.map((step) => step.outcome))
    const first = steps.reduce((a, b) => (b.at < a.at ? b : a))
    return jobOf({ ...first, outcome, workMs: times.length === 0 ? undefined : times.reduce((a, b) => a + b, 0) }, rows)
  })
  return [...own.map((row) => jobOf(row, rows)), ...alone]
}

function jobOf(row: Cells, rows: readonly Cells[]): JobFacts {
  const { job = '', at, outcome, workMs, queueMs } = row
  const steps = rows
    .filter((other) => other.job === job && other.step !== undefined)
    .map(
      (step, index): Step => ({
        number: index + 1,
        name: step.step ?? '',
        outcome: step.outcome,
        ...(step.workMs !== undefined && { durationMs: step.workMs }),
      }),
    )
  return {
    name: job,
    outcome,
    startedAt: new Date(at).toISOString(),
    ...(workMs !== undefined && { workMs, completedAt: new Date(at + workMs).toISOString() }),
    ...(queueMs !== undefined && { queueMs, createdAt: new Date(at - queueMs).toISOString() }),
    ...(steps.length > 0 && { steps }),
  }
}

const order: readonly Outcome[] = ['failed', 'timed-out', 'cancelled', 'passed', 'skipped']
const worst = (outcomes: readonly (Outcome | undefined)[]): Outcome =>
  order.find((outcome) => outcomes.includes(outcome)) ?? 'passed'
