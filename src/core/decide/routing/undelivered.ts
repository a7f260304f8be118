/** What a channel was sent and did not take, by the history: it is tried again until the channel has it. */
import type { Judgement, RunRecord } from '../../model/index.js'
import { isTrusted } from '../../run/trust.js'
import { lineOf } from '../episodes.js'
import { sameAttempt, sortedByTime } from '../run-facts.js'

type Undelivered = NonNullable<Judgement['undelivered']>[number]

const idOf = ({ channel, episode }: Pick<Undelivered, 'channel' | 'episode'>): string =>
  JSON.stringify([channel, episode])

/** Of runs of the same line as this one, in the order they failed; what the channel took later is not among them. */
export function undelivered(record: RunRecord, records: readonly RunRecord[]): readonly Undelivered[] {
  if (!records.some(({ judgement }) => judgement?.value.undelivered !== undefined)) return []
  const own = lineOf(record)
  const line = records.filter((other) => isTrusted(other) && lineOf(other) === own && !sameAttempt(other, record))
  const owed = new Map<string, Undelivered>()
  for (const { judgement } of sortedByTime(line)) {
    for (const one of judgement?.value.notified ?? []) owed.delete(idOf(one))
    for (const one of judgement?.value.undelivered ?? []) owed.set(idOf(one), one)
  }
  return [...owed.values()]
}

/** Episodes whose end was sent and not taken: by this channel, or by any where none is given. */
export const owedEnds = (record: RunRecord, records: readonly RunRecord[], channel?: string): readonly string[] => [
  ...new Set(
    undelivered(record, records)
      .filter((one) => one.change === 'recovery' && (channel === undefined || one.channel === channel))
      .map(({ episode }) => episode),
  ),
]
