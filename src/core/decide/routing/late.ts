/** What a channel has not heard of yet, though others have: it was quiet there, or the channel failed. */
import type { Decision, DecisionOf, RunRecord } from '../../model/index.js'
import { wasNotified } from './index.js'
import { owedEnds, undelivered } from './undelivered.js'

interface LateRequest {
  readonly channel: string
  /** It may have been held back for the hour or the number; one without a rule is owed only what it failed to take. */
  readonly hasRule: boolean
  readonly decisions: readonly Decision[]
  readonly record: RunRecord
  readonly known: readonly RunRecord[]
}

/** The notice this run owes the channel; undefined where it owes none. */
export function lateNotice({
  channel,
  hasRule,
  decisions,
  record,
  known,
}: LateRequest): DecisionOf<'notify'> | undefined {
  const quiet = decisions.find((decision): decision is DecisionOf<'stay-quiet'> => decision.kind === 'stay-quiet')
  const failed = undelivered(record, known).filter((one) => one.channel === channel && one.change !== 'recovery')
  const begun = (quiet?.open ?? []).filter(
    (episode) =>
      !wasNotified(channel, { episode }, known) && (hasRule || failed.some((one) => one.episode === episode)),
  )
  const [first] = begun
  if (first !== undefined) return late(first.startsWith('failure:') ? 'failure' : 'anomaly', begun)
  const ends = owedEnds(record, known, channel)
  return late(
    'recovery',
    (quiet?.ended ?? []).filter((episode) => ends.includes(episode)),
  )
}

function late(
  change: DecisionOf<'notify'>['change'],
  [episode, ...also]: readonly string[],
): DecisionOf<'notify'> | undefined {
  if (episode === undefined) return undefined
  const because = 'the channel did not get it before'
  return { kind: 'notify', because, change, episode, ...(also.length === 0 ? {} : { also }) }
}

/**
 * A notice as it concerns one channel: the end of what it was notified of, and the ends it failed to take; all else is one for all.
 *
 * @returns undefined where it knows nothing of what ended
 */
export function noticeOfChannel(
  channel: string,
  decision: DecisionOf<'notify'>,
  { record, known }: Pick<LateRequest, 'record' | 'known'>,
): DecisionOf<'notify'> | undefined {
  if (decision.change !== 'recovery') return decision
  const { episode, also = [], ...rest } = decision
  const ended = [episode, ...also].filter((one) => wasNotified(channel, { episode: one }, known))
  const [first, ...others] = new Set([...ended, ...owedEnds(record, known, channel)])
  return first === undefined ? undefined : { ...rest, episode: first, ...(others.length === 0 ? {} : { also: others }) }
}
