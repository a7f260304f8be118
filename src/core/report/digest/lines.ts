/** A digest in sentences, for every form it is sent in. Names go through the sink that shows them. */

import {
  formatCount,
  formatDuration,
  formatInstant,
  formatNumber,
  formatPercent,
  formatRatio,
} from '../../run/format.js'
import { feedbackLine } from '../feedback-line.js'
import { openAdvice, phraseOpen } from '../open-regressions.js'
import { busiest } from './capacity.js'
import type { Digest } from './index.js'
import type { SpendingPart } from './spending.js'
import type { Trend } from './trends.js'

export interface DigestSection {
  readonly title: string
  readonly lines: readonly string[]
}

/** How the sink shows names and prose that strangers wrote. */
export interface Sink {
  readonly name: (text: string) => string
  readonly prose: (text: string) => string
}

const most = 5
const fewMinutes = 60_000

/** "2026-11-14 to 2026-11-21: 214 runs, 93 % passed, 41 h 3 m of machine time, 6.2 % of it in runs that did not pass" */
export function digestHeadline(digest: Digest): string {
  if (digest.runs === 0) return 'no run in this time'
  const day = (iso: string | undefined): string => formatInstant(iso)?.slice(0, 10) ?? ''
  const ended = digest.passed + digest.failed
  return [
    `${day(digest.from)} to ${day(digest.to)}: ${formatCount(digest.runs, 'run')}`,
    ...(ended === 0 ? [] : [`${formatPercent(digest.passed / ended)} passed`]),
    `${formatDuration(digest.cost.machineMs)} of machine time`,
    ...(digest.cost.failedMs === 0
      ? []
      : [`${formatPercent(digest.cost.failedMs / digest.cost.machineMs)} of it in runs that did not pass`]),
  ].join(', ')
}

/** Only sections that have something to say. */
export const digestSections = (digest: Digest, sink: Sink): readonly DigestSection[] =>
  [
    { title: 'Not recorded', lines: digest.silent.map((line) => sink.prose(line)) },
    { title: 'Open regressions', lines: openLines(digest, sink) },
    { title: 'Delivery', lines: delivery(digest) },
    { title: 'Growing', lines: growing(digest, sink) },
    { title: 'Slowest', lines: digest.slowestJobs.slice(0, most).map((trend) => slow(trend, digest, sink)) },
    { title: 'Waiting for runners', lines: [...waiting(digest, sink), ...capacity(digest, sink)] },
    { title: 'Why runs failed', lines: causes(digest, sink) },
    { title: 'Flakiest tests', lines: flaky(digest, sink) },
    { title: 'Reruns', lines: reruns(digest) },
    { title: 'What was said', lines: alarms(digest) },
    { title: 'Cost', lines: cost(digest, sink) },
  ].filter(({ lines }) => lines.length > 0)

const openLines = ({ open }: Digest, { name }: Sink): readonly string[] =>
  open.length === 0 ? [] : [...open.slice(0, most).map((one) => phraseOpen(one, name)), openAdvice]

/** Of a default branch that never broke there is nothing to say. */
function delivery({ delivery }: Digest): readonly string[] {
  const { runs, failed, recoveries, timeToGreenMs, stillBroken } = delivery
  if (failed === 0) return []
  return [
    `${formatPercent(failed / runs)} of ${formatCount(runs, 'run')} of the default branch failed`,
    ...(timeToGreenMs === undefined
      ? []
      : [`green again after ${formatDuration(timeToGreenMs)} (median of ${formatCount(recoveries, 'time')})`]),
    ...(stillBroken === 0 ? [] : [`${formatCount(stillBroken, 'workflow is', 'workflows are')} still broken`]),
  ]
}

const named = (trend: Trend, { name }: Sink): string =>
  trend.step === undefined ? name(trend.job) : `${name(trend.step)} in ${name(trend.job)}`

/** A step that grew with its job is told only where the job itself is not. */
function growing(digest: Digest, sink: Sink): readonly string[] {
  const jobs = new Set(digest.growingJobs.map((trend) => `${trend.workflow} ${trend.job}`))
  const steps = digest.growingSteps.filter((trend) => !jobs.has(`${trend.workflow} ${trend.job}`))
  return [...digest.growingJobs, ...steps].slice(0, most).flatMap((trend) => {
    if (trend.growth === undefined || trend.growth.costMs < fewMinutes) return []
    const { beforeMs, nowMs, ratio, costMs } = trend.growth
    return [
      `${named(trend, sink)}: ${formatDuration(beforeMs)} → ${formatDuration(nowMs)} (${formatRatio(ratio)}), ${formatDuration(costMs)} more in all`,
    ]
  })
}

const slow = (trend: Trend, digest: Digest, sink: Sink): string =>
  `${named(trend, sink)}: ${formatDuration(trend.medianMs)} each, ${formatDuration(trend.totalMs)} in all (${formatPercent(trend.totalMs / Math.max(1, digest.cost.machineMs))})`

/** A wait that hardly anybody notices is left out. */
const waiting = (digest: Digest, { name }: Sink): readonly string[] =>
  digest.queues
    .filter(({ p95Ms }) => p95Ms >= fewMinutes)
    .slice(0, most)
    .map(
      ({ label, medianMs, p95Ms, runs }) =>
        `${label === undefined ? 'all runners' : name(label)}: median ${formatDuration(medianMs)}, 95th percentile ${formatDuration(p95Ms)}, in ${formatCount(runs, 'run')}`,
    )

const causes = (digest: Digest, { prose }: Sink): readonly string[] =>
  digest.causes.slice(0, most).map((cause) => {
    const [first] = cause.signatures
    const transient = cause.transient === 0 ? '' : `, ${formatNumber(cause.transient)} of them transient`
    const often = first !== undefined && first.count > 1 ? `most often (${formatNumber(first.count)}×)` : 'such as'
    const mostly = first === undefined ? '' : `; ${often}: ${prose(first.title)}`
    return `${cause.category}: ${formatCount(cause.count, 'job')}${transient}${mostly}`
  })

const flaky = (digest: Digest, { name }: Sink): readonly string[] =>
  digest.flakyTests
    .slice(0, most)
    .map(
      (test) =>
        `${name(test.name)}: fails in ${formatPercent(test.rate)} of ${formatCount(test.executions ?? test.commits, 'execution')}`,
    )

function reruns({ reruns }: Digest): readonly string[] {
  if (reruns.made === 0) return []
  const own = reruns.own === 0 ? '' : `; ${reruns.own} by Pipeline Guard, of which ${reruns.ownPassed} passed`
  return [
    `${formatCount(reruns.made, 'rerun')}, ${reruns.passed} passed${own}`,
    `${formatDuration(reruns.spentMs)} spent; re-running whole runs would have taken ${formatDuration(reruns.savedMs)} more`,
  ]
}

function alarms({ alarms }: Digest): readonly string[] {
  const feedback = feedbackLine(alarms.feedback)
  const silent = alarms.judged === 0 || (alarms.anomalous === 0 && alarms.notices === 0)
  return [
    ...(silent
      ? []
      : [
          `anomalies in ${alarms.anomalous} of ${formatCount(alarms.judged, 'judged run')}, ${formatCount(alarms.notices, 'notice')} posted`,
        ]),
    ...(feedback === undefined ? [] : [feedback]),
  ]
}

function cost({ cost, spending, runs }: Digest, { name }: Sink): readonly string[] {
  if (cost.billedMinutes === 0) return []
  const { currency = '', total, workflows, jobs, categories, rerunPrice, flakyMs, flakyPrice } = spending
  const money = (price: number | undefined): string =>
    price === undefined ? '' : `, ${formatNumber(price)} ${name(currency)}`
  const parts = (list: readonly SpendingPart[]): string =>
    list
      .slice(0, 3)
      .map((part) => `${name(part.name)} ${formatDuration(part.ms)}${money(part.price)}`)
      .join('; ')
  return [
    `${formatCount(cost.billedMinutes, 'minute')}, each job rounded up, before any multiplier of the platform`,
    ...(total === undefined
      ? []
      : [
          `${formatNumber(total)} ${name(currency)}, ${formatNumber(total / Math.max(1, runs))} ${name(currency)} a run`,
        ]),
    ...(workflows.length < 2 ? [] : [`by workflow: ${parts(workflows)}`]),
    ...(jobs.length < 2 ? [] : [`by job: ${parts(jobs)}`]),
    ...(categories.length === 0 ? [] : [`in failed jobs, by the cause: ${parts(categories)}`]),
    ...(rerunPrice === undefined || rerunPrice === 0
      ? []
      : [`reruns cost ${formatNumber(rerunPrice)} ${name(currency)}`]),
    ...(flakyMs === 0
      ? []
      : [
          `flaky tests cost ${formatDuration(flakyMs)}${money(flakyPrice)}: jobs that failed by nothing else, and their reruns`,
        ]),
  ]
}

/** Of runners that jobs wait for: hosted ones are there for whoever asks, and one more saves nothing. */
const capacity = ({ capacity }: Digest, { name }: Sink): readonly string[] =>
  capacity
    .filter(({ savedMs }) => savedMs >= fewMinutes)
    .slice(0, most)
    .map(
      ({ label, most: atOnce, waitedMs, savedMs, hours }) =>
        `${label === undefined ? 'all runners' : name(label)}: one more runner would save ${formatDuration(savedMs)} of ${formatDuration(waitedMs)} waited; at most ${formatCount(atOnce, 'job')} at once, busiest ${busiest(hours)} UTC`,
    )
