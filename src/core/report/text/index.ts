/** The report for a terminal or a job log: the same facts as the summary, in lines of plain text. */
import { terminal } from '../escape.js'
import { factsOf, overviewOf } from '../overview.js'
import { isQuiet, shadowAfter } from '../summary/index.js'
import type { ReportView } from '../view.js'
import { isAnomaly, isFailure, openFindings, verdictWords } from '../wording.js'
import { decisionLines, footLines, lastPassedLines, remedyLines, suspectLines } from './closing.js'
import { anomalyLines, failureLines, testLines } from './findings.js'
import { coloured, plain } from './paint.js'

const mostFailures = 10
const mostAnomalies = 15

/** Lines for people; ends with a newline. Colour only where the caller knows that the terminal shows it. */
export function renderText(view: ReportView, { colour = false }: { readonly colour?: boolean } = {}): string {
  const { result } = view
  const paint = colour ? coloured : plain
  const { mark } = verdictWords[result.ruling.verdict]
  const head = `${mark} Pipeline Guard: ${paint(result.ruling.severity ?? 'good', terminal(overviewOf(view)))}`
  const facts = result.ruling.verdict === 'normal' ? factsOf(view, (bars) => bars) : []
  const first = [head, ...facts].join(' · ')
  if (isQuiet(view)) return `${first}${shadowAfter(view)}\n`
  const open = openFindings(result.findings)
  const failures = open.filter(isFailure).slice(0, mostFailures)
  const anomalies = open.filter(isAnomaly).slice(0, mostAnomalies)
  const sections = [
    lastPassedLines(view),
    suspectLines(view, paint),
    ...failures.map((failure) => failureLines(failure, paint)),
    ...anomalies.map((anomaly) => anomalyLines(anomaly, paint)),
    testLines(view, paint),
    remedyLines(view, paint),
    decisionLines(view, paint),
    footLines(view, paint),
  ]
  const told = sections.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'))
  return `${[first, ...told].join('\n\n')}\n`
}
