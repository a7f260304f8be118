/** The report for a terminal or a job log: the same facts as the summary, in lines of plain text. */
import { isAdvisory } from '../decide/verdict.js'
import type { Anomaly, Failure, Severity } from '../model/index.js'
import { decisionsTitle, isHeldBack, phraseDecision, tellingRemedies, toldDecisions } from './decision-words.js'
import { cut, terminal, terminalCode, terminalLines } from './escape.js'
import { evidenceOf } from './evidence.js'
import { formatConfidence, formatCount, formatRatio, formatValue } from './format.js'
import { phraseSeries } from './series-label.js'
import { lastPassed } from './since.js'
import { sparkline } from './sparkline.js'
import { isQuiet } from './summary.js'
import type { ReportView } from './view.js'
import {
  isAnomaly,
  isFailure,
  isTest,
  openFindings,
  phraseAnomaly,
  phraseSeen,
  titleOf,
  verdictWords,
} from './wording.js'

type Paint = (style: 'bold' | 'dim' | Severity | 'good', text: string) => string

/** SGR codes of ECMA-48, closed one by one so that a cut line cannot colour what follows. */
const codes = { bold: 1, dim: 2, critical: 31, high: 31, medium: 33, low: 36, good: 32 } as const
const coloured: Paint = (style, text) => `\u001b[${codes[style]}m${text}\u001b[0m`
const plain: Paint = (_, text) => text

/** Lines for people; ends with a newline. Colour only where the caller knows that the terminal shows it. */
export function renderText(view: ReportView, { colour = false }: { readonly colour?: boolean } = {}): string {
  const { result } = view
  const paint = colour ? coloured : plain
  const { mark } = verdictWords[result.ruling.verdict]
  const head = `${mark} Pipeline Guard: ${paint(result.ruling.severity ?? 'good', terminal(result.headline))}`
  if (isQuiet(view)) return `${head}\n`
  const open = openFindings(result.findings)
  const sections = [
    lastPassedLines(view),
    ...open
      .filter(isFailure)
      .slice(0, 10)
      .map((failure) => failureLines(failure, paint)),
    ...open
      .filter(isAnomaly)
      .slice(0, 15)
      .map((anomaly) => anomalyLines(anomaly, paint)),
    testLines(view, paint),
    remedyLines(view, paint),
    decisionLines(view, paint),
    footLines(view, paint),
  ]
  return `${[head, ...sections.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'))].join('\n\n')}\n`
}

function failureLines(failure: Failure, paint: Paint): readonly string[] {
  const { diagnosis } = failure
  const shown = evidenceOf(diagnosis, 12, 300)
  const width = Math.max(0, ...shown.map((line) => String(line.number).length))
  const retry = diagnosis.transient ? 'likely to pass on a retry' : 'a retry will not help'
  return [
    `${paint(failure.severity, failure.severity.toUpperCase())} ${failure.job === undefined ? '' : `${terminal(failure.job, 120)}: `}${paint('bold', terminal(titleOf(failure)))}`,
    `  ${diagnosis.category ?? 'unknown'} failure, ${phraseSeen(failure)}, ${retry}, ${formatConfidence(failure.confidence)} sure`,
    ...shown.map((line) => `  ${paint('dim', `${String(line.number).padStart(width)} │`)} ${terminalCode(line.text)}`),
    ...toDo(failure.advice, paint),
  ]
}

function anomalyLines(anomaly: Anomaly, paint: Paint): readonly string[] {
  const value = (of: number): string => terminal(formatValue(of, anomaly.unit), 60)
  const since =
    anomaly.since === undefined
      ? ''
      : `, since ${terminal(anomaly.since.sha?.slice(0, 7) ?? `run ${anomaly.since.run}`, 40)}`
  return [
    `${isAdvisory(anomaly) ? paint('low', 'ADVISORY') : paint(anomaly.severity, anomaly.severity.toUpperCase())} ${paint('bold', terminal(phraseAnomaly(anomaly)))}`,
    `  observed ${value(anomaly.observed)}, expected ${value(anomaly.expected)} (${value(anomaly.low)} to ${value(anomaly.high)})${since}, ${formatConfidence(anomaly.confidence)} sure`,
    `  ${sparkline([...anomaly.recent, anomaly.observed])}`,
    ...anomaly.reasons.slice(0, 4).map((reason) => `  ${paint('dim', `because ${terminal(reason)}`)}`),
    ...toDo(anomaly.advice, paint),
  ]
}

function lastPassedLines(view: ReportView): readonly string[] {
  const last = view.result.ruling.verdict === 'normal' ? undefined : lastPassed(view)
  if (last === undefined) return []
  const commit = last.sha === undefined ? '' : ` at ${terminal(last.sha.slice(0, 7))}`
  return [
    `Last passed: run ${terminal(last.run, 60)}${commit}${last.changesUrl === undefined ? '' : `, changes since: ${last.changesUrl}`}`,
  ]
}

const toDo = (advice: string, paint: Paint): readonly string[] =>
  advice === '' ? [] : [`  ${paint('bold', 'To do:')} ${terminal(advice, 1200)}`]

function testLines({ result }: ReportView, paint: Paint): readonly string[] {
  const found = openFindings(result.findings).filter(isTest)
  const named = new Set(found.map((finding) => finding.name))
  const others = (result.tests?.failures ?? []).filter((failure) => !named.has(failure.name))
  if (found.length + others.length === 0) return []
  return [
    paint('bold', 'Tests'),
    ...found.slice(0, 20).map((finding) => `  ${finding.test.padEnd(11)} ${terminal(finding.name, 160)}`),
    ...others.slice(0, 20).map((failure) => `  ${'failed'.padEnd(11)} ${terminal(failure.name, 160)}`),
  ]
}

function decisionLines({ result }: ReportView, paint: Paint): readonly string[] {
  const lines = [
    ...toldDecisions(result).map(
      (decision) =>
        `  ${phraseDecision(decision, isHeldBack(result), (name) => terminal(name, 120))}: ${terminal(decision.because)}`,
    ),
    ...result.outcomes
      .filter((outcome) => outcome.state === 'failed')
      .map((outcome) => `  ${outcome.decision} ${terminal(outcome.target, 120)} failed: ${terminal(outcome.detail)}`),
  ]
  return lines.length === 0 ? [] : [paint('bold', decisionsTitle(result)), ...lines]
}

const remedyLines = ({ result }: ReportView, paint: Paint): readonly string[] =>
  tellingRemedies(result).flatMap((remedy) => [
    `${paint('bold', `Remedy: ${terminal(remedy.title)}`)}`,
    ...terminalLines(cut(remedy.instruction, 2000))
      .split('\n')
      .slice(0, 20)
      .map((line) => `  ${line}`),
    ...(remedy.command === undefined ? [] : [`  $ ${terminal(remedy.command, 4000)}`]),
  ])

function footLines({ result }: ReportView, paint: Paint): readonly string[] {
  const muted = result.findings.filter((finding) => finding.muted !== undefined)
  return [
    ...result.troubles.flatMap((trouble) => [
      `${paint('medium', 'Trouble:')} ${terminal(trouble.message)}`,
      ...toDo(trouble.advice, paint),
    ]),
    ...muted.slice(0, 10).map((finding) => paint('dim', `Acknowledged: ${terminal(finding.title)}`)),
    ...result.noisy
      .slice(0, 10)
      .map((noisy) =>
        paint(
          'dim',
          `Too noisy to judge well: ${terminal(phraseSeries(noisy.series, (name) => name))} (below ${formatRatio(noisy.smallestDetectable)} goes unnoticed)`,
        ),
      ),
    paint(
      'dim',
      `${formatCount(result.history.comparable, 'comparable run')} of ${result.history.runs} remembered, history from ${terminal(result.history.source, 120)}`,
    ),
  ]
}
