/** How often a channel hears of anything, and of the same failure in several workflows. */
import type { DecisionOf, RunRecord } from '../../model/index.js'

interface Request {
  readonly rule: {
    readonly name: string
    readonly 'most-a-day'?: number | undefined
    readonly 'once-in-hours'?: number | undefined
  }
  readonly decision: DecisionOf<'notify'>
  readonly record: RunRecord
  readonly known: readonly RunRecord[]
  readonly now: number
}

const hour = 3_600_000

/** Why it is one too many; undefined where it is not. The end of a trouble is always said where its beginning was. */
export function heldForNumber({ rule, decision, record, known, now }: Request): string | undefined {
  if (decision.change === 'recovery') return undefined
  const { 'most-a-day': most, 'once-in-hours': hours } = rule
  const since = (span: number): readonly RunRecord[] =>
    known.filter(({ judgement }) => {
      const at = Date.parse(judgement?.observedAt ?? '')
      return at >= now - span && at <= now
    })
  const notified = (one: RunRecord): readonly { readonly channel: string; readonly episode: string }[] =>
    (one.judgement?.value.notified ?? []).filter(({ channel }) => channel === rule.name)
  if (most !== undefined && since(24 * hour).filter((one) => notified(one).length > 0).length >= most)
    return `${most} notices within 24 hours are the most`
  if (hours === undefined) return undefined
  // Another workflow of the repository, the same failure or series: one cause, one notice.
  const trouble = troubleOf(decision.episode)
  const elsewhere = since(hours * hour).find(
    (one) =>
      one.key.repository === record.key.repository &&
      one.key.workflow !== record.key.workflow &&
      trouble.startsWith('failure:') &&
      notified(one).some(({ episode }) => troubleOf(episode) === trouble),
  )
  return elsewhere === undefined ? undefined : `${elsewhere.key.workflow} has said the same`
}

/** An episode’s name is its trouble and the run it began with. */
const troubleOf = (episode: string): string => episode.slice(0, Math.max(0, episode.lastIndexOf('@')))
