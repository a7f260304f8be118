/** The Markdown of the run’s page: one line when all is normal; else what to do, what, why, and what was decided. */
import { coverageSection } from '../coverage.js'
import { markdownCode, markdownProse, safeUrl } from '../escape.js'
import { factsOf, overviewOf } from '../overview.js'
import { shadowLine } from '../shadow.js'
import type { ReportView } from '../view.js'
import { verdictWords } from '../wording.js'
import { summariseAnomalies } from './anomalies.js'
import { summariseChange } from './change.js'
import { summariseDecisions } from './decisions.js'
import { summariseFailures } from './failures.js'
import { summariseFootnotes } from './footnotes.js'
import { link } from './markup.js'
import { summarisePullRequest } from './pull-request.js'
import { summariseResources } from './resources.js'
import { summariseTests } from './tests.js'

/** GitHub drops a summary above 1 MiB without a word, and other steps of the job want some of it too. */
const longestBytes = 256 * 1024

/** Markdown for GitHub’s step summary (and any GitHub-flavoured reader), under 256 KiB, every foreign text escaped. */
export function renderSummary(view: ReportView): string {
  const { result } = view
  const { mark } = verdictWords[result.ruling.verdict]
  const line = `${mark} **Pipeline Guard** · ${markdownProse(overviewOf(view), 300)}`
  const facts = result.ruling.verdict === 'normal' ? factsOf(view, markdownCode) : []
  const first = [line, ...facts, ...pageLink(view)].join(' · ')
  if (isQuiet(view)) return `${first}${shadowAfter(view)}\n`
  const sections = [
    summariseChange(view),
    summariseFailures(view),
    summariseAnomalies(view),
    summarisePullRequest(view),
    summariseTests(view),
    isCoverageSaid(view) ? [] : coverageSection(result),
    summariseResources(view),
    summariseDecisions(view),
    summariseFootnotes(view),
  ].flat()
  return joinWhatFits([first, ...sections])
}

/** To the page of the whole history, where it is published. */
const pageLink = ({ pageUrl }: ReportView): readonly string[] =>
  safeUrl(pageUrl) === undefined ? [] : [link('history', pageUrl)]

/** On the same line: who only observes wants to know what it has come to, and may see nothing but normal runs for weeks. */
export function shadowAfter(view: ReportView): string {
  const shadow = shadowLine(view)
  return shadow === undefined ? '' : `. ${shadow}.`
}

/** Nothing to say but that all is well: no finding, not even an acknowledged one, and no trouble of our own. */
export const isQuiet = ({ result }: ReportView): boolean =>
  result.ruling.verdict === 'normal' &&
  result.pullRequestChanges === undefined &&
  result.findings.length === 0 &&
  (result.coverage?.moved ?? []).length === 0 &&
  result.troubles.length === 0

/** By the first line of a normal run, unless folders moved. */
const isCoverageSaid = ({ result: { ruling, coverage } }: ReportView): boolean =>
  ruling.verdict === 'normal' && coverage?.moved.length === 0

/** Whole sections are left out from the end, and said to be, rather than one cut in the middle of its markup. */
function joinWhatFits(sections: readonly string[]): string {
  const kept: string[] = []
  let bytes = 0
  for (const section of sections.filter((text) => text !== '')) {
    bytes += utf8Length(section) + 2
    if (bytes > longestBytes) {
      kept.push('_The rest did not fit and was left out; `result-file` has all of it._')
      break
    }
    kept.push(section)
  }
  return `${kept.join('\n\n')}\n`
}

/** An upper bound that needs no encoder: no UTF-16 unit takes more than three bytes. */
const utf8Length = (text: string): number => {
  let bytes = text.length
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit > 0x7f) bytes += unit > 0x7ff ? 2 : 1
  }
  return bytes
}
