/** Names of series as columns: what a value of each says of a run, and putting it into the record. */
import type { TestResults } from '../model/index.js'

type TestField = 'count' | 'executed' | 'skipped' | 'failed' | 'failure-rate' | 'duration' | 'mean-duration'

export type Target =
  | { readonly kind: 'run'; readonly field: 'workMs' | 'durationMs' | 'queueMs' | 'wallMs' | 'jobCount' | 'stepCount' }
  | { readonly kind: 'job'; readonly job: string; readonly field: 'workMs' | 'queueMs' }
  /** Not a number: how a job ended that ended otherwise than its run. */
  | { readonly kind: 'status'; readonly job: string }
  | { readonly kind: 'step'; readonly job: string; readonly step: string }
  | { readonly kind: 'tests'; readonly job?: string; readonly field: TestField }
  | { readonly kind: 'metric'; readonly job?: string; readonly name: string }

const runFields = {
  'run.duration': 'durationMs',
  'run.compute': 'workMs',
  'run.queue': 'queueMs',
  // As versions before wrote them.
  'run.work': 'workMs',
  'run.wall': 'wallMs',
  'jobs.count': 'jobCount',
  'steps.count': 'stepCount',
} as const
const tests = /^tests\.(count|executed|skipped|failed|failure-rate|duration|mean-duration)$/
const metric = /^metric\[(.{1,300})\]$/

/** @returns undefined for a name that is no series */
export function targetOf(series: string): Target | undefined {
  if (Object.hasOwn(runFields, series)) return { kind: 'run', field: runFields[series as keyof typeof runFields] }
  const step = /^job\[(.{1,300})\]\.step\[(.{1,300})\]\.duration$/.exec(series)
  if (step) return { kind: 'step', job: step[1] ?? '', step: step[2] ?? '' }
  const [, job, rest = series] = /^job\[(.{1,300})\]\.(work|queue|status|tests\..*|metric\[.*)$/.exec(series) ?? []
  if (job !== undefined && (rest === 'work' || rest === 'queue'))
    return { kind: 'job', job, field: rest === 'work' ? 'workMs' : 'queueMs' }
  if (job !== undefined && rest === 'status') return { kind: 'status', job }
  const whose = job === undefined ? {} : { job }
  const field = tests.exec(rest)?.[1]
  if (field !== undefined) return { kind: 'tests', ...whose, field: field as TestField }
  const name = metric.exec(rest)?.[1]
  return name === undefined ? undefined : { kind: 'metric', ...whose, name }
}

/** Counts as a report would have given them; what the series do not hold (names, messages) stays empty. */
export function testsOf(values: Readonly<Partial<Record<TestField, number>>>): TestResults | undefined {
  const { count, executed, skipped, failed = 0, duration, 'failure-rate': rate, 'mean-duration': mean } = values
  const ran =
    executed ??
    (rate === undefined
      ? 0
      : failed > 0 && rate > 0
        ? Math.round(failed / rate)
        : duration !== undefined && mean !== undefined && mean > 0
          ? Math.round(duration / mean)
          : (count ?? 0))
  const total = count ?? ran
  if (!Number.isInteger(total) || !Number.isInteger(failed)) return undefined
  return {
    total,
    failed,
    skipped: skipped ?? Math.max(0, total - ran),
    ...(duration !== undefined && { durationMs: duration }),
    failures: [],
    flaky: [],
    slowest: [],
  }
}
