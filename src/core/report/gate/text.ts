/** The gate’s answer as plain text, for a terminal and a job log. */
import type { GateMetric, GateResult } from '../../model/index.js'
import { formatConfidence } from '../../run/format.js'
import { plainLine } from '../escape.js'

const marks: Readonly<Record<GateResult['gate'], string>> = { pass: '✓', wait: '…', fail: '✗', unknown: '?' }

export function gateText(result: GateResult): string {
  const { incident } = result
  return [
    `${marks[result.gate]} ${plainLine(result.headline, 400)}`,
    `  deployed ${deploymentText(result)}; ${result.looks === 1 ? 'one look' : `${result.looks} looks`} until ${result.to.slice(11, 16)} UTC`,
    ...result.metrics.flatMap(metricLines),
    ...(incident === undefined
      ? []
      : [
          '',
          `  Incident: ${plainLine(incident.title, 200)} (${incident.severity})`,
          ...incident.evidence.map(({ at, text }) => `    ${at.slice(11, 16)} ${plainLine(text, 200)}`),
          ...incident.before
            .slice(0, 3)
            .map(({ at, title }) => `    as on ${at.slice(0, 10)}: ${plainLine(title, 160)}`),
        ]),
    ...result.troubles.map(({ message, advice }) => `  ${plainLine(`${message}. ${advice}`, 400)}`),
  ].join('\n')
}

export function deploymentText({ deployment }: GateResult): string {
  const { at, source, sha, url } = deployment
  const time = `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`
  const what = sha === undefined ? '' : ` (${plainLine(sha, 40).slice(0, 10)})`
  const no = source === 'start' ? ', taken to be when the gate began: no deployment was named or found nearby' : ''
  return `${time}${what}${url === undefined ? '' : ` ${plainLine(url, 200)}`}${no}`
}

function metricLines(metric: GateMetric): readonly string[] {
  const { name, outcome, because, severity, confidence, faults } = metric
  const grade =
    severity === undefined
      ? ''
      : ` [${severity}${confidence === undefined ? '' : `, ${formatConfidence(confidence)} sure`}]`
  return [
    `  ${marks[outcome]} ${plainLine(name, 100)}${grade}: ${plainLine(because, 300)}`,
    ...faults.map(({ message, advice }) => `      ${plainLine(`${message}. ${advice}`, 400)}`),
  ]
}
