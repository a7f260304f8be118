/** The message about one run. */
import { phraseAnomaly } from '../../detect/engine/phrase-anomaly.js'
import {
  type Anomaly,
  atLeast,
  type DecisionOf,
  type Failure,
  type Finding,
  type Message,
  type MessageFinding,
  worst,
} from '../../model/index.js'
import { formatConfidence } from '../../run/format.js'
import { formatSeriesValue } from '../../series/value.js'
import { cut, plainLine, safeUrl } from '../escape.js'
import { evidenceOf } from '../evidence.js'
import { logUrl } from '../locations.js'
import { phraseOwners } from '../owners.js'
import { phraseChanges } from '../pull-request.js'
import { phraseUsual } from '../range.js'
import { phraseRarity } from '../rarity.js'
import { sparkline } from '../sparkline.js'
import type { ReportView } from '../view.js'
import { openFindings, phraseRetry, phraseSeen, titleOf, verdictWords } from '../wording.js'

const mostFindings = 5
const mostLines = 8

export function runMessage(view: ReportView, decision: DecisionOf<'notify'>): Message {
  const { result, record } = view
  const found = openFindings(result.findings).filter(
    // A new test that flakes is low, and news: whoever brought it can still mend it.
    (finding) => atLeast(finding.severity, 'medium') || (finding.kind === 'test' && finding.probe !== undefined),
  )
  const severity =
    decision.change === 'recovery' ? undefined : (result.ruling.severity ?? worst(found.map((one) => one.severity)))
  const { run, key } = record
  return {
    schema: 'pipeline-guard/notice',
    version: 1,
    kind: 'run',
    change: decision.change,
    ...(severity === undefined ? {} : { severity }),
    episode: plainLine(decision.episode, 500),
    alsoEpisodes: (decision.also ?? []).map((episode) => plainLine(episode, 500)),
    scope: plainLine(`${key.host}/${key.repository}/${key.workflow}`, 500),
    time: run.value.completedAt ?? run.observedAt,
    title: runTitle(view, decision),
    headline: plainLine(result.headline, 280),
    mark: runMark(view, decision),
    run: runOf(view),
    links: linksOf(view),
    findings: found.slice(0, mostFindings).map((finding) => findingOf(finding, view)),
    more: Math.max(0, found.length - mostFindings),
    sections: [],
    notes: notesOf(view),
  }
}

export const runMark = ({ result }: ReportView, { change }: DecisionOf<'notify'>): string =>
  change === 'recovery' ? '✅' : verdictWords[result.ruling.verdict].mark

/** "New failure in acme/shop, CI". */
export function runTitle(view: ReportView, { change }: DecisionOf<'notify'>): string {
  const { record, result } = view
  const where = `${plainLine(record.key.repository, 80)}, ${nameOf(view)}`
  switch (change) {
    case 'failure':
      return `New failure in ${where}`
    case 'anomaly':
      return `New anomaly in ${where}`
    case 'recovery':
      return `Recovered: ${where}`
    case 'always':
      return `${verdictWords[result.ruling.verdict].word}: ${where}`
    default:
      return change satisfies never
  }
}

const nameOf = ({ record }: ReportView): string => plainLine(record.run.value.name ?? record.key.workflow, 60)

function runOf(view: ReportView): NonNullable<Message['run']> {
  const { record, result } = view
  const { branch, sha, actor, event, number } = record.run.value
  const { host, repository, workflow, run, attempt } = record.key
  return {
    host: plainLine(host, 200),
    repository: plainLine(repository, 200),
    workflow: plainLine(workflow, 200),
    name: nameOf(view),
    run: plainLine(run, 100),
    attempt,
    ...(number === undefined ? {} : { number }),
    verdict: result.ruling.verdict,
    ...(branch === undefined ? {} : { branch: plainLine(branch, 120) }),
    ...(sha === undefined ? {} : { sha: plainLine(sha, 64) }),
    ...(actor === undefined ? {} : { actor: plainLine(actor, 80) }),
    ...(event === undefined ? {} : { event: plainLine(event, 60) }),
  }
}

/** The run, the failed step’s log, the page of the history: the places people open next. */
function linksOf({ record, result, pageUrl }: ReportView): Message['links'] {
  const run = safeUrl(record.run.value.url)
  const failed = openFindings(result.findings).find((finding) => finding.kind === 'failure')
  const log = failed?.kind === 'failure' ? logUrl(record, failed) : undefined
  const page = safeUrl(pageUrl)
  return [
    ...(run === undefined ? [] : [{ label: 'Open the run', url: run }]),
    ...(log === undefined || log === run ? [] : [{ label: 'Open the log', url: log }]),
    ...(page === undefined ? [] : [{ label: 'Open the history', url: page }]),
  ]
}

function findingOf(finding: Finding, { record }: ReportView): MessageFinding {
  const common = { id: plainLine(finding.id, 200), severity: finding.severity, advice: plainLine(finding.advice, 800) }
  switch (finding.kind) {
    case 'failure':
      return owned({ ...common, ...failureText(finding), ...jobUrl(finding, record) }, finding)
    case 'anomaly':
      return owned({ ...common, ...anomalyText(finding) }, finding)
    case 'test':
      return owned(
        {
          ...common,
          kind: 'test',
          title: plainLine(finding.title),
          detail: plainLine(finding.message ?? '', 300),
          lines: [],
        },
        finding,
      )
    default:
      return finding satisfies never
  }
}

/** Said in the detail too, which every channel shows. */
function owned(message: MessageFinding, { owners }: Finding): MessageFinding {
  const phrase = phraseOwners(owners, (name) => plainLine(name, 120))
  if (owners === undefined || phrase === undefined) return message
  return { ...message, detail: [message.detail, phrase].filter((part) => part !== '').join('; '), owners: [...owners] }
}

function jobUrl({ jobId }: Failure, record: ReportView['record']): { readonly url?: string } {
  const url = jobId === undefined ? undefined : safeUrl(record.jobs[jobId]?.facts?.value.url)
  return url === undefined ? {} : { url }
}

function failureText(failure: Failure): Pick<MessageFinding, 'kind' | 'title' | 'detail' | 'lines' | 'job'> {
  const { diagnosis } = failure
  return {
    kind: 'failure',
    title: plainLine(titleOf(failure)),
    detail: `${diagnosis.category ?? 'unknown'} failure, ${phraseSeen(failure)}, ${phraseRetry(failure)}, diagnosis ${formatConfidence(failure.confidence)} confident`,
    lines: evidenceOf(diagnosis, mostLines, 220).map(({ text }) => text),
    ...(failure.job === undefined ? {} : { job: plainLine(failure.job, 100) }),
  }
}

function anomalyText(anomaly: Anomaly): Pick<MessageFinding, 'kind' | 'title' | 'detail' | 'trend' | 'lines'> {
  const value = (of: number): string => plainLine(formatSeriesValue(of, anomaly.series, anomaly.unit), 60)
  const { since } = anomaly
  const began = since === undefined ? '' : `, since ${plainLine(since.sha?.slice(0, 7) ?? `run ${since.run}`, 40)}`
  return {
    kind: 'anomaly',
    title: plainLine(phraseAnomaly(anomaly)),
    detail: `${phraseUsual(anomaly, value)}${began}; ${phraseRarity(anomaly)}`,
    trend: sparkline([...anomaly.recent, anomaly.observed]),
    lines: [],
  }
}

/** What was refused: people who read only the notice would wait for a retry that does not come. */
function notesOf({ result }: ReportView): readonly string[] {
  const refused = result.ruling.decisions.flatMap((decision) =>
    decision.kind === 'no-rerun' && result.ruling.verdict === 'failed-transient' && decision.guard !== undefined
      ? [plainLine(`No rerun: ${decision.because}`)]
      : [],
  )
  const changes = phraseChanges(result, (name) => plainLine(name, 80), 'This pull request: ')
  return [...(changes === undefined ? [] : [cut(changes, 500)]), ...refused]
}
