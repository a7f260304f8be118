/**
 * Narrows comparable runs to those of the same branch class and runner, where measurement says that it pays.
 *
 * Splitting by a key that does not matter makes thin, stale baselines; not splitting by one that does hides slow-downs in
 * its noise (docs/detection.md: keying by CPU model lifted detection of +50 % from .77 to .99 in one project, keying all
 * projects lowered it). So a key is used only where it lowers the noise by 15 %, and only where enough runs remain.
 */
import { median } from 'simple-statistics'
import type { JobFacts, RunRecord } from '../model/index.js'
import { onDefaultBranch } from '../run/trust.js'

/** Runs a baseline gates from; fewer, and the wider class is used. */
const enough = 15
const worthwhile = 0.85

/** Noise below this (two percent) needs no splitting. */
const quiet = 0.02

interface Split<T> {
  readonly name: string
  /** The class of an item; undefined where nobody knows. */
  of(item: T): string | undefined
}

const branchSplit: Split<RunRecord> = {
  name: 'branch',
  of: (record) => {
    const main = onDefaultBranch(record)
    return main === undefined ? undefined : main ? 'default' : 'other'
  },
}

const runnerSplits: readonly Split<JobFacts>[] = [
  { name: 'os', of: ({ runner }) => runner?.os },
  { name: 'cpu', of: ({ runner }) => runner?.cpu },
]

/**
 * @param comparable trusted, earlier runs of the same workflow and event class, oldest first
 * @returns the same with runs of the other branch class left out, and jobs on other runners taken out of their runs,
 * each where its own noise says so
 */
export function splitByNoise(comparable: readonly RunRecord[], record: RunRecord): readonly RunRecord[] {
  const runs = narrowed(comparable, record, [branchSplit], ({ run: { value } }) =>
    value.outcome === 'passed' ? (value.workMs ?? value.durationMs) : undefined,
  )
  const dropped = new Set<JobFacts>()
  const pasts = pastsByName(runs)
  for (const [name, facts] of jobsByName(record)) {
    const past = pasts.get(name) ?? []
    const chosen = narrowed(past, facts, runnerSplits, (job) => (job.outcome === 'passed' ? job.workMs : undefined))
    if (chosen === past) continue
    const kept = new Set(chosen)
    for (const job of past) if (!kept.has(job)) dropped.add(job)
  }
  return dropped.size === 0 ? runs : runs.map((run) => withoutJobs(run, dropped))
}

function pastsByName(runs: readonly RunRecord[]): ReadonlyMap<string, JobFacts[]> {
  const pasts = new Map<string, JobFacts[]>()
  for (const run of runs)
    for (const { facts } of Object.values(run.jobs)) {
      if (facts === undefined) continue
      const past = pasts.get(facts.value.name)
      if (past === undefined) pasts.set(facts.value.name, [facts.value])
      else past.push(facts.value)
    }
  return pasts
}

const jobsByName = (record: RunRecord): Map<string, JobFacts> =>
  new Map(
    Object.values(record.jobs).flatMap(({ facts }) => (facts === undefined ? [] : [[facts.value.name, facts.value]])),
  )

function withoutJobs(run: RunRecord, dropped: ReadonlySet<JobFacts>): RunRecord {
  const jobs = Object.entries(run.jobs)
  const kept = jobs.filter(([, { facts }]) => facts === undefined || !dropped.has(facts.value))
  return kept.length === jobs.length ? run : { ...run, jobs: Object.fromEntries(kept) }
}

/** The items of the current one’s class under the split that lowers noise the most; all of them where none does enough. */
function narrowed<T>(
  items: readonly T[],
  current: T,
  splits: readonly Split<T>[],
  measure: (item: T) => number | undefined,
): readonly T[] {
  const whole = noise(logs(items, measure))
  if (whole === undefined || whole <= quiet) return items
  let best = whole * worthwhile
  let chosen = items
  for (const split of splits) {
    const mine = split.of(current)
    if (mine === undefined) continue
    const own = items.filter((item) => split.of(item) === mine)
    if (logs(own, measure).length < enough) continue
    const within = noiseWithin(items, split, measure)
    if (within !== undefined && within <= best) {
      best = within
      chosen = own
    }
  }
  return chosen
}

/** Noise around each class’s own median: what remains once the split explains what it can. */
function noiseWithin<T>(
  items: readonly T[],
  split: Split<T>,
  measure: (item: T) => number | undefined,
): number | undefined {
  const classes = new Map<string, number[]>()
  for (const item of items) {
    const value = measure(item)
    if (value === undefined || value <= 0) continue
    const name = split.of(item) ?? '(unknown)'
    const values = classes.get(name) ?? []
    values.push(Math.log(value))
    classes.set(name, values)
  }
  if (classes.size < 2) return undefined
  // A class of one explains itself perfectly and proves nothing.
  const overall = median([...classes.values()].flat())
  const residuals = [...classes.values()].flatMap((values) => {
    const middle = values.length < 5 ? overall : median(values)
    return values.map((value) => value - middle)
  })
  return noise(residuals)
}

const logs = <T>(items: readonly T[], measure: (item: T) => number | undefined): number[] =>
  items.flatMap((item) => {
    const value = measure(item)
    return value === undefined || value <= 0 ? [] : [Math.log(value)]
  })

/** 1.4826 × MAD: the standard deviation of a normal sample, deaf to outliers (Rousseeuw and Croux 1993). */
function noise(values: readonly number[]): number | undefined {
  if (values.length < enough) return undefined
  const middle = median(values)
  return 1.4826 * median(values.map((value) => Math.abs(value - middle)))
}
