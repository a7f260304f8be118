/**
 * The message as Grafana and Prometheus’ Alertmanager post an alert, for what receives those (on-call tools, relays).
 * Source: Grafana’s page "Configure webhook notifications"; the fields of Alertmanager’s webhook are the same.
 */
import { createHash } from 'node:crypto'
import type { Message } from '../../../core/model/index.js'
import { dedupKey, plainText } from '../../../core/report/message/words.js'

/** Both write so that an alert has not ended. */
const noEnd = '0001-01-01T00:00:00Z'

export function renderGrafana(message: Message): object {
  const over = message.change === 'recovery'
  const episodes = over ? [message.episode, ...message.alsoEpisodes] : [message.episode]
  const alerts = episodes.map((episode) => alertOf(message, episode))
  const [first] = alerts
  return {
    receiver: 'pipeline-guard',
    status: over ? 'resolved' : 'firing',
    version: '1',
    groupKey: dedupKey(message, message.episode),
    groupLabels: { alertname: first?.labels['alertname'] ?? '' },
    commonLabels: first?.labels ?? {},
    commonAnnotations: first?.annotations ?? {},
    externalURL: message.links[0]?.url ?? '',
    orgId: 1,
    truncatedAlerts: 0,
    title: `${over ? '[RESOLVED]' : '[FIRING:1]'} ${message.title}`,
    state: over ? 'ok' : 'alerting',
    message: plainText(message),
    alerts,
  }
}

interface Alert {
  readonly status: 'firing' | 'resolved'
  readonly labels: Readonly<Record<string, string>>
  readonly annotations: Readonly<Record<string, string>>
  readonly startsAt: string
  readonly endsAt: string
  readonly generatorURL: string
  readonly fingerprint: string
  readonly values: null
}

function alertOf(message: Message, episode: string): Alert {
  const over = message.change === 'recovery'
  const { run } = message
  const url = message.links[0]?.url ?? ''
  return {
    status: over ? 'resolved' : 'firing',
    labels: {
      alertname: `Pipeline Guard: ${message.kind === 'run' ? (message.change === 'recovery' ? 'trouble' : message.change) : message.kind}`,
      episode,
      ...(message.severity === undefined ? {} : { severity: message.severity }),
      ...(run === undefined ? {} : { repository: run.repository, workflow: run.name, branch: run.branch ?? '' }),
    },
    annotations: { summary: message.title, description: message.headline, ...(url === '' ? {} : { run_url: url }) },
    startsAt: over ? noEnd : message.time,
    endsAt: over ? message.time : noEnd,
    generatorURL: url,
    // The same for the beginning and the end of one trouble.
    fingerprint: createHash('sha256').update(dedupKey(message, episode)).digest('hex').slice(0, 16),
    values: null,
  }
}
