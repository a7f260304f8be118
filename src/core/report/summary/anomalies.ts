/** What is abnormal: observed against usual with its band, since when, how rare, why, and what to do. */
import { isAdvisory } from '../../decide/verdict.js'
import type { Anomaly } from '../../model/index.js'
import { formatCount, formatInstant, formatRatio } from '../../run/format.js'
import { phraseSeries } from '../../series/label.js'
import { formatSeriesValue } from '../../series/value.js'
import { markdown, markdownBlock, markdownCellCode, markdownCode, markdownProse } from '../escape.js'
import { markdownOwners } from '../owners.js'
import { phraseBand } from '../range.js'
import { phraseRarity } from '../rarity.js'
import { sparkline } from '../sparkline.js'
import { trendChart } from '../trend.js'
import type { ReportView } from '../view.js'
import { isAnomaly, openFindings, severityMarks } from '../wording.js'
import { folded, more, table, unbroken } from './markup.js'

const mostAnomalies = 15

export function summariseAnomalies(view: ReportView): string[] {
  const anomalies = openFindings(view.result.findings).filter(isAnomaly)
  if (anomalies.length === 0) return []
  const top = anomalies.slice(0, mostAnomalies)
  return [
    anomalies.every(isAdvisory) ? '#### Notes, based on little history' : '#### Anomalies',
    table(['', 'observed', 'usual', 'since', 'how rare', 'recent runs, this one last'], top.map(row)),
    ...more(anomalies.length, mostAnomalies, 'anomalies'),
    ...toDo(top),
    ...chart(view),
    folded('Details', top.map(explain).join('\n\n')),
  ]
}

/** Of the run’s duration, where it is what is abnormal. */
function chart(view: ReportView): string[] {
  const isOfRun = openFindings(view.result.findings).some(
    (finding) => isAnomaly(finding) && (finding.series === 'run.duration' || finding.grouped?.includes('run.duration')),
  )
  const drawn = isOfRun ? trendChart(view) : undefined
  return drawn === undefined ? [] : [`Duration of recent runs:\n\n${markdownBlock(drawn)}`]
}

const row = (anomaly: Anomaly): readonly string[] => [
  `${severityMarks[isAdvisory(anomaly) ? 'low' : anomaly.severity]} ${phraseSeries(anomaly.series, markdownCellCode)}${isAdvisory(anomaly) ? ' _(advisory)_' : ''}${markdownOwners(
    anomaly.owners,
  )
    .map((owners) => `<br>${owners}`)
    .join('')}`,
  `**${shown(anomaly.observed, anomaly)}**${factor(anomaly)}`,
  [shown(anomaly.expected, anomaly), phraseBand(anomaly, (value) => shown(value, anomaly))]
    .filter((part) => part !== undefined)
    .join('<br>'),
  sinceOf(anomaly),
  markdown(phraseRarity(anomaly)),
  `\`${sparkline([...anomaly.recent, anomaly.observed])}\``,
]

/** The unit of a custom metric is foreign text too. */
const shown = (value: number, { series, unit }: Anomaly): string =>
  unbroken(markdown(formatSeriesValue(value, series, unit), 60))

function factor(anomaly: Anomaly): string {
  if (anomaly.expected <= 0) return ''
  const ratio = formatRatio(anomaly.observed / anomaly.expected)
  return ratio === '1×' ? '' : `<br>${ratio}`
}

function sinceOf({ since }: Anomaly): string {
  if (since === undefined) return 'this run'
  const at = formatInstant(since.at)
  return [since.sha === undefined ? `run ${markdownCellCode(since.run)}` : markdownCellCode(since.sha.slice(0, 7)), at]
    .filter((part) => part !== undefined)
    .join('<br>')
}

/** Each advice once, with what it is about where there are several. */
function toDo(anomalies: readonly Anomaly[]): string[] {
  const byAdvice = new Map<string, readonly Anomaly[]>()
  for (const anomaly of anomalies)
    if (anomaly.advice !== '') byAdvice.set(anomaly.advice, [...(byAdvice.get(anomaly.advice) ?? []), anomaly])
  if (byAdvice.size === 1) return [...byAdvice.keys()].map((advice) => `**To do:** ${markdownProse(advice, 1200)}`)
  return [...byAdvice].map(
    ([advice, about]) =>
      `**To do**, ${about
        .slice(0, 3)
        .map((anomaly) => phraseSeries(anomaly.series, markdownCode))
        .join(', ')}: ${markdownProse(advice, 1200)}`,
  )
}

function explain(anomaly: Anomaly): string {
  const facts = [
    ...anomaly.reasons.slice(0, 8).map((reason) => markdownProse(reason)),
    `${anomaly.anomaly}, detected by ${anomaly.detectors.map((name) => markdown(name)).join(' and ') || 'no detector'} against ${formatCount(anomaly.samples, 'comparable run')}${isAdvisory(anomaly) ? '; with so little history it neither fails the check nor notifies' : ''}`,
    ...(anomaly.smallestDetectable === undefined
      ? []
      : [`smallest change that can be detected: ${formatRatio(anomaly.smallestDetectable)}`]),
    ...(anomaly.grouped === undefined || anomaly.grouped.length === 0
      ? []
      : [
          `changed together with it: ${anomaly.grouped
            .slice(0, 10)
            .map((key) => phraseSeries(key, markdownCode))
            .join(', ')}`,
        ]),
  ]
  return `**${phraseSeries(anomaly.series, markdownCode)}**\n\n${facts.map((fact) => `- ${fact}`).join('\n')}`
}
