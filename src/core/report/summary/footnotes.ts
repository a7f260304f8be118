/** What rests on little: acknowledged findings, series too noisy to judge, gaps, our own troubles, and the ground of it all. */

import { savingsLine, savingsOf } from '../../decide/retry/savings.js'
import { formatCount, formatDuration, formatNumber, formatRatio } from '../../run/format.js'
import { phraseSeries } from '../../series/label.js'
import { basisOf } from '../basis.js'
import { markdown, markdownCode, markdownProse } from '../escape.js'
import { feedbackLine } from '../feedback-line.js'
import { openAdvice, phraseOpen } from '../open-regressions.js'
import { computeLine, queueLine } from '../queue.js'
import { shadowLine } from '../shadow.js'
import type { ReportView } from '../view.js'
import { phraseFinding } from '../wording.js'
import { bullets, folded, more } from './markup.js'

const most = 20

export function summariseFootnotes(view: ReportView): string[] {
  const { result } = view
  const muted = result.findings.filter((finding) => finding.muted !== undefined)
  const section = (title: string, items: readonly string[]): string[] =>
    items.length === 0
      ? []
      : [folded(title, [bullets(items.slice(0, most)), ...more(items.length, most, 'entries')].join('\n\n'))]
  return [
    ...(result.troubles.length === 0
      ? []
      : [
          `#### Problems Pipeline Guard had\n\n${bullets(
            result.troubles
              .slice(0, most)
              .map(
                (trouble) =>
                  `${withStop(markdownProse(trouble.message, 500))} **To do:** ${markdownProse(trouble.advice, 800)}`,
              ),
          )}`,
        ]),
    ...section(formatCount(result.open.length, 'open regression'), [
      ...result.open.map((open) => markdownProse(phraseOpen(open, markdownCode), 400)),
      ...(result.open.length > 0 ? [openAdvice] : []),
    ]),
    ...section(
      `${formatCount(muted.length, 'acknowledged finding')}`,
      muted.map((finding) => `${markdown(phraseFinding(finding))} (${markdown(finding.muted ?? '', 200)})`),
    ),
    ...section(
      `${formatCount(result.noisy.length, 'series', 'series')} too noisy to judge`,
      result.noisy.map(
        ({ series, smallestDetectable }) =>
          `${phraseSeries(series, markdownCode)}: only changes above ${formatRatio(smallestDetectable)} can be detected`,
      ),
    ),
    ...section(
      'Gaps in the history',
      result.history.gaps.map((gap) => markdownProse(gap, 400)),
    ),
    ...[
      computeLine(view),
      queueLine(view, markdownCode),
      shadowLine(view),
      feedbackLine(result.history.feedback),
      savingsLine(savingsOf([...(view.known ?? view.recent), view.record])),
    ].flatMap((line) => (line === undefined ? [] : [`${line}.`])),
    `<sub>${ground(view)}</sub>`,
  ]
}

/** One stop at the end, whatever the message ends with. */
const withStop = (text: string): string => (/[.?!…]$/.test(text) ? text : `${text}.`)

function ground({ result }: ReportView): string {
  const { history, key, timings } = result
  const took = Object.values(timings).reduce((sum, ms) => sum + ms, 0)
  return [
    basisOf(history, (text) => markdown(text, 120)),
    ...(history.falseAlarmsPer100 === undefined
      ? []
      : [`replayed over this history: ${formatNumber(history.falseAlarmsPer100, 1)} notices per 100 runs`]),
    result.scope === 'job' ? 'this job only; other jobs of the run may follow' : 'the whole run',
    `run ${markdown(key.run, 60)}${key.attempt > 1 ? `, attempt ${key.attempt}` : ''}`,
    ...(took > 0 ? [`judged in ${formatDuration(took)}`] : []),
  ].join(' · ')
}
