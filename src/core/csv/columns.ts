/** What the columns of a table mean: our own, and the names others give to the same. */

import { type Target, targetOf } from './series.js'
import { factColumns } from './write.js'

export type Fact = (typeof factColumns)[number]

/** Names are compared in lower case, with `_` for spaces and hyphens. */
const factNames: Readonly<Record<Fact, readonly string[]>> = {
  t: ['t', 'time', 'timestamp', 'date', 'started_at', 'start', 'start_time', 'run_started_at', 'created_at'],
  status: ['status', 'conclusion', 'outcome', 'result'],
  event: ['event', 'trigger', 'source'],
  branch: ['branch', 'head_branch', 'ref'],
  sha: ['sha', 'head_sha', 'commit', 'revision'],
  run_id: ['run_id', 'run', 'id', 'build', 'build_number', 'build_id', 'number', 'pipeline', 'pipeline_id'],
  attempt: ['attempt', 'run_attempt'],
  workflow: ['workflow', 'workflow_path'],
  repository: ['repository', 'repo', 'project'],
  actor: ['actor', 'user', 'triggering_actor'],
  default_branch: ['default_branch'],
  head_repository: ['head_repository'],
  host: ['host'],
}

/** A column of durations, and how many milliseconds its unit has; undefined where the name does not say. */
const durationNames: Readonly<Record<string, number | undefined>> = {
  seconds: 1000,
  duration_seconds: 1000,
  duration_s: 1000,
  duration_sec: 1000,
  ms: 1,
  milliseconds: 1,
  duration_ms: 1,
  duration_millis: 1,
  minutes: 60_000,
  duration_minutes: 60_000,
  duration: undefined,
  elapsed: undefined,
}
const queueNames: Readonly<Record<string, number | undefined>> = {
  queue_seconds: 1000,
  queue_ms: 1,
  queued_duration: 1000,
  queue: undefined,
}

export interface Columns {
  readonly facts: Readonly<Partial<Record<Fact, number>>>
  readonly series: readonly { readonly index: number; readonly target: Target; readonly scale: number }[]
  /** Of a table with a row a job or a step. */
  readonly job?: number
  readonly step?: number
  /** Of such a table: the durations, and the time in the queue. */
  readonly work?: { readonly index: number; readonly scale: number }
  readonly queue?: { readonly index: number; readonly scale: number }
  /** Why the table cannot be read. */
  readonly faults: readonly string[]
  /** Columns that are left out. */
  readonly unused: readonly string[]
}

export interface ColumnOptions {
  /** The column that holds the values, and what they are. */
  readonly column?: string
  readonly series?: string
  /** Milliseconds a unit of it, where its name does not say. */
  readonly scale?: number
}

const plain = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_')
const accepted =
  'accepted are value, seconds, duration_ms, duration (with --unit) and the like, and series: run.duration, run.compute, run.queue, job[NAME].work, job[NAME].step[NAME].duration, metric[NAME], …; or name one with --column'

export function columnsOf(header: readonly string[], options: ColumnOptions): Columns {
  const names = header.map((name) => name.trim())
  const find = (wanted: readonly string[]): number | undefined => {
    for (const name of wanted) {
      const index = names.findIndex((given) => plain(given) === name)
      if (index >= 0 && names[index] !== options.column) return index
    }
    return undefined
  }
  const faults: string[] = []
  const listed = `the columns are ${names.join(', ').slice(0, 500) || '(none)'}`
  const facts = Object.fromEntries(
    factColumns.flatMap((fact) => {
      const index = find(factNames[fact])
      return index === undefined ? [] : [[fact, index]]
    }),
  ) as Columns['facts']
  const job = find(['job', 'job_name'])
  const step = job === undefined ? undefined : find(['step', 'step_name'])

  const column = options.column ?? 'value'
  const chosen = names.indexOf(column)
  if (options.column !== undefined && chosen < 0)
    faults.push(`--column: no column ${JSON.stringify(column)}; ${listed}`)
  const timed = (known: Readonly<Record<string, number | undefined>>) => {
    const index = names.findIndex((name) => Object.hasOwn(known, plain(name)))
    return index < 0 ? undefined : { index, unit: known[plain(names[index] ?? '')] }
  }
  const duration = chosen >= 0 ? { index: chosen, unit: undefined } : timed(durationNames)
  const waiting = timed(queueNames)
  const unitOf = (found: typeof duration, otherwise?: number): { index: number; scale: number } | undefined => {
    if (found === undefined) return undefined
    const scale = found.unit ?? options.scale ?? otherwise
    if (scale === undefined)
      faults.push(`column ${JSON.stringify(names[found.index])}: say its unit with --unit s or --unit ms`)
    return { index: found.index, scale: scale ?? 1 }
  }
  // `value` has always been milliseconds where nothing else is said.
  const work = unitOf(duration, chosen >= 0 ? 1 : undefined)
  const queue = unitOf(waiting, work?.scale)

  const own = names.flatMap((name, index) => {
    const target = index === work?.index ? undefined : targetOf(name)
    return target === undefined ? [] : [{ index, target, scale: 1 }]
  })
  const named = targetOf(options.series ?? 'run.duration')
  if (named === undefined) faults.push(`--series: got ${JSON.stringify(options.series)}, which is no series`)
  const isLong = job !== undefined && own.length === 0
  const series = isLong
    ? []
    : [
        ...own,
        ...(work !== undefined && named !== undefined ? [{ ...work, target: named }] : []),
        ...(queue !== undefined ? [{ ...queue, target: { kind: 'run' as const, field: 'queueMs' as const } }] : []),
      ]
  if (facts.t === undefined)
    faults.push(`no column says when a run began; ${listed}; accepted are ${factNames.t.join(', ')}`)
  const isOurs = factColumns.every((fact) => facts[fact] !== undefined)
  if (isLong ? work === undefined : series.length === 0 && !isOurs)
    faults.push(`no column holds a duration or a series; ${listed}; ${accepted}`)
  if (isLong && facts.run_id === undefined)
    faults.push(
      `a row a job needs a column that says of which run; ${listed}; accepted are ${factNames.run_id.join(', ')}`,
    )
  const used = new Set<number | undefined>([
    ...Object.values(facts),
    ...series.map(({ index }) => index),
    ...(isLong ? [job, step, work?.index, queue?.index] : []),
  ])
  return {
    facts,
    series,
    ...(isLong && { job }),
    ...(isLong && step !== undefined && { step }),
    ...(isLong && work !== undefined && { work }),
    ...(isLong && queue !== undefined && { queue }),
    faults,
    unused: names.filter((_, index) => !used.has(index)),
  }
}
