/** A table as a history: what `history export --format csv` wrote, or any table with a time and a value a row. */
import { createHash } from 'node:crypto'
import type { JobFacts, Metric, Outcome, RunFacts, RunKey, RunRecord, Stamp, Stamped } from '../model/index.js'
import { factColumns } from './table-out.js'

export interface TableOptions {
  /** What the columns `run_id` and so on do not tell. */
  readonly key: Omit<RunKey, 'run' | 'attempt'>
  /** Series of the column `value`, or of the one named. */
  readonly column?: string
  readonly series?: string
  /** Milliseconds a unit of that column: 1000 for seconds. */
  readonly scale?: number
}

export interface TableRead {
  readonly records: readonly RunRecord[]
  /** Rows and columns that could not be used, in plain sentences. */
  readonly problems: readonly string[]
}

const outcomes: Readonly<Record<string, Outcome>> = {
  '': 'passed',
  success: 'passed',
  successful: 'passed',
  passed: 'passed',
  completed: 'passed',
  ok: 'passed',
  failure: 'failed',
  failed: 'failed',
  error: 'failed',
  cancelled: 'cancelled',
  canceled: 'cancelled',
  skipped: 'skipped',
  timed_out: 'timed-out',
  'timed-out': 'timed-out',
}

/** @param rows cells, the header first */
export function recordsOf(rows: readonly (readonly string[])[], options: TableOptions): TableRead {
  const [header = [], ...body] = rows
  const names = header.map((name) => name.trim())
  const problems: string[] = []
  const columns = names.flatMap((name, index) => {
    const series = name === (options.column ?? 'value') ? (options.series ?? 'run.work') : name
    const target = targetOf(series)
    if (target !== undefined) return [{ index, target, scale: series === name ? 1 : (options.scale ?? 1) }]
    if (!(factColumns as readonly string[]).includes(name) && name !== 'queue')
      problems.push(`column ${JSON.stringify(name)} is no series and was left out`)
    return []
  })
  if (columns.length === 0) problems.push(`no column holds a series; the columns are ${names.join(', ')}`)
  const records = body.flatMap((cells, index): RunRecord[] => {
    const fact = (name: string): string | undefined => {
      const text = cells[names.indexOf(name)]?.trim().replace(/^'(?=[=+\-@])/, '')
      return text === '' ? undefined : text
    }
    const at = timeOf(fact('t'))
    const outcome = outcomes[(fact('status') ?? '').toLowerCase()]
    if (at === undefined || outcome === undefined) {
      problems.push(
        at === undefined
          ? `row ${index}: t is no time; left out`
          : `row ${index}: status ${JSON.stringify(fact('status'))} is not known; left out`,
      )
      return []
    }
    const values = columns.flatMap(({ index: column, target, scale }) => {
      const text = cells[column]?.trim() ?? ''
      const value = Number(text) * scale
      return text === '' || !Number.isFinite(value) || value < 0 ? [] : [{ target, value }]
    })
    return [recordOf({ at, outcome, values, fact, index, key: options.key })]
  })
  return { records, problems }
}

type Target =
  | { readonly kind: 'run'; readonly field: 'workMs' | 'queueMs' | 'wallMs' }
  | { readonly kind: 'job'; readonly job: string; readonly field: 'workMs' | 'queueMs' }
  | { readonly kind: 'step'; readonly job: string; readonly step: string }
  | { readonly kind: 'metric'; readonly name: string }

const runFields = { 'run.work': 'workMs', 'run.queue': 'queueMs', 'run.wall': 'wallMs' } as const

function targetOf(series: string): Target | undefined {
  if (Object.hasOwn(runFields, series)) return { kind: 'run', field: runFields[series as keyof typeof runFields] }
  const step = /^job\[(.{1,300})\]\.step\[(.{1,300})\]\.duration$/.exec(series)
  if (step) return { kind: 'step', job: step[1] ?? '', step: step[2] ?? '' }
  const job = /^job\[(.{1,300})\]\.(work|queue)$/.exec(series)
  if (job) return { kind: 'job', job: job[1] ?? '', field: job[2] === 'work' ? 'workMs' : 'queueMs' }
  const metric = /^metric\[(.{1,300})\]$/.exec(series)
  return metric ? { kind: 'metric', name: metric[1] ?? '' } : undefined
}

interface Row {
  readonly at: number
  readonly outcome: Outcome
  readonly values: readonly { readonly target: Target; readonly value: number }[]
  readonly fact: (name: string) => string | undefined
  readonly index: number
  readonly key: TableOptions['key']
}

function recordOf({ at, outcome, values, fact, index, key }: Row): RunRecord {
  const startedAt = new Date(at).toISOString()
  const stamp: Stamp = { status: 'completed', source: 'api', observedAt: startedAt }
  const repository = fact('repository') ?? key.repository
  const facts: Record<string, unknown> = {
    event: fact('event'),
    branch: fact('branch'),
    sha: fact('sha'),
    headRepository: repository,
    startedAt,
    outcome,
  }
  const jobs = new Map<string, JobFacts>()
  const metrics: [string, Stamped<Metric>][] = []
  for (const { target, value } of values) {
    if (target.kind === 'run') facts[target.field] = value
    else if (target.kind === 'metric') metrics.push([target.name, { ...stamp, value: { value, better: 'either' } }])
    else {
      const job = jobs.get(target.job) ?? { name: target.job, outcome, startedAt }
      const steps = job.steps ?? []
      const more =
        target.kind === 'job'
          ? { [target.field]: value }
          : { steps: [...steps, { number: steps.length + 1, name: target.step, outcome, durationMs: value }] }
      jobs.set(target.job, { ...job, ...more })
    }
  }
  const known = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as RunFacts
  return {
    key: {
      ...key,
      repository,
      workflow: fact('workflow') ?? key.workflow,
      run: fact('run_id') ?? `${at}-${index}`,
      attempt: Number(fact('attempt')) || 1,
    },
    run: { ...stamp, value: known },
    jobs: Object.fromEntries([...jobs].map(([name, job]) => [idOf(name), { facts: { ...stamp, value: job } }])),
    ...(metrics.length > 0 && { metrics: Object.fromEntries(metrics) }),
  }
}

/** Tables have no job ids: one made of the name, so that the same table imported twice is the same history. */
const idOf = (name: string): string => createHash('sha256').update(name).digest('hex').slice(0, 12)

/** Epoch seconds (or milliseconds, from 1e11 on), or ISO 8601. */
function timeOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const number = Number(text)
  const at = Number.isFinite(number) ? (number >= 1e11 ? number : number * 1000) : Date.parse(text)
  return Number.isFinite(at) && Math.abs(at) < 8.64e15 ? at : undefined
}
