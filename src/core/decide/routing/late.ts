/** What a channel has not heard of yet, though others have: it was quiet there, or the channel failed. */
import type { Decision, DecisionOf, RunRecord } from '../../model/index.js'
import { wasNotified } from './index.js'

/** The notice this run owes the channel; undefined where it owes none. */
export function lateNotice(
  channel: string,
  decisions: readonly Decision[],
  known: readonly RunRecord[],
): DecisionOf<'notify'> | undefined {
  const quiet = decisions.find((decision): decision is DecisionOf<'stay-quiet'> => decision.kind === 'stay-quiet')
  const owed = (quiet?.open ?? []).filter((episode) => !wasNotified(channel, { episode }, known))
  const [first, ...also] = owed
  if (first === undefined) return undefined
  return {
    kind: 'notify',
    because: 'it was held back before',
    change: first.startsWith('failure:') ? 'failure' : 'anomaly',
    episode: first,
    ...(also.length === 0 ? {} : { also }),
  }
}
