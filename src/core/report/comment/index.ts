/** The comment on a pull or merge request: whose the failures are, what got slower, what to run. One per workflow. */
import type { Anomaly, Failure, Finding, TestFinding } from '../../model/index.js'
import { formatDuration, formatNumber, formatRatio } from '../../run/format.js'
import { runTimes } from '../../run/run-times.js'
import { isPullRequest } from '../../run/trust.js'
import { phraseSeries } from '../../series/label.js'
import { formatSeriesValue } from '../../series/value.js'
import { coverageFell, coverageSection, phraseCoverage } from '../coverage.js'
import { htmlInMarkdown, markdown, markdownBlock, markdownCode, markdownProse, safeUrl } from '../escape.js'
import { evidenceOf } from '../evidence.js'
import { fileUrl } from '../locations.js'
import { overviewOf } from '../overview.js'
import { markdownOwners, mentionOwners } from '../owners.js'
import { phraseRatio } from '../pull-request.js'
import { bullets, folded, link, more } from '../summary/markup.js'
import { failedTests, phraseTests } from '../test-counts.js'
import type { ReportView } from '../view.js'
import { isAnomaly, isFailure, openFindings, phraseSeen, titleOf, verdictWords } from '../wording.js'
import { testHeadline } from './test-headline.js'

export interface PullRequestComment {
  /** Without the marker by which a platform finds it again. */
  readonly markdown: string
  /** Nothing to say but that all is well: one line, worth writing only over an earlier comment. */
  readonly isWell: boolean
  /** GitLab’s pipelines of a branch have its merge request’s comment too. */
  readonly isPullRequest: boolean
  /** Number of the pull request, where the run knows it. */
  readonly pullRequest?: number
  /** The commit that was judged: a newer one of the pull request is not written over. */
  readonly sha?: string
  readonly branch?: string
  /** owner/repo the commit came from. */
  readonly headRepository?: string
  /** Path of the workflow: each has a comment of its own. */
  readonly workflow: string
}

const mostTests = 10
const mostFailures = 5
const mostSlower = 5

/** Undefined of a job that is judged alone: others of the run may follow. */
export function commentOf(view: ReportView): PullRequestComment | undefined {
  const { record, result } = view
  if (result.scope === 'job') return undefined
  const { pullRequest, sha, branch, headRepository } = record.run.value
  const isWell =
    result.ruling.verdict === 'normal' && openFindings(result.findings).length === 0 && !coverageFell(result)
  return {
    markdown: isWell ? wellText(view) : troubleText(view),
    isWell,
    isPullRequest: isPullRequest(record),
    ...(pullRequest !== undefined && { pullRequest }),
    ...(sha !== undefined && { sha }),
    ...(branch !== undefined && { branch }),
    ...(headRepository !== undefined && { headRepository }),
    workflow: record.key.workflow,
  }
}

/** Folded to a line, whatever the comment said before. */
function wellText(view: ReportView): string {
  const tests = phraseTests(view)
  const { coverage } = view.result
  const line = [
    markdownProse(view.result.headline, 300),
    ...(tests === undefined ? [] : [tests]),
    ...(coverage === undefined ? [] : [phraseCoverage(coverage)]),
  ].join(' · ')
  return `✅ **Pipeline Guard** · ${line} · ${runLink(view)}\n`
}

function troubleText(view: ReportView): string {
  const { mark } = verdictWords[view.result.ruling.verdict]
  const head = testHeadline(view) ?? overviewOf(view)
  return `${[
    `### ${mark} Pipeline Guard: ${markdown(head, 300)}`,
    ...testList(view),
    ...failureList(view),
    ...slowerList(view),
    ...(view.result.coverage?.moved.length === 0 ? [] : coverageSection(view.result)),
    ...toRun(view),
    `<sub>${footer(view)}</sub>`,
  ].join('\n\n')}\n`
}

const runLink = ({ record }: ReportView): string => {
  const { number, url } = record.run.value
  return link(`run ${markdown(String(number ?? record.key.run), 60)}`, url)
}

function testList(view: ReportView): string[] {
  const { fresh, flaky, known, probed, unsorted } = failedTests(view)
  const lines = [
    ...probed.map((test) => `🆕 **new and flaky**${probeOf(test)}: ${nameOf(test, view)}${ownersOf(test, view)}`),
    ...fresh.map((test) => `🔴 **yours**: ${nameOf(test, view)}${ownersOf(test, view)}${messageOf(test.message)}`),
    ...unsorted.map((test) => `🔴 failed: ${nameOf(test, view)}${messageOf(test.message)}`),
    ...known.map((test) => `🟠 ${brokenWhere(test)}: ${nameOf(test, view)}${named(test.owners)}`),
    ...flaky.map((test) => `🟡 flaky${rateOf(test)}: ${nameOf(test, view)}${named(test.owners)}`),
  ]
  return lines.length === 0 ? [] : [bullets(lines.slice(0, mostTests)), ...more(lines.length, mostTests, 'tests')]
}

type Named = Pick<TestFinding, 'name' | 'suite' | 'file' | 'line'>

function nameOf({ name, file, line }: Named, { record }: ReportView): string {
  const place = file === undefined ? undefined : `${file}${line === undefined ? '' : `:${line}`}`
  return `${markdownCode(name)}${place === undefined ? '' : `, ${link(markdownCode(place), fileUrl(record, file, line))}`}`
}

const named = (owners: Finding['owners']): string =>
  markdownOwners(owners)
    .map((phrase) => `, ${phrase}`)
    .join('')

/** Of what is new: those who should hear of it, where that is asked for. */
const ownersOf = ({ owners }: Finding, { mentions }: ReportView): string =>
  mentions === true
    ? mentionOwners(owners)
        .map((phrase) => `, ${phrase}`)
        .join('')
    : named(owners)

const messageOf = (message: string | undefined): string =>
  message === undefined || message === '' ? '' : `<br>${markdown(message, 160)}`

function brokenWhere({ before, since }: TestFinding): string {
  const where = before === 'failing-on-default' ? 'broken on the default branch' : 'failing before'
  if (since === undefined) return where
  return `${where} since ${link(since.number === undefined ? `run ${markdown(since.run, 40)}` : `run ${since.number}`, since.url)}`
}

const probeOf = ({ probe }: TestFinding): string =>
  probe === undefined ? '' : ` (failed ${formatNumber(probe.failures)} of ${formatNumber(probe.runs)} times here)`

function rateOf({ flipRate }: TestFinding): string {
  if (flipRate === undefined) return ''
  const { rate, runs, failures = Math.round(rate * runs) } = flipRate
  return ` (failed ${formatNumber(failures)} of ${formatNumber(runs)} times)`
}

/** Test failures whose tests are named above say nothing new. */
function failureList(view: ReportView): string[] {
  const { fresh, flaky, known, unsorted } = failedTests(view)
  const named = fresh.length + flaky.length + known.length + unsorted.length > 0
  const failures = openFindings(view.result.findings)
    .filter(isFailure)
    .filter(({ diagnosis }) => !(named && diagnosis.category === 'test'))
  return [
    ...failures.slice(0, mostFailures).map((failure) => describe(failure, view)),
    ...more(failures.length, mostFailures, 'failures'),
  ]
}

function describe(failure: Failure, view: ReportView): string {
  const { diagnosis, job, jobId, seen } = failure
  const url = jobId === undefined ? undefined : view.record.jobs[jobId]?.facts?.value.url
  const where = job === undefined ? '' : `${link(markdownCode(job), url)}: `
  const chance = failure.retry?.probability ?? diagnosis.transientProbability
  const facts = [
    seen.onDefaultBranch ? 'broken on the default branch too' : phraseSeen(failure),
    ...(chance >= 0.5 ? ['likely to pass on retry'] : []),
    ...(view.mentions === true && seen.count === 0 ? mentionOwners(failure.owners) : markdownOwners(failure.owners)),
  ]
  const lines = evidenceOf(diagnosis, 6, 200).map(({ text }) => text)
  return [
    `**${where}${markdown(titleOf(failure))}** (${facts.join(', ')})`,
    ...(lines.length === 0 ? [] : [folded('Log', markdownBlock(lines.join('\n')))]),
    ...(failure.advice === '' ? [] : [`**To do:** ${markdownProse(failure.advice, 600)}`]),
  ].join('\n\n')
}

function slowerList({ result }: ReportView): string[] {
  const anomalies = openFindings(result.findings).filter(isAnomaly)
  const lines = anomalies.slice(0, mostSlower).map(slower)
  const against = (result.pullRequestChanges ?? [])
    .slice(0, mostSlower)
    .map(
      ({ series, unit, observed, base, ratio }) =>
        `${phraseSeries(series, markdownCode)}: ${markdown(formatSeriesValue(observed, series, unit), 60)}, ${markdown(formatSeriesValue(base, series, unit), 60)} on the default branch (${phraseRatio(ratio)})`,
    )
  return lines.length + against.length === 0
    ? []
    : [`**Changed**\n\n${bullets([...lines, ...against])}`, ...more(anomalies.length, mostSlower, 'changes')]
}

function slower({ series, unit, observed, expected, owners }: Anomaly): string {
  const value = (of: number): string => markdown(formatSeriesValue(of, series, unit), 60)
  const ratio = expected > 0 ? ` (${formatRatio(observed / expected)})` : ''
  return `${phraseSeries(series, markdownCode)}: ${value(observed)}, usually ${value(expected)}${ratio}${named(owners)}`
}

function toRun({ result }: ReportView): string[] {
  const remedy = result.ruling.decisions.find(
    (decision) => decision.kind === 'remedy' && decision.command !== undefined && decision.command.length < 4000,
  )
  if (remedy?.kind !== 'remedy' || remedy.command === undefined) return []
  return [`**${htmlInMarkdown(remedy.title)}**`, markdownBlock(remedy.command, 'sh')]
}

function footer(view: ReportView): string {
  const { sha } = view.record.run.value
  const { coverage } = view.result
  const { durationMs } = runTimes(view.record)
  const tests = phraseTests(view)
  const page = safeUrl(view.pageUrl)
  return [
    `${runLink(view)}${sha === undefined ? '' : ` at ${markdownCode(sha.slice(0, 7))}`}`,
    ...(durationMs === undefined ? [] : [formatDuration(durationMs)]),
    ...(tests === undefined ? [] : [tests]),
    ...(coverage === undefined ? [] : [phraseCoverage(coverage)]),
    ...(page === undefined ? [] : [link('history', page)]),
  ].join(' · ')
}
