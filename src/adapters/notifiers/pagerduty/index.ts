/**
 * PagerDuty’s Events API v2: a trouble triggers, its end resolves by the same key. What is neither wakes nobody.
 * Source: PagerDuty’s page "Send an Alert Event".
 */
import { createHash } from 'node:crypto'
import type { Message, Severity } from '../../../core/model/index.js'
import { cut } from '../../../core/report/escape.js'
import { dedupKey, findingTitle } from '../../../core/report/message/words.js'
import type { Notifier } from '../../../ports.js'
import type { Fetch } from '../../http/guarded-fetch.js'
import { createPostingNotifier } from '../post-message.js'

export interface PagerdutyOptions {
  readonly key: string
  readonly url: string
  readonly fetch: Fetch
}

export const createPagerdutyNotifier = ({ key, url, fetch }: PagerdutyOptions): Notifier =>
  createPostingNotifier({
    channel: 'pagerduty',
    service: 'PagerDuty',
    fetch,
    // The key joins what arrives twice.
    idempotent: true,
    notFor: 'neither a new trouble nor the end of one',
    render: (message) => renderPagerduty(message, key).map((event) => ({ url, body: JSON.stringify(event) })),
  })

/** The four severities of PagerDuty. */
const severities: Readonly<Record<Severity, string>> = {
  critical: 'critical',
  high: 'error',
  medium: 'warning',
  low: 'info',
}

/** One event, or one for each trouble that is over: only those PagerDuty knows have an incident to resolve. */
export function renderPagerduty(message: Message, key: string): readonly object[] {
  if (message.kind !== 'run' || message.change === 'always') return []
  const common = { routing_key: key }
  if (message.change === 'recovery')
    return [message.episode, ...message.alsoEpisodes].map((episode) => ({
      ...common,
      event_action: 'resolve',
      dedup_key: keyOf(message, episode),
    }))
  const [first] = message.findings
  return [
    {
      ...common,
      event_action: 'trigger',
      dedup_key: keyOf(message, message.episode),
      payload: {
        summary: cut(`${message.title}: ${message.headline}`, 1024),
        source: message.run === undefined ? message.scope : `${message.run.host}/${message.run.repository}`,
        severity: severities[message.severity ?? 'medium'],
        timestamp: message.time,
        ...(message.run === undefined ? {} : { component: message.run.name, group: message.run.repository }),
        class: first?.kind ?? message.change,
        custom_details: {
          headline: message.headline,
          findings: message.findings.map((finding) => ({
            title: findingTitle(finding),
            detail: finding.detail,
            advice: finding.advice,
            lines: finding.lines,
          })),
          ...(message.run === undefined ? {} : { run: message.run }),
          notes: message.notes,
        },
      },
      client: 'Pipeline Guard',
      ...(message.links[0] === undefined ? {} : { client_url: message.links[0].url }),
      links: message.links.map(({ label, url: href }) => ({ href, text: label })),
    },
  ]
}

/** At most 255 characters; a longer one by its hash, which is as good a name. */
function keyOf(message: Message, episode: string): string {
  const key = dedupKey(message, episode)
  return key.length <= 255 ? key : createHash('sha256').update(key).digest('hex')
}
