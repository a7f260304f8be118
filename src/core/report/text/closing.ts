/** What stands around the findings: where to start looking, remedies, decisions, and what rests on little. */

import { formatRatio } from '../../run/format.js'
import { phraseSeries, plainName } from '../../series/label.js'
import { basisOf } from '../basis.js'
import { decisionsTitle, isHeldBack, phraseDecision, tellingRemedies, toldDecisions } from '../decision-words.js'
import { cut, terminal, terminalLines } from '../escape.js'
import { feedbackLine } from '../feedback-line.js'
import { phraseOpen } from '../open-regressions.js'
import { phraseChanges } from '../pull-request.js'
import { computeLine, queueLine } from '../queue.js'
import { shadowLine } from '../shadow.js'
import { isSlow, lastPassed } from '../since.js'
import { mostSuspects, phraseSuspect, suspectsTitle } from '../suspects.js'
import type { ReportView } from '../view.js'
import { phraseFinding } from '../wording.js'
import { toDo } from './findings.js'
import type { Paint } from './paint.js'

export function lastPassedLines(view: ReportView): readonly string[] {
  const last = view.result.ruling.verdict === 'normal' ? undefined : lastPassed(view)
  if (last === undefined) return []
  const commit = last.sha === undefined ? '' : ` at ${terminal(last.sha.slice(0, 7))}`
  const changes = last.changesUrl === undefined ? '' : `, changes since: ${last.changesUrl}`
  return [`${isSlow(view) ? 'Last normal' : 'Last passed'}: run ${terminal(last.run, 60)}${commit}${changes}`]
}

export const remedyLines = ({ result }: ReportView, paint: Paint): readonly string[] =>
  tellingRemedies(result).flatMap((remedy) => [
    `${paint('bold', `Remedy: ${terminal(remedy.title)}`)}`,
    ...terminalLines(cut(remedy.instruction, 2000))
      .split('\n')
      .slice(0, 20)
      .map((line) => `  ${line}`),
    ...(remedy.command === undefined ? [] : [`  $ ${terminal(remedy.command, 4000)}`]),
  ])

export function decisionLines({ result }: ReportView, paint: Paint): readonly string[] {
  const name = (text: string): string => terminal(text, 120)
  const lines = [
    ...toldDecisions(result).map(
      (decision) =>
        `  ${phraseDecision(decision, isHeldBack(result), name, result.outcomes)}: ${terminal(decision.because)}`,
    ),
    ...result.outcomes
      .filter((outcome) => outcome.state === 'failed')
      .map((outcome) => `  ${outcome.decision} ${name(outcome.target)} failed: ${terminal(outcome.detail)}`),
  ]
  return lines.length === 0 ? [] : [paint('bold', decisionsTitle(result)), ...lines]
}

export function footLines(view: ReportView, paint: Paint): readonly string[] {
  const { result } = view
  const told = [
    phraseChanges(result, (name) => terminal(name, 120), 'This pull request: '),
    computeLine(view),
    queueLine(view, (label) => terminal(label, 120)),
    shadowLine(view),
    feedbackLine(result.history.feedback),
  ].filter((line) => line !== undefined)
  const { findings, history, noisy, troubles } = result
  return [
    ...troubles.flatMap((trouble) => [
      `${paint('medium', 'Problem:')} ${terminal(trouble.message)}`,
      ...toDo(trouble.advice, paint),
    ]),
    ...result.open
      .slice(0, 10)
      .map((open) => paint('dim', `Open regression: ${terminal(phraseOpen(open, plainName), 400)}`)),
    ...findings
      .filter((finding) => finding.muted !== undefined)
      .slice(0, 10)
      .map((finding) =>
        paint('dim', `Acknowledged: ${terminal(phraseFinding(finding))} (${terminal(finding.muted ?? '', 200)})`),
      ),
    ...noisy.slice(0, 10).map(({ series, smallestDetectable }) => {
      const said = terminal(phraseSeries(series, plainName))
      return paint('dim', `Noisy: ${said}; only changes above ${formatRatio(smallestDetectable)} can be detected`)
    }),
    ...told,
    paint(
      'dim',
      basisOf(history, (text) => terminal(text, 120)),
    ),
  ]
}

export const suspectLines = ({ result: { suspects = [] } }: ReportView, paint: Paint): readonly string[] =>
  suspects.length === 0
    ? []
    : [
        paint('bold', suspectsTitle),
        ...suspects
          .slice(0, mostSuspects)
          .map(
            (one) =>
              `  ${phraseSuspect(one, { name: (text) => terminal(text, 200), prose: (text) => terminal(text, 300) })}`,
          ),
      ]
