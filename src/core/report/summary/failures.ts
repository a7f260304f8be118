/** What failed: the root cause in its own lines, what kind, how sure, seen before?, and what to do. */
import { failedJobs } from '../../decide/run-facts.js'
import type { Failure } from '../../model/index.js'
import { markdown, markdownBlock, markdownCellCode, markdownCode, plainLine } from '../escape.js'
import { formatConfidence, formatInstant, formatPercent } from '../format.js'
import type { ReportView } from '../view.js'
import { isFailure, openFindings, phraseSeen, severityMarks } from '../wording.js'
import { bullets, folded, link, more, table } from './markup.js'

const mostFailures = 10
const mostLines = 12
const longestLine = 400

export function summariseFailures(view: ReportView): string[] {
  const failures = openFindings(view.result.findings).filter(isFailure)
  const bare = undiagnosed(view, failures)
  if (failures.length === 0 && bare.length === 0) return []
  return [
    '#### What failed',
    ...failures.slice(0, mostFailures).flatMap((failure) => describe(failure, view)),
    ...more(failures.length, mostFailures, 'failures'),
    ...bare,
  ]
}

function describe(failure: Failure, view: ReportView): string[] {
  const { diagnosis } = failure
  const job = failure.job === undefined ? '' : `${link(markdownCode(failure.job), urlOf(failure, view))}: `
  const facts = [
    `${diagnosis.category ?? 'unknown'} failure`,
    phraseSeen(failure) + (failure.seen.onDefaultBranch ? ', on the default branch too' : ''),
    diagnosis.transient
      ? `likely to pass on a retry (${formatPercent(diagnosis.transientProbability)})`
      : 'a retry will not help',
    `${formatConfidence(failure.confidence)} sure`,
    ...(diagnosis.step === undefined ? [] : [`in step ${markdownCode(diagnosis.step)}`]),
    ...placeOf(failure),
  ]
  return [
    `${severityMarks[failure.severity]} **${job}${markdown(failure.title)}**<br>${facts.join(' · ')}`,
    ...evidence(failure),
    ...(failure.advice === '' ? [] : [`**To do:** ${markdown(failure.advice, 1200)}`]),
    ...background(failure),
  ]
}

const placeOf = ({ diagnosis: { location } }: Failure): string[] =>
  location === undefined
    ? []
    : [markdownCode(`${location.file}${location.line === undefined ? '' : `:${location.line}`}`)]

/** In the order of the log, which is how a person reads it; best first only decides which are shown. */
function evidence({ diagnosis: { lines } }: Failure): string[] {
  const shown = lines.slice(0, mostLines).toSorted((a, b) => a.number - b.number)
  if (shown.length === 0) return []
  const width = Math.max(...shown.map((line) => String(line.number).length))
  return [
    markdownBlock(
      shown.map((line) => `${String(line.number).padStart(width)} │ ${plainLine(line.text, longestLine)}`).join('\n'),
    ),
  ]
}

function background(failure: Failure): string[] {
  const { causes = [] } = failure.diagnosis
  const since = formatInstant(failure.seen.firstAt)
  const last = formatInstant(failure.seen.lastAt)
  const parts = [
    ...(failure.reasons.length === 0 ? [] : [bullets(failure.reasons.slice(0, 10).map((reason) => markdown(reason)))]),
    ...(since === undefined
      ? []
      : [`First seen ${since}${last === undefined || last === since ? '' : `, last ${last}`}.`]),
    ...(causes.length === 0
      ? []
      : [
          table(
            ['further causes', 'kind', 'line'],
            causes
              .slice(0, 10)
              .map((cause) => [
                markdown(cause.title),
                cause.category,
                `${cause.line.number}: ${markdownCellCode(cause.line.text)}`,
              ]),
          ),
        ]),
    `Signature ${markdownCode(failure.diagnosis.signature)}${failure.diagnosis.rule === null ? ', no rule knew it' : `, rule ${markdownCode(failure.diagnosis.rule)}`}.`,
  ]
  return [folded('Why, and since when', parts.join('\n\n'))]
}

/** Failed jobs of which no log could be read: named all the same. */
function undiagnosed(view: ReportView, failures: readonly Failure[]): string[] {
  const known = new Set(failures.flatMap((failure) => [failure.jobId, failure.job]))
  const jobs = failedJobs(view.record).filter((job) => !known.has(job.id) && !known.has(job.name))
  if (jobs.length === 0) return []
  const names = jobs.slice(0, 20).map((job) => link(markdownCode(job.name), job.record.facts?.value.url))
  return [
    `Failed, but no log could be read: ${names.join(', ')}. Open the log by hand.`,
    ...more(jobs.length, 20, 'jobs'),
  ]
}

const urlOf = (failure: Failure, view: ReportView): string | undefined =>
  failure.jobId === undefined ? undefined : view.record.jobs[failure.jobId]?.facts?.value.url
