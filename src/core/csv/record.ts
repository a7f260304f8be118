/** One row of a table with a row a run, as a record. */
import { createHash } from 'node:crypto'
import type {
  JobFacts,
  JobRecord,
  Metric,
  Outcome,
  RunFacts,
  RunKey,
  RunRecord,
  Stamp,
  Stamped,
} from '../model/index.js'
import type { Fact } from './columns.js'
import { type Target, testsOf } from './series.js'

export interface Cells {
  /** Milliseconds since the epoch. */
  readonly at: number
  readonly attempt: number
  /** Undefined where nobody knows. */
  readonly outcome: Outcome | undefined
  readonly values: readonly { readonly target: Target; readonly value: number }[]
  /** Of jobs that ended otherwise than their run. */
  readonly statuses: ReadonlyMap<string, Outcome | undefined>
  readonly fact: (name: Fact) => string | undefined
  readonly has: (name: Fact) => boolean
  readonly index: number
  readonly job: string | undefined
  readonly step: string | undefined
  readonly workMs: number | undefined
  readonly queueMs: number | undefined
}

type Owner = Omit<RunKey, 'run' | 'attempt'>
type Tests = Record<string, number>

/** Of a run that may not have ended, whoever knows more is right. */
export const stampOf = (at: number, outcome: Outcome | undefined): Stamp => ({
  status: outcome === undefined ? 'unknown' : 'completed',
  source: 'api',
  observedAt: new Date(at).toISOString(),
})

export function keyOf({ fact, at, index, attempt }: Cells, key: Owner): RunKey {
  return {
    host: fact('host') ?? key.host,
    repository: fact('repository') ?? key.repository,
    workflow: fact('workflow') ?? key.workflow,
    run: fact('run_id') ?? `${at}-${index}`,
    attempt,
  }
}

/** A table that does not speak of heads is of the repository’s own runs; one that does may leave a head unknown. */
export function factsOf({ fact, has, at, outcome }: Cells, repository: string): RunFacts {
  const facts = {
    event: fact('event'),
    branch: fact('branch'),
    defaultBranch: fact('default_branch'),
    sha: fact('sha'),
    actor: fact('actor'),
    headRepository: has('head_repository') ? fact('head_repository') : repository,
    startedAt: new Date(at).toISOString(),
    outcome,
  }
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as RunFacts
}

export function recordOf(row: Cells, owner: Owner): RunRecord {
  const stamp = stampOf(row.at, row.outcome)
  const stamped = <T>(value: T): Stamped<T> => ({ ...stamp, value })
  const key = keyOf(row, owner)
  const startedAt = stamp.observedAt
  const run: Record<string, unknown> = { ...factsOf(row, key.repository) }
  const jobs = new Map<string, JobFacts>()
  const metrics = new Map<string | undefined, [string, Stamped<Metric>][]>()
  const tests = new Map<string | undefined, Tests>()
  const jobOf = (name: string): JobFacts => {
    const outcome = row.statuses.has(name) ? row.statuses.get(name) : row.outcome
    return jobs.get(name) ?? { name, startedAt, ...(outcome !== undefined && { outcome }) }
  }
  for (const { target, value } of row.values) {
    switch (target.kind) {
      case 'run':
        run[target.field] = value
        break
      case 'metric':
        metrics.set(target.job, [
          ...(metrics.get(target.job) ?? []),
          [target.name, stamped({ value, better: 'either' })],
        ])
        break
      case 'tests':
        tests.set(target.job, { ...tests.get(target.job), [target.field]: value })
        break
      case 'job':
        jobs.set(target.job, { ...jobOf(target.job), [target.field]: value })
        break
      case 'step': {
        const job = jobOf(target.job)
        const steps = job.steps ?? []
        const step = { number: steps.length + 1, name: target.step, outcome: job.outcome, durationMs: value }
        jobs.set(target.job, { ...job, steps: [...steps, step] } as JobFacts)
        break
      }
      case 'status':
        break
      default:
        target satisfies never
    }
  }
  for (const name of [...tests.keys(), ...metrics.keys()])
    if (name !== undefined && !jobs.has(name)) jobs.set(name, jobOf(name))
  const part = (name: string | undefined) => {
    const found = tests.get(name)
    const results = found === undefined ? undefined : testsOf(found)
    const own = metrics.get(name)
    return {
      ...(results !== undefined && { tests: stamped(results) }),
      ...(own !== undefined && { metrics: Object.fromEntries(own) }),
    }
  }
  const records = [...jobs].map(([name, facts]): [string, JobRecord] => [
    jobId(name),
    { facts: stamped(facts), ...part(name) },
  ])
  return { key, run: stamped(run as RunFacts), jobs: Object.fromEntries(records), ...part(undefined) }
}

/** Tables have no job ids: one made of the name, so that the same table imported twice is the same history. */
export const jobId = (name: string): string => createHash('sha256').update(name).digest('hex').slice(0, 12)
