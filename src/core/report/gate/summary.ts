/** The gate’s answer as Markdown, for a step summary. */
import type { GateMetric, GateResult } from '../../model/index.js'
import { formatConfidence, formatNumber } from '../../run/format.js'
import { markdown, markdownProse } from '../escape.js'
import { deploymentText } from './text.js'

const marks: Readonly<Record<GateResult['gate'], string>> = { pass: '✅', wait: '⏳', fail: '❌', unknown: '❔' }

export function gateMarkdown(result: GateResult): string {
  return [
    `### ${marks[result.gate]} Deployment gate: ${markdownProse(result.headline, 400)}`,
    `Deployed ${markdown(deploymentText(result), 300)} · ${result.looks === 1 ? 'one look' : `${result.looks} looks`}`,
    table(result.metrics),
    ...faultLines(result.metrics),
    ...incidentLines(result),
    ...result.troubles.map(({ message, advice }) => `> ${markdownProse(`${message}. ${advice}`, 400)}`),
  ].join('\n\n')
}

const number = (value: number | undefined): string => (value === undefined ? '' : formatNumber(value, 4))

function table(metrics: readonly GateMetric[]): string {
  const rows = metrics.map((metric) => {
    const { name, outcome, observed, expected, low, high, severity, confidence, because } = metric
    const band = low === undefined || high === undefined ? '' : ` (${number(low)} to ${number(high)})`
    const grade = [severity, confidence === undefined ? undefined : `${formatConfidence(confidence)} sure`]
    return `| ${marks[outcome]} ${outcome} | ${markdown(name, 100)} | ${number(observed)} | ${number(expected)}${band} | ${grade.filter(Boolean).join(', ')} | ${markdownProse(because, 300)} |`
  })
  return ['| | metric | observed | expected | severity | |', '|---|---|---|---|---|---|', ...rows].join('\n')
}

const faultLines = (metrics: readonly GateMetric[]): readonly string[] =>
  metrics.flatMap(({ name, faults }) =>
    faults.map(({ message, advice }) => `> ${markdown(name, 100)}: ${markdownProse(`${message}. ${advice}`, 400)}`),
  )

function incidentLines({ incident }: GateResult): readonly string[] {
  if (incident === undefined) return []
  const timeline = incident.evidence.map(({ at, text }) => `- ${at.slice(11, 16)} ${markdownProse(text, 240)}`)
  const before = incident.before
    .slice(0, 3)
    .map(({ at, title }) => `- as on ${at.slice(0, 10)}: ${markdownProse(title, 200)}`)
  return [
    `#### Incident: ${markdownProse(incident.title, 200)} (${incident.severity})`,
    [...timeline, ...before].join('\n'),
  ]
}
