/** What failed: the root cause in its own lines, what kind, how sure, seen before?, and what to do. */
import { failedJobs } from '../../decide/run-facts.js'
import type { Failure } from '../../model/index.js'
import { formatConfidence, formatInstant } from '../../run/format.js'
import { repositoryPath } from '../../run/repository-path.js'
import { markdown, markdownBlock, markdownCellCode, markdownCode, markdownProse } from '../escape.js'
import { evidenceOf, pointer } from '../evidence.js'
import { fileUrl, logUrl } from '../locations.js'
import { markdownOwners } from '../owners.js'
import { failingSince } from '../since.js'
import type { ReportView } from '../view.js'
import { isFailure, openFindings, phraseRetry, phraseSeen, severityMarks, titleOf } from '../wording.js'
import { bullets, folded, link, more, table } from './markup.js'

const mostFailures = 10
const mostLines = 12
const longestLine = 400

export function summariseFailures(view: ReportView): string[] {
  const failures = openFindings(view.result.findings).filter(isFailure)
  const bare = undiagnosed(view, failures)
  if (failures.length === 0 && bare.length === 0) return []
  return [
    failures.length + bare.length === 1 ? '#### Failure' : '#### Failures',
    ...failures.slice(0, mostFailures).flatMap((failure) => describe(failure, view)),
    ...more(failures.length, mostFailures, 'failures'),
    ...bare,
  ]
}

function describe(failure: Failure, view: ReportView): string[] {
  const { diagnosis } = failure
  const job = failure.job === undefined ? '' : `${link(markdownCode(failure.job), urlOf(failure, view))}: `
  const facts = [
    `**${phraseSeen(failure)}**${failure.seen.onDefaultBranch ? ', on the default branch too' : ''}`,
    `${diagnosis.category ?? 'unknown'} failure`,
    ...since(failure, view),
    ...placeOf(failure, view),
    ...logOf(failure, view),
    ...markdownOwners(failure.owners),
    phraseRetry(failure),
    `diagnosis ${formatConfidence(failure.confidence)} confident`,
  ]
  return [
    `${severityMarks[failure.severity]} **${job}${markdown(titleOf(failure))}**<br>${facts.join(' · ')}`,
    ...evidence(failure),
    ...(failure.advice === '' ? [] : [`**To do:** ${markdownProse(failure.advice, 1200)}`]),
    ...background(failure),
  ]
}

function placeOf({ diagnosis: { location } }: Failure, { record }: ReportView): string[] {
  if (location === undefined) return []
  const file = repositoryPath(location.file) ?? location.file
  const place = markdownCode(`${file}${location.line === undefined ? '' : `:${location.line}`}`)
  return [link(place, fileUrl(record, location.file, location.line))]
}

/** The step and the line of the log, as a link to where the platform shows them. */
function logOf(failure: Failure, { record }: ReportView): string[] {
  const { step, lines } = failure.diagnosis
  const line = lines[0] === undefined ? undefined : `log line ${lines[0].number}`
  const url = logUrl(record, failure)
  const [where, at] = [step === undefined ? undefined : `step ${markdownCode(step)}`, line]
  if (where === undefined) return at === undefined ? [] : [link(at, url)]
  return [at === undefined ? link(where, url) : `${where}, ${link(at, url)}`]
}

function since(failure: Failure, view: ReportView): string[] {
  const first = failingSince(failure, view)
  if (first === undefined) return []
  const { number, sha, url } = first.run.value
  const commit = sha === undefined ? '' : ` (${markdownCode(sha.slice(0, 7))})`
  return [`failing since ${link(`run ${markdown(String(number ?? first.key.run), 60)}`, url)}${commit}`]
}

function evidence({ diagnosis }: Failure): string[] {
  const shown = evidenceOf(diagnosis, mostLines, longestLine)
  if (shown.length === 0) return []
  const width = Math.max(...shown.map((line) => String(line.number).length))
  return [
    markdownBlock(
      shown.map((line) => `${String(line.number).padStart(width)} ${pointer(line, shown)} ${line.text}`).join('\n'),
    ),
  ]
}

function background(failure: Failure): string[] {
  const { causes = [] } = failure.diagnosis
  const first = formatInstant(failure.seen.firstAt)
  const last = formatInstant(failure.seen.lastAt)
  const parts = [
    ...(failure.reasons.length === 0
      ? []
      : [bullets(failure.reasons.slice(0, 10).map((reason) => markdownProse(reason)))]),
    ...(first === undefined
      ? []
      : [`First seen ${first}${last === undefined || last === first ? '' : `, last ${last}`}.`]),
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
    `Signature ${markdownCode(failure.diagnosis.signature)}${failure.diagnosis.rule === null ? ', no known failure pattern' : `, rule ${markdownCode(failure.diagnosis.rule)}`}.`,
  ]
  return [folded('Details', parts.join('\n\n'))]
}

/** Failed jobs of which no log could be read: named all the same. */
function undiagnosed(view: ReportView, failures: readonly Failure[]): string[] {
  const known = new Set(failures.flatMap((failure) => [failure.jobId, failure.job]))
  const jobs = failedJobs(view.record).filter((job) => !known.has(job.id) && !known.has(job.name))
  if (jobs.length === 0) return []
  const names = jobs.slice(0, 20).map((job) => link(markdownCode(job.name), job.record.facts?.value.url))
  return [
    `Failed, and the log could not be read: ${names.join(', ')}. Open the log on the job’s page.`,
    ...more(jobs.length, 20, 'jobs'),
  ]
}

const urlOf = (failure: Failure, view: ReportView): string | undefined =>
  failure.jobId === undefined ? undefined : view.record.jobs[failure.jobId]?.facts?.value.url
