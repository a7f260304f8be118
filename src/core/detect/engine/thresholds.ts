/**
 * How rare an observation must be to be said, to notify and to fail a check, so that all series of a run together keep the
 * budget that people set. Each scope gets a share of it, split evenly among its series (Bonferroni, weighted): a run has
 * two durations, dozens of jobs and hundreds of steps, and what is said of the run matters most.
 */
import { type Reach, reaches, type SeriesId } from '../../model/index.js'
import type { DetectSettings } from './settings.js'

/** Probabilities under ordinary runs, each at most the one before. */
export interface Thresholds {
  readonly remark: number
  readonly show: number
  readonly notify: number
  readonly fail: number
}

/** A remark is one in 50; what is said with more weight is one in 300 at the most. */
const REMARK = 1 / 50
const SHOW = 1 / 300
/** Runs with a finding for each that notifies, and runs that notify for each that fails the check. */
const SHOWN = 5
const FAILING = 10

/** A series by itself: of the alarms per 100 runs that a lone series may raise, half come of single runs and half of several. */
export const thresholdsOfOne = ({ budget }: DetectSettings): Thresholds => {
  const show = Math.min(REMARK, SHOW * budget)
  return { remark: REMARK, show, notify: show, fail: show / FAILING }
}

export type Counts = Readonly<Record<SeriesId['scope'], number>>

/** Shares of the budget; a step explains, it neither notifies nor fails a check. */
const SHARES: Counts = { run: 0.5, job: 0.4, metric: 0.1, step: 0 }

/** @param counts how many series of each scope the run has */
export function thresholdsOfRun(
  { budget }: DetectSettings,
  counts: Counts,
): Readonly<Record<SeriesId['scope'], Thresholds>> {
  const of = (scope: SeriesId['scope']): Thresholds => {
    const among = roundUp(counts[scope])
    const notify = (budget * SHARES[scope]) / 100 / among
    const share = Math.max(SHARES[scope], 0.5)
    const show = Math.min(SHOW * Math.max(1, budget), Math.max(notify, (SHOWN * budget * share) / 100 / among))
    return { remark: REMARK, show, notify, fail: notify / FAILING }
  }
  return { run: of('run'), job: of('job'), step: of('step'), metric: of('metric') }
}

/** To the next power of two: one job more must not change what is said of the others. */
const roundUp = (count: number): number => 2 ** Math.ceil(Math.log2(Math.max(1, count)))

/** @returns undefined of what is not even worth a remark */
export function reachOf(p: number, thresholds: Thresholds): Reach | undefined {
  if (p <= thresholds.fail) return 'fail'
  if (p <= thresholds.notify) return 'notify'
  if (p <= thresholds.show) return 'show'
  return p <= thresholds.remark ? 'remark' : undefined
}

export const isBeyond = (a: Reach, b: Reach): boolean => reaches.indexOf(a) > reaches.indexOf(b)
