/**
 * Sends the notice of a watch and its digest, each once.
 *
 * What is to be told is on disk before it is sent, and crossed out once it was. Killed between the two, a watch cannot
 * know whether the message arrived: the next one sends it again and says so. Nowhere else can a notice be repeated.
 */
import { createHash } from 'node:crypto'
import { withFeedback } from '../core/history/feedback.js'
import type { RunRecord } from '../core/model/index.js'
import { byWorkflow } from '../core/report/changes.js'
import { type Digest, digestOf } from '../core/report/digest/index.js'
import { renderDigest } from '../core/report/digest/report.js'
import { messageOf } from '../core/run/errors.js'
import { formatCount } from '../core/run/format.js'
import { day } from '../core/run/time.js'
import type { Delivery, Notice, Notifier } from '../ports.js'
import type { WatchReport } from './report.js'
import { setupOf } from './setup.js'
import { attemptText, type WatchEntry } from './store/lines.js'
import type { Watching } from './watching.js'

const week = 7 * day

/** What a watch that was killed while telling has left: nobody knows whether it arrived. */
export async function settleTelling({ store }: Watching): Promise<void> {
  const { telling } = store.state()
  if (telling !== undefined) await store.write({ kind: 'not-told', id: telling.id, maybe: true })
}

export async function tellChanges(watching: Watching): Promise<WatchReport['notice']> {
  const { store, config, notifiers } = watching
  const { outbox } = store.state()
  if (outbox.length === 0) return 'nothing to tell'
  if (config.dryRun) return 'dry-run'
  const runs = outbox.map(attemptText)
  const id = idOf(runs)
  // With no channel the summary has told it.
  if (notifiers.length === 0) {
    await store.write({ kind: 'told', id, what: 'notice', runs, at: timeOf(watching) })
    return 'no channel'
  }
  const sent = await send(watching, { id, what: 'notice', runs }, (channel) => {
    const own = outbox.filter(({ channels }) => isFor(channel, channels, notifiers))
    return own.length === 0 ? undefined : changesNotice(own, id, config.pageUrl)
  })
  return sent ? 'sent' : 'failed'
}

/** By the rules of its repository. What was found while this channel, or any, was not yet set up is for all. */
const isFor = (
  channel: string,
  channels: readonly string[] | undefined,
  notifiers: readonly Pick<Notifier, 'channel'>[],
): boolean =>
  channels === undefined ||
  channels.includes(channel) ||
  (channels.length > 0 && !notifiers.some((one) => channels.includes(one.channel)))

interface Telling {
  readonly id: string
  readonly what: 'notice' | 'digest'
  readonly runs: readonly string[]
}

/** One channel that took it is enough: sending it again would repeat it there. */
async function send(
  watching: Watching,
  telling: Telling,
  noticeFor: (channel: string) => Notice | undefined,
): Promise<boolean> {
  const { store, notifiers, troubles } = watching
  await store.write({ kind: 'telling', ...telling })
  await watching.carry?.()
  const outcomes = await Promise.all(
    notifiers.flatMap((notifier) => {
      const notice = noticeFor(notifier.channel)
      return notice === undefined
        ? []
        : [deliver(notifier, notice).then((delivery) => ({ target: notifier.channel, ...delivery }))]
    }),
  )
  const failed = outcomes.filter(({ state }) => state === 'failed')
  for (const { target, detail } of failed)
    troubles.add({
      code: 'notify-failed',
      message: `The ${telling.what} could not be sent to ${target}: ${detail}`,
      advice: 'The next watch tries again.',
    })
  if (outcomes.some(({ state }) => state === 'done') || failed.length === 0) {
    await store.write({ kind: 'told', ...telling, at: timeOf(watching) })
    return true
  }
  const unsure = failed.some((delivery) => delivery.unsure === true)
  await store.write({ kind: 'not-told', id: telling.id, ...(unsure && { maybe: true }) })
  return false
}

const deliver = (notifier: Notifier, notice: Notice): Promise<Delivery> =>
  notifier.send(notice).catch((error: unknown) => ({ state: 'failed' as const, detail: messageOf(error) }))

/**
 * The week’s digest, where one is due: as Markdown for the summary and a file, and as one message.
 *
 * @returns its Markdown; undefined where none is due or no run is known
 */
export async function tellDigest(watching: Watching, repositories: readonly string[]): Promise<string | undefined> {
  const { store, config, now, notifiers } = watching
  const last = store.state().digestAt
  const due =
    config.digest === 'now' || (config.digest === 'weekly' && last !== undefined && now() - Date.parse(last) >= week)
  if (!due) return undefined
  const texts: string[] = []
  const digests: { readonly title: string; readonly digest: Digest }[] = []
  for (const repository of repositories) {
    const loaded = await store.history(repository)
    const known: readonly RunRecord[] = loaded.kind === 'ok' ? loaded.value.records : []
    if (known.length === 0) continue
    const { records } = withFeedback(known, (await setupOf(watching, repository))?.file.feedback ?? [])
    const digest = digestOf({ records, since: now() - week, until: now() })
    if (digest.runs === 0) continue
    texts.push(renderDigest(digest, repository))
    digests.push({ title: repository, digest })
  }
  if (texts.length === 0) return undefined
  const markdown = texts.join('\n')
  if (config.dryRun) return markdown
  const id = idOf([`digest ${last} ${now()}`])
  const telling = { id, what: 'digest' as const, runs: [] }
  if (notifiers.length === 0) await store.write({ kind: 'told', ...telling, at: timeOf(watching) })
  else await send(watching, telling, () => digestNotice(digests, id, config.pageUrl))
  return markdown
}

/** The one notice of a watch: every change of state. */
function changesNotice(changes: readonly WatchEntry[], id: string, pageUrl: string | undefined): Notice {
  const headline = `${formatCount(changes.length, 'change')} in ${formatCount(byWorkflow(changes).size, 'workflow')}`
  return {
    decision: { kind: 'notify', because: headline, change: 'always', episode: `watch:${id}` },
    content: { kind: 'changes', headline, changes, pageUrl },
  }
}

/** One message for all repositories. */
const digestNotice = (
  digests: readonly { readonly title: string; readonly digest: Digest }[],
  id: string,
  pageUrl: string | undefined,
): Notice => ({
  decision: { kind: 'notify', because: 'a week has passed', change: 'always', episode: `digest:${id}` },
  content: { kind: 'digest', digests, pageUrl },
})

const idOf = (texts: readonly string[]): string =>
  createHash('sha256').update(texts.join('\n')).digest('hex').slice(0, 12)

const timeOf = ({ now }: Watching): string => new Date(now()).toISOString()
