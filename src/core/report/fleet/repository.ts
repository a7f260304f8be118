/** What the runs of one repository come to, gathered row by row: a fleet’s do not fit into memory at once. */
import { hasFailed } from '../../run/outcomes.js'
import { day } from '../../run/time.js'
import { medianOf } from '../../statistics/quantile.js'
import type { Row, Rows } from '../../tables/schema.js'

export type Health = 'good' | 'watch' | 'bad' | 'silent'

export interface RepositoryHealth {
  readonly host: string
  readonly repository: string
  readonly health: Health
  /** Why it is not good, in words; empty where it is. */
  readonly because: readonly string[]
  readonly runs: number
  readonly failed: number
  /** Of the default branch, or of all where none is known to be of it: 0 to 1; undefined of none that passed or failed. */
  readonly passShare: number | undefined
  /** Milliseconds. */
  readonly medianMs: number | undefined
  readonly beforeMs: number | undefined
  readonly queueMs: number | undefined
  readonly machineMs: number
  readonly failedMs: number
  readonly billedMinutes: number
  readonly price: number | undefined
  readonly openRegressions: number
  readonly flakyTests: number
  /** Share of passed runs a day, oldest first; NaN of a day without runs. */
  readonly days: readonly number[]
  /** Milliseconds since the epoch. */
  readonly lastAt: number
}

export interface WorkflowTrend {
  readonly host: string
  readonly repository: string
  readonly workflow: string
  readonly beforeMs: number
  readonly nowMs: number
  readonly times: number
  readonly runs: number
}

export interface SilentWorkflow {
  readonly repository: string
  readonly workflow: string
  readonly lastAt: number
  readonly usualGapMs: number
}

/** Milliseconds since the epoch, and how long ago what is counted began. */
export interface Span {
  readonly now: number
  readonly days: number
}

interface WorkflowRuns {
  readonly now: number[]
  readonly before: number[]
  readonly starts: number[]
}

/** What is now, against what was before. */
export const recentDays = 7
const enoughRuns = 10
/** As of a finding: a tenth of half a minute is nobody’s regression. */
const leastMs = 30_000
const leastTimes = 1.2
const quietDays = 14

export interface RepositoryAccount {
  add(rows: Rows): void
  health(price: (labels: string, minutes: number) => number | undefined): RepositoryHealth
  trends(): readonly WorkflowTrend[]
  silent(): readonly SilentWorkflow[]
}

const text = (row: Row, name: string): string => String(row[name] ?? '')
const figure = (row: Row, name: string): number => Number(row[name] ?? 0)

export function accountOf(host: string, repository: string, { now, days }: Span): RepositoryAccount {
  const workflows = new Map<string, WorkflowRuns>()
  const passes = new Float64Array(days)
  const counts = new Float64Array(days)
  const queues: number[] = []
  const minutes = new Map<string, number>()
  const flaky = new Set<string>()
  const open = new Map<string, { readonly at: number; readonly open: number }>()
  const main = { passed: 0, ended: 0 }
  const all = { passed: 0, ended: 0 }
  let [runs, failed, machineMs, failedMs, lastAt] = [0, 0, 0, 0, 0]
  let lastMain: { readonly at: number; readonly passed: boolean } | undefined

  function addRun(row: Row): void {
    const at = figure(row, 'started_at')
    const ago = Math.floor((now - at) / day)
    if (ago < 0 || ago >= days) return
    const outcome = text(row, 'outcome')
    const passed = outcome === 'passed'
    const ended = passed || hasFailed(outcome)
    const isMain = row['on_default_branch'] === true
    runs += 1
    lastAt = Math.max(lastAt, at)
    if (ended && !passed) failed += 1
    if (ended && row['attempt'] === 1) {
      all.ended += 1
      if (passed) all.passed += 1
      if (isMain) {
        main.ended += 1
        if (passed) main.passed += 1
      }
      counts[days - 1 - ago] = (counts[days - 1 - ago] ?? 0) + 1
      if (passed) passes[days - 1 - ago] = (passes[days - 1 - ago] ?? 0) + 1
    }
    if (isMain && ended && at >= (lastMain?.at ?? 0)) lastMain = { at, passed }
    const workflow = text(row, 'workflow')
    const known = workflows.get(workflow) ?? { now: [], before: [], starts: [] }
    workflows.set(workflow, known)
    known.starts.push(at)
    if (passed && row['trusted'] === true && row['attempt'] === 1 && row['duration_ms'] !== undefined)
      (ago < recentDays ? known.now : known.before).push(figure(row, 'duration_ms'))
    if (row['open_regressions'] !== undefined && isMain && at >= (open.get(workflow)?.at ?? 0))
      open.set(workflow, { at, open: figure(row, 'open_regressions') })
  }

  function addJob(row: Row): void {
    if (figure(row, 'started_at') < now - days * day) return
    if (row['queue_ms'] !== undefined) queues.push(figure(row, 'queue_ms'))
    if (row['work_ms'] === undefined) return
    const ms = figure(row, 'work_ms')
    machineMs += ms
    if (text(row, 'outcome') !== 'passed') failedMs += ms
    const labels = text(row, 'labels')
    minutes.set(labels, (minutes.get(labels) ?? 0) + Math.ceil(ms / 60_000))
  }

  const trends = (): readonly WorkflowTrend[] =>
    [...workflows].flatMap(([workflow, { now: recent, before }]) => {
      const [nowMs, beforeMs] = [medianOf(recent), medianOf(before)]
      if (nowMs === undefined || beforeMs === undefined || recent.length < enoughRuns || before.length < enoughRuns)
        return []
      const times = nowMs / Math.max(1, beforeMs)
      return times >= leastTimes && nowMs - beforeMs >= leastMs
        ? [{ host, repository, workflow, beforeMs, nowMs, times, runs: recent.length }]
        : []
    })

  return {
    add(rows) {
      for (const row of rows.runs) addRun(row)
      for (const row of rows.jobs) addJob(row)
      for (const row of rows.tests)
        if (row['result'] === 'flaky' && row['trusted'] === true)
          flaky.add(`${text(row, 'suite')}\u0000${text(row, 'test')}`)
    },
    trends,
    silent: () =>
      [...workflows].flatMap(([workflow, { starts }]) => {
        const sorted = starts.toSorted((a, b) => a - b)
        const last = sorted.at(-1) ?? 0
        const gap = medianOf(sorted.slice(1).map((at, index) => at - (sorted[index] ?? at)))
        const isSilent = gap !== undefined && starts.length >= enoughRuns && now - last > Math.max(2 * day, 20 * gap)
        return isSilent ? [{ repository, workflow, lastAt: last, usualGapMs: gap }] : []
      }),
    health(priceOf) {
      const share = main.ended > 0 ? main : all
      const passShare = share.ended === 0 ? undefined : share.passed / share.ended
      const openRegressions = [...open.values()].reduce((sum, one) => sum + one.open, 0)
      const slower = trends().length
      const isSilent = now - lastAt > quietDays * day
      const bad = [
        ...(lastMain?.passed === false ? ['the last run of the default branch failed'] : []),
        ...(passShare !== undefined && passShare < 0.7 ? ['more than three in ten runs fail'] : []),
      ]
      const watch = [
        ...(passShare !== undefined && passShare >= 0.7 && passShare < 0.9 ? ['more than one in ten runs fails'] : []),
        ...(slower > 0 ? ['slower than before'] : []),
        ...(openRegressions > 0 ? ['open regressions'] : []),
      ]
      const prices = [...minutes].map(([labels, count]) => priceOf(labels, count))
      const durations = (pick: (runs: WorkflowRuns) => readonly number[]) =>
        medianOf([...workflows.values()].flatMap(pick))
      return {
        host,
        repository,
        health: isSilent ? 'silent' : bad.length > 0 ? 'bad' : watch.length > 0 ? 'watch' : 'good',
        because: isSilent ? [`no run for ${quietDays} days`] : [...bad, ...watch],
        runs,
        failed,
        passShare,
        medianMs: durations((one) => one.now),
        beforeMs: durations((one) => one.before),
        queueMs: medianOf(queues),
        machineMs,
        failedMs,
        billedMinutes: [...minutes.values()].reduce((sum, count) => sum + count, 0),
        price: prices.every((price) => price === undefined)
          ? undefined
          : prices.reduce<number>((sum, price) => sum + (price ?? 0), 0),
        openRegressions,
        flakyTests: flaky.size,
        days: [...counts].map((count, at) => (count === 0 ? Number.NaN : (passes[at] ?? 0) / count)),
        lastAt,
      }
    },
  }
}
