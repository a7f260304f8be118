/** The one line a person reads: what it is, where, how bad, what to do. */

import { failedJobs, listed } from '../decide/run-facts.js'
import { phraseAnomaly } from '../detect/engine/phrase-anomaly.js'
import { defaultSettings } from '../detect/engine/settings.js'
import type { LeftOut } from '../history/window.js'
import type { Anomaly, Failure, Finding, OpenRegression, Ruling, RunRecord, TestFinding } from '../model/index.js'
import { formatCount, formatDuration } from '../run/format.js'
import { hasFailed } from '../run/outcomes.js'
import { repositoryPath } from '../run/repository-path.js'
import { runTimes } from '../run/run-times.js'
import { defaultCaps } from '../run/weights.js'
import { cut, plainLine } from './escape.js'
import { queueInHeadline } from './queue.js'
import { offUsual } from './usual.js'
import {
  decisionOf,
  firstSentence,
  isAnomaly,
  isFailure,
  isTest,
  openFindings,
  phraseSeen,
  titleOf,
} from './wording.js'

export interface HeadlineRequest {
  readonly ruling: Ruling
  readonly findings: readonly Finding[]
  readonly record: RunRecord
  /** The comparable runs the judgement rests on, oldest first. */
  readonly comparable: readonly RunRecord[]
  /** Regressions that stay. */
  readonly open?: readonly OpenRegression[]
  /** Of one job it is said that it is normal so far: nobody knows yet what the run comes to. */
  readonly scope?: 'job' | 'run'
  /** Comparable runs from which on slowness may fail a check or notify. */
  readonly gatingSamples?: number
  readonly leftOut?: Pick<LeftOut, 'sameCommit'>
}

const longest = 260

/**
 * Plain text of at most 260 characters on one line, without mark or product name.
 *
 * @example "normal: 12 m 4 s, typical for 87 comparable runs"
 * @example "failed: 3 tests fail in job test (new). Fix the test or the code it covers."
 */
export function headlineOf(request: HeadlineRequest): string {
  return cut(plainLine(lineFor(request), longest * 2), longest)
}

function lineFor(request: HeadlineRequest): string {
  const { ruling, findings, record } = request
  const open = openFindings(findings)
  switch (ruling.verdict) {
    case 'normal':
      return normalLine(request)
    case 'unknown':
      return `unknown: ${withoutStop(ruling.because)}. ${unknownAdvice}`
    case 'failed':
      return failedLine(open, record)
    case 'failed-transient':
      return transientLine(open.filter(isFailure), record, ruling)
    case 'degraded':
    case 'anomalous':
      return strangeLine(ruling.verdict, open, ruling)
    default:
      return ruling.verdict satisfies never
  }
}

/** A reason may end in a name that ends in a stop. */
const withoutStop = (text: string): string => text.replace(/[.?!\s]+$/, '')

/** The troubles, which stand below, have an advice each. */
const unknownAdvice = 'Everything else is in order; see the problems below.'

function normalLine(request: HeadlineRequest): string {
  const {
    ruling,
    findings,
    record,
    comparable,
    scope,
    open: regressions = [],
    gatingSamples = defaultSettings.gatingSamples,
    leftOut,
  } = request
  const facts = record.run.value
  const took = tookOf(record)
  const open = openFindings(findings)
  const advisory = open.length
  const note = advisory === 0 ? '' : `; ${formatCount(advisory, 'finding')} to note`
  if (facts.outcome === 'cancelled') return `cancelled before its end; nothing out of the ordinary in what ran${note}`
  const untold = scope === 'job' ? undefined : openEnd(record)
  const hint = untold === undefined ? note : `${note}; ${untold}`
  const word =
    scope === 'job' || untold !== undefined ? 'normal so far' : (recovery(ruling, record, comparable) ?? 'normal')
  const known = comparable.length
  const level = regressions.find(({ series }) => series === 'run.duration')
  if (known >= gatingSamples) return `${word}: ${took}, ${level ? newLevel(level) : besideUsual(open, request)}${hint}`
  if (known === 0) return `${word}: ${took}; the first run of its kind, nothing to compare with yet${hint}`
  return `${word}: ${took}; still learning, ${known} of ${gatingSamples} comparable runs seen${ofOneCommit(leftOut?.sameCommit)}${hint}`
}

/** Why nobody knows yet what a run that is seen from within comes to; mostly its last word is this job’s. */
function openEnd({ run: { status, value }, jobs }: RunRecord): string | undefined {
  if (status !== 'in-progress' || value.outcome !== undefined) return undefined
  const going = Object.values(jobs).filter(
    ({ facts }) => facts?.value.own !== true && facts?.value.outcome === undefined,
  )
  return going.length > 1 ? 'not all of its jobs have ended' : 'how this job ended was not told (`--job-status`)'
}

/** Or the number would stand still without a reason while somebody tries it on one commit. */
const ofOneCommit = (more = 0): string =>
  more === 0 ? '' : ` (${more} more of the same commit; one commit counts ${defaultCaps.perCommit} times at most)`

const newLevel = ({ since, before }: OpenRegression): string =>
  `the new level since run ${since}, ${formatDuration(before)} before`

/** A remark on its duration calls no one, but such a run is not typical either. */
function besideUsual(open: readonly Finding[], { record, comparable }: HeadlineRequest): string {
  const runs = formatCount(comparable.length, 'comparable run')
  const remark = open.filter(isAnomaly).find(({ series }) => series === 'run.duration')
  if (remark !== undefined) return `usually ${formatDuration(remark.expected)} (${runs})`
  const passed = comparable.filter(({ run }) => run.value.outcome === 'passed')
  const off = offUsual(
    lengthOf(record) ?? 0,
    passed.flatMap((run) => lengthOf(run) ?? []),
  )
  if (off === undefined) return `typical for ${runs}`
  return `${off.side} than usual (${formatDuration(off.usual)} in ${runs}), no alarm by itself`
}

function lengthOf(record: RunRecord): number | undefined {
  const { durationMs, computeMs } = runTimes(record)
  return durationMs ?? computeMs
}

/** By the clock, as the platform’s page says; of a run without one what its jobs took together. */
function tookOf(record: RunRecord): string {
  const { durationMs, computeMs } = runTimes(record)
  if (durationMs !== undefined) return formatDuration(durationMs) + queueInHeadline(record, durationMs)
  return computeMs === undefined ? 'nothing out of the ordinary' : `${formatDuration(computeMs)} of compute time`
}

/** Told by the decision where notices are on; else by the last runs of the same branch having failed. */
function recovery(ruling: Ruling, record: RunRecord, comparable: readonly RunRecord[]): string | undefined {
  const branch = comparable.filter((run) => run.run.value.branch === record.run.value.branch)
  const healthy = branch.findLastIndex(({ run }) => !hasFailed(run.value.outcome))
  const failed = branch.length - 1 - healthy
  if (failed > 0) return `recovered after ${formatCount(failed, 'failed run')}`
  return decisionOf(ruling.decisions, 'notify')?.change === 'recovery' ? 'recovered' : undefined
}

function failedLine(open: readonly Finding[], record: RunRecord): string {
  const failures = open.filter(isFailure)
  const first = failures[0]
  if (first === undefined) {
    const tests = failedTests(open.filter(isTest))
    if (tests !== undefined) return tests
    const jobs = failedJobs(record).map((job) => job.name)
    const where = jobs.length === 0 ? 'the run' : jobs.length === 1 ? `job ${jobs[0]}` : `jobs ${listed(jobs)}`
    return `failed: ${where}; no log could be read. Open the log of the run.`
  }
  return `failed: ${whatAndWhere(first)}${placeOfTest(first)} (${phraseSeen(first)})${othersOf(failures)}. ${firstSentence(first.advice)}`
}

/** A failing test is looked for by its place; a title of any other kind names it. */
const placeOfTest = ({ diagnosis: { category, location } }: Failure): string =>
  category !== 'test' || location === undefined ? '' : `, ${placeOf(location.file, location.line)}`

/** Where a report says what no log could: which test, what it said, and where. */
function failedTests(found: readonly TestFinding[]): string | undefined {
  const failing = found.filter(({ test }) => test === 'new-failure')
  const first = failing[0]
  if (first === undefined) return undefined
  const [message = ''] = (first.message ?? '').split('\n')
  const said = message === '' ? '' : `: ${cut(message, 120)}`
  const place = first.file === undefined ? '' : ` (${placeOf(first.file, first.line)})`
  const others = failing.length === 1 ? '' : `, and ${formatCount(failing.length - 1, 'other test')}`
  return `failed: ${first.title}${said}${place}${others}. ${firstSentence(first.advice)}`
}

const placeOf = (file: string, line: number | undefined): string =>
  `${repositoryPath(file) ?? file}${line === undefined ? '' : `:${line}`}`

function transientLine(failures: readonly Failure[], record: RunRecord, ruling: Ruling): string {
  const first = failures[0]
  const what = first === undefined ? listed(failedJobs(record).map((job) => job.name)) : whatAndWhere(first)
  const seen = first === undefined ? '' : ` (${phraseSeen(first)})`
  const next = nextOf(ruling)
  return `failed, but likely to pass on a retry: ${what}${seen}${othersOf(failures)}. ${next}`
}

/** By the guard that refused a rerun: what happens all the same, or what is better than one more. */
const insteadOfRerun: Readonly<Record<string, string>> = {
  'left-to-companion': 'The companion workflow will re-run the failed jobs.',
  companion: 'The companion workflow will re-run the failed jobs.',
  'asked-already': 'The failed jobs have been re-run already.',
  'merge-group': 'Put it into the merge queue again.',
  breaker: 'Retries stopped helping, so nothing is re-run by itself; look at the cause.',
}

/** What will happen by itself; what to do only where nothing will. */
function nextOf({ decisions }: Ruling): string {
  if (decisionOf(decisions, 'rerun') !== undefined) return 'The failed jobs will be re-run.'
  const guard = decisionOf(decisions, 'no-rerun')?.guard ?? ''
  return (Object.hasOwn(insteadOfRerun, guard) ? insteadOfRerun[guard] : undefined) ?? 'Re-run the failed jobs.'
}

function strangeLine(verdict: 'degraded' | 'anomalous', open: readonly Finding[], ruling: Ruling): string {
  const first = open[0]
  if (first === undefined) return `${verdict}: ${ruling.because}`
  const anomalies = open.filter(isAnomaly).length
  const more = open.length - 1
  const rest =
    more === 0
      ? ''
      : `, and ${formatCount(more, anomalies === open.length ? 'other anomaly' : 'other finding', anomalies === open.length ? 'other anomalies' : 'other findings')}`
  const what = first.kind === 'anomaly' ? phraseAnomaly(first) + sinceOf(first) : first.title
  return `${verdict}: ${what}${rest}. ${firstSentence(first.advice)}`
}

const sinceOf = (anomaly: Anomaly): string =>
  anomaly.since === undefined ? '' : ` since ${anomaly.since.sha?.slice(0, 7) ?? `run ${anomaly.since.run}`}`

const whatAndWhere = (failure: Failure): string => {
  const title = titleOf(failure)
  return failure.job === undefined || title.includes(failure.job) ? title : `${title} in job ${failure.job}`
}

function othersOf(failures: readonly Failure[]): string {
  const others = failures.length - 1
  return others <= 0 ? '' : `, and ${formatCount(others, 'other failure')}`
}
