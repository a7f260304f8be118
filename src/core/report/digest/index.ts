/** What a stretch of history adds up to: for the page, the weekly digest, and whoever asks where the minutes go. */
import { beganAt, byWorkflow, oldestFirst } from '../../history/order.js'
import { silenceOf } from '../../history/silence.js'
import type { OpenRegression, RunRecord } from '../../model/index.js'
import { hasFailed } from '../../run/outcomes.js'
import { type Alarms, alarmsOf } from './alarms.js'
import { type Capacity, capacityOf } from './capacity.js'
import { type Cause, causesOf } from './causes.js'
import { type Cost, costOf } from './cost.js'
import { type Delivery, deliveryOf } from './delivery.js'
import { type FlakyTest, flakyTestsOf } from './flaky-tests.js'
import { openRegressionsOf } from './open.js'
import { type QueueTrend, queueTrendsOf } from './queues.js'
import { type Reruns, rerunsOf } from './reruns.js'
import { type Rates, type Spending, spendingOf } from './spending.js'
import { type Trend, trendsOf } from './trends.js'

export interface Digest {
  /** First and last start, ISO 8601; absent when there is no run. */
  readonly from?: string
  readonly to?: string
  readonly runs: number
  readonly attempts: number
  readonly passed: number
  readonly failed: number
  readonly cancelled: number
  readonly cost: Cost
  /** By the work they took in all, greatest first. */
  readonly slowestJobs: readonly Trend[]
  readonly slowestSteps: readonly Trend[]
  /** By the minutes their growth costs, greatest first; only what grew by 10 % or more. */
  readonly growingJobs: readonly Trend[]
  readonly growingSteps: readonly Trend[]
  /** Waits for runners by label, the longest first. */
  readonly queues: readonly QueueTrend[]
  readonly flakyTests: readonly FlakyTest[]
  readonly causes: readonly Cause[]
  readonly reruns: Reruns
  readonly alarms: Alarms
  readonly open: readonly OpenRegression[]
  /** Workflows that stopped recording, in a sentence each, as of the newest run that is known. */
  readonly silent: readonly string[]
  readonly delivery: Delivery
  /** Machine time and, where rates are known, its price. */
  readonly spending: Spending
  /** How busy runners are, by label; what one more would save. */
  readonly capacity: readonly Capacity[]
}

export interface DigestRequest {
  readonly records: readonly RunRecord[]
  /** Start of the stretch, ms since the epoch; what is earlier serves for comparison. Default: all there is. */
  readonly since?: number
  /** End of the stretch, excluded. */
  readonly until?: number
  /** What a minute of a runner costs. */
  readonly rates?: Rates | undefined
  /** Entries a list. */
  readonly most?: number
}

/** Pure and deterministic: the same records in any order give the same digest. */
export function digestOf({
  records,
  since,
  until = Number.POSITIVE_INFINITY,
  most = 10,
  rates,
}: DigestRequest): Digest {
  const all = oldestFirst(records).filter((record) => beganAt(record) < until)
  const stretch = since === undefined ? all : all.filter((record) => beganAt(record) >= since)
  const trends = trendsOf(stretch, since === undefined ? undefined : all.filter((record) => beganAt(record) < since))
  const runs = new Map(stretch.map((record) => [`${record.key.repository} ${record.key.run}`, record]))
  const ended = [...runs.values()].map((record) => record.run.value.outcome)
  const flaky = flakyTestsOf(stretch)
  const [first, last] = [stretch[0], stretch.at(-1)]
  return {
    ...(first === undefined ? {} : { from: new Date(beganAt(first)).toISOString() }),
    ...(last === undefined ? {} : { to: new Date(beganAt(last)).toISOString() }),
    runs: runs.size,
    attempts: stretch.length,
    passed: ended.filter((outcome) => outcome === 'passed').length,
    failed: ended.filter((outcome) => hasFailed(outcome)).length,
    cancelled: ended.filter((outcome) => outcome === 'cancelled').length,
    cost: costOf(stretch),
    slowestJobs: slowest(trends, 'job', most),
    slowestSteps: slowest(trends, 'step', most),
    growingJobs: growing(trends, 'job', most),
    growingSteps: growing(trends, 'step', most),
    queues: queueTrendsOf(stretch),
    flakyTests: flaky.slice(0, most),
    causes: causesOf(stretch),
    reruns: rerunsOf(stretch),
    alarms: alarmsOf(stretch),
    open: openRegressionsOf(stretch),
    silent: silentIn(all),
    delivery: deliveryOf(stretch),
    spending: spendingOf(stretch, { rates, most, flaky }),
    capacity: capacityOf(stretch),
  }
}

/** By the runs the platform lists since the last one recorded; the clock is nobody’s here. */
function silentIn(records: readonly RunRecord[]): readonly string[] {
  const newest = records.at(-1)
  const now = newest === undefined ? 0 : beganAt(newest)
  return [...byWorkflow(records).values()].flatMap((own) => {
    const said = silenceOf(own, now)
    return said === undefined ? [] : [`${own[0]?.key.workflow}: ${said}`]
  })
}

const slowest = (trends: readonly Trend[], scope: Trend['scope'], most: number): readonly Trend[] =>
  trends
    .filter((trend) => trend.scope === scope)
    .toSorted((a, b) => b.totalMs - a.totalMs || (a.key < b.key ? -1 : 1))
    .slice(0, most)

const growing = (trends: readonly Trend[], scope: Trend['scope'], most: number): readonly Trend[] =>
  trends
    .filter((trend) => trend.scope === scope && trend.growth !== undefined && trend.growth.ratio >= 1.1)
    .toSorted((a, b) => (b.growth?.costMs ?? 0) - (a.growth?.costMs ?? 0) || (a.key < b.key ? -1 : 1))
    .slice(0, most)
