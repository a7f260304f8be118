/** The message about a deployment the gate judged. */
import type { DecisionOf, GateMetric, GateResult, Message, MessageFinding } from '../../model/index.js'
import { worst } from '../../model/index.js'
import { plainLine, safeUrl } from '../escape.js'
import { deploymentText } from '../gate/text.js'

const most = 5
const marks: Readonly<Record<GateResult['gate'], string>> = { pass: '✅', wait: '⏳', fail: '❌', unknown: '❔' }

export function gateMessage(result: GateResult, { change, episode }: DecisionOf<'notify'>): Message {
  const found = result.metrics.filter(({ outcome }) => outcome !== 'pass')
  const severity = worst(found.flatMap((metric) => metric.severity ?? []))
  const where = [result.service, result.environment].filter((part) => part !== undefined).join(', ')
  const url = safeUrl(result.deployment.url)
  return {
    schema: 'pipeline-guard/notice',
    version: 1,
    kind: 'gate',
    change,
    ...(severity === undefined ? {} : { severity }),
    episode: plainLine(episode, 500),
    alsoEpisodes: [],
    scope: plainLine(where === '' ? 'gate' : `gate/${where}`, 500),
    time: result.to,
    title: `Deployment gate${where === '' ? '' : ` of ${plainLine(where, 120)}`}: ${result.gate}`,
    headline: plainLine(result.headline, 280),
    mark: marks[result.gate],
    links: url === undefined ? [] : [{ label: 'Open the deployment', url }],
    findings: found.slice(0, most).map(findingOf),
    more: Math.max(0, found.length - most),
    sections: sectionsOf(result),
    notes: [`Deployed ${plainLine(deploymentText(result), 300)}`],
  }
}

const findingOf = ({ name, severity, because, faults }: GateMetric): MessageFinding => ({
  kind: 'anomaly',
  id: plainLine(`gate:${name}`, 200),
  severity: severity ?? 'medium',
  title: plainLine(name, 100),
  detail: plainLine(because, 300),
  advice: plainLine(faults[0]?.advice ?? 'Roll back, or look at what the deployment changed.', 800),
  lines: [],
})

function sectionsOf({ incident }: GateResult): Message['sections'] {
  if (incident === undefined) return []
  const before = incident.before
    .slice(0, 3)
    .map(({ at, title }) => `as on ${at.slice(0, 10)}: ${plainLine(title, 160)}`)
  const timeline = incident.evidence.slice(0, 12).map(({ at, text }) => `${at.slice(11, 16)} ${plainLine(text, 200)}`)
  return [{ title: `Incident: ${plainLine(incident.title, 160)}`, lines: [...timeline, ...before] }]
}
