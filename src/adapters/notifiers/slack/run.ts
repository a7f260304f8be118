/** One notice for Slack. All foreign text travels as plain or rich text, where nothing in it can be markup or a mention. */
import { phraseAnomaly } from '../../../core/detect/engine/phrase-anomaly.js'
import { type Anomaly, atLeast, type DecisionOf, type Failure, type Finding } from '../../../core/model/index.js'
import { plainLine, safeUrl, slackMarkup, slackText } from '../../../core/report/escape.js'
import { evidenceOf } from '../../../core/report/evidence.js'
import { runMark, runTitle } from '../../../core/report/message/run.js'
import { phraseChanges } from '../../../core/report/pull-request.js'
import { phraseUsual } from '../../../core/report/range.js'
import { phraseRarity } from '../../../core/report/rarity.js'
import { sparkline } from '../../../core/report/sparkline.js'
import type { ReportView } from '../../../core/report/view.js'
import { openFindings, phraseRetry, phraseSeen, titleOf } from '../../../core/report/wording.js'
import { formatConfidence } from '../../../core/run/format.js'
import { onDefaultBranch } from '../../../core/run/trust.js'
import { formatSeriesValue } from '../../../core/series/value.js'
import { header, type RichPart, rich, type SlackBlock, type SlackMessage, section, words } from './blocks.js'

const mostFindings = 5
const mostLines = 8

/** The notice of one decision to notify: at most a dozen blocks, most consequential finding first. */
export function renderRun(view: ReportView, decision: DecisionOf<'notify'>): SlackMessage {
  const { result } = view
  const headline = plainLine(result.headline, 280)
  const mark = runMark(view, decision)
  const found = openFindings(result.findings).filter((finding) => atLeast(finding.severity, 'medium'))
  const blocks: SlackBlock[] = [
    header(`${mark} ${runTitle(view, decision)}`),
    ...(found.length === 0 ? [rich(section(words(headline)))] : []),
    ...found.slice(0, mostFindings).map(blockOf),
    ...(found.length > mostFindings
      ? [rich(section(words(`and ${found.length - mostFindings} more, on the run’s page`, { italic: true })))]
      : []),
    ...againstBase(view),
    rich(section(...footer(view))),
  ]
  return { text: slackMarkup(`${mark} ${repositoryOf(view)}: ${headline}`, 600), blocks }
}

function againstBase({ result }: ReportView): readonly SlackBlock[] {
  const changes = phraseChanges(result, (name) => plainLine(name, 80), 'This pull request: ')
  return changes === undefined ? [] : [rich(section(words(changes)))]
}

const repositoryOf = ({ record }: ReportView): string => plainLine(record.key.repository, 80)

function blockOf(finding: Finding): SlackBlock {
  switch (finding.kind) {
    case 'failure':
      return failureBlock(finding)
    case 'anomaly':
      return anomalyBlock(finding)
    case 'test':
      return rich(
        section(words(plainLine(finding.title), { bold: true }), words(`\n${plainLine(finding.advice, 400)}`)),
      )
    default:
      return finding satisfies never
  }
}

function failureBlock(failure: Failure): SlackBlock {
  const { diagnosis } = failure
  const lines = evidenceOf(diagnosis, mostLines, 220)
  const code = slackText(lines.map((line) => line.text).join('\n'), 2000)
  const job = failure.job === undefined ? '' : `${plainLine(failure.job, 100)}: `
  return rich(
    section(
      words(`${job}${plainLine(titleOf(failure))}`, { bold: true }),
      words(
        `\n${diagnosis.category ?? 'unknown'} failure, ${phraseSeen(failure)}, ${phraseRetry(failure)}, diagnosis ${formatConfidence(failure.confidence)} confident`,
      ),
    ),
    ...(code === '' ? [] : [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text: code }] }]),
    ...toDo(failure.advice),
  )
}

function anomalyBlock(anomaly: Anomaly): SlackBlock {
  const value = (of: number): string => plainLine(formatSeriesValue(of, anomaly.series, anomaly.unit), 60)
  const since =
    anomaly.since === undefined
      ? ''
      : `, since ${plainLine(anomaly.since.sha?.slice(0, 7) ?? `run ${anomaly.since.run}`, 40)}`
  return rich(
    section(
      words(plainLine(phraseAnomaly(anomaly)), { bold: true }),
      words(`\n${phraseUsual(anomaly, value)}${since}; ${phraseRarity(anomaly)}  `),
      words(sparkline([...anomaly.recent, anomaly.observed]), { code: true }),
    ),
    ...toDo(anomaly.advice),
  )
}

const toDo = (advice: string): readonly RichPart[] =>
  advice === '' ? [] : [section(words('To do: ', { bold: true }), words(plainLine(advice, 800)))]

function footer(view: ReportView): readonly RichPart[] {
  const facts = view.record.run.value
  const url = safeUrl(facts.url)
  const said = [
    facts.branch === undefined
      ? undefined
      : `${plainLine(facts.branch, 80)}${onDefaultBranch(view.record) === true ? ' (default branch)' : ''}`,
    facts.sha?.slice(0, 7),
    facts.actor === undefined ? undefined : `by ${plainLine(facts.actor, 60)}`,
    `run ${facts.number ?? view.record.key.run}${view.record.key.attempt > 1 ? `, attempt ${view.record.key.attempt}` : ''}`,
  ].filter((part) => part !== undefined)
  const text = words(said.join(' · '))
  // A rich-text link, not a button: buttons of an app without an interaction endpoint show people an error when pressed.
  return url === undefined ? [text] : [{ type: 'link', url, text: 'Open the run' }, words('  '), text]
}
