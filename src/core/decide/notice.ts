/** To tell or to stay quiet: one notice a run at the most, once an episode. */
import { atLeast, type DecisionOf, type Finding, type RunRecord, type Verdict } from '../model/index.js'
import { isFork, isPullRequest, isTrusted, onDefaultBranch } from '../run/trust.js'
import { matches } from '../run/wildcard.js'
import { endedBy, isPartOf, type OpenEpisode, sameEpisode, troublesOf } from './episodes.js'
import { labelOf } from './labels.js'
import type { Policy } from './policy.js'
import { listed } from './run-facts.js'
import { isUndiagnosed, undiagnosed, undiagnosedLabel } from './undiagnosed.js'

export type NoticeDecision = DecisionOf<'notify'> | DecisionOf<'stay-quiet'>

interface Given {
  readonly record: RunRecord
  /** Episodes open before this run. */
  readonly open: readonly OpenEpisode[]
  readonly findings: readonly Finding[]
  readonly verdict: Verdict
  readonly policy: Policy
  /** True when a rerun of this very run has been decided: its next attempt will tell. */
  readonly rerunning: boolean
  /** Series whose trouble this run shows gone. */
  readonly closed?: readonly string[]
  /** Episodes over before this run, whose end a channel did not take. */
  readonly owed?: readonly string[]
}

const quiet = (because: string): DecisionOf<'stay-quiet'> => ({ kind: 'stay-quiet', because })

/** Whether to post a notice about this run, and why. What observing holds back is kept beside the silence. */
export function noticeFor(given: Given): NoticeDecision {
  const decision = inEarnest(given)
  return given.policy.observe && decision.kind === 'notify' ? { ...quiet('only observing'), held: decision } : decision
}

function inEarnest(given: Given): NoticeDecision {
  const { record, policy } = given
  if (policy.notifyOn === 'never') return quiet('notify-on is never')
  if (policy.scope === 'job') return quiet('only this job is judged; notices are for whole runs')
  if (policy.companionInstalled === true && (policy.place === 'in-run' || policy.companion?.tells === true))
    return quiet('the companion workflow sends the notices')
  const elsewhere = notABranchOfInterest(record, policy)
  if (elsewhere !== undefined) return quiet(elsewhere)
  if (policy.notifyOn === 'always')
    return notify('always', 'notify-on is always', [`run:${record.key.run}.${record.key.attempt}`])
  return changeFor(given)
}

function changeFor(given: Given): NoticeDecision {
  const { record, findings, policy, open } = given
  const told = new Map(open.filter((episode) => episode.told).map((episode) => [episode.key, episode]))
  const troubles = [...troublesOf(findings), ...undiagnosed(given.verdict, findings)]
  const wanted = (kind: 'failure' | 'anomaly'): boolean => policy.notifyOn === 'change' || policy.notifyOn === kind
  if (given.rerunning) {
    const otherwise = changeFor({ ...given, rerunning: false })
    const waits = quiet('a rerun has been decided; its result will be reported')
    return otherwise.kind === 'notify' ? { ...waits, otherwise } : waits
  }
  const fresh = troubles.filter(
    (trouble) =>
      !sameEpisode(told.get(trouble.key), trouble) &&
      !isPartOf(trouble, told) &&
      wanted(trouble.kind) &&
      // As long as a failure that was told lasts, what cannot be read is taken to be it.
      !(isUndiagnosed(trouble) && [...told.values()].some(({ kind }) => kind === 'failure')),
  )
  const first = fresh.find((trouble) => trouble.kind === 'failure') ?? fresh[0]
  if (first !== undefined) {
    const began = [first, ...fresh.filter((trouble) => trouble !== first)].map((trouble) => {
      const known = open.find((episode) => episode.key === trouble.key)
      return sameEpisode(known, trouble)?.episode ?? `${trouble.key}@${trouble.since ?? record.key.run}`
    })
    // Seen by a run before, and nobody could be notified.
    const isNew = !open.some((episode) =>
      fresh.some((trouble) => trouble.key === episode.key && sameEpisode(episode, trouble)),
    )
    const what = isNew ? `new ${first.kind}` : `${first.kind} that nobody was notified of yet`
    return notify(first.kind, `${what}: ${labelsOf(fresh, given)}`, began)
  }
  const still = troubles.flatMap(({ key }) => told.get(key)?.episode ?? [])
  const again = { ...quiet('already notified'), ...(still.length === 0 ? {} : { open: still }) }
  const repeated = policy.notifyOn !== 'change' && troubles.find((trouble) => wanted(trouble.kind))
  if (repeated) return again
  if (given.verdict === 'unknown') return quiet('not all of the run could be seen; no recovery is reported')
  const gone = endedBy({ record, findings, closed: given.closed ?? [] }, open)
  const over = gone.filter((episode) => episode.told && isRecoveryNews(episode, policy))
  if (over.length > 0 && policy.notifyOn === 'change') {
    const ended = over.map(({ episode }) => episode)
    return notify('recovery', `over: ${listed(over.map((episode) => episode.key))}`, ended)
  }
  if (troubles.length > 0) return again
  const { owed = [] } = given
  return { ...quiet('no change'), ...(owed.length === 0 || given.verdict !== 'normal' ? {} : { ended: owed }) }
}

/**
 * An anomaly that could fail no check is over without a notice: more than half of the notices on green runs would be of
 * such ends. The summary says it.
 */
const isRecoveryNews = ({ kind, severity }: OpenEpisode, { failOn }: Policy): boolean =>
  kind === 'failure' || atLeast(severity, failOn === 'never' ? 'critical' : failOn)

/** @param episodes what it is about, the most consequential first; two troubles may have begun as one */
function notify(
  change: DecisionOf<'notify'>['change'],
  because: string,
  [episode = '', ...others]: readonly string[],
): NoticeDecision {
  const also = [...new Set(others)].filter((other) => other !== episode)
  return { kind: 'notify', because, change, episode, ...(also.length === 0 ? {} : { also }) }
}

function labelsOf(troubles: readonly { readonly key: string }[], { findings, record }: Given): string {
  const keys = new Set(troubles.map((trouble) => trouble.key))
  const found = findings.filter((finding) => troublesOf([finding]).some((t) => keys.has(t.key))).map(labelOf)
  return listed(troubles.some(isUndiagnosed) ? [undiagnosedLabel(record), ...found] : found)
}

/** Why a notice about this branch is not wanted; undefined when it is. */
function notABranchOfInterest(record: RunRecord, policy: Policy): string | undefined {
  const branch = record.run.value.branch
  if (isFork(record)) return 'the commit comes from a fork, whose branch names prove nothing'
  if (!isTrusted(record)) return 'the commit may come from a fork; the platform does not say'
  if (policy.notifyBranches.length > 0)
    return branch === undefined || policy.notifyBranches.some((pattern) => matches(pattern, branch))
      ? undefined
      : `branch ${branch} is not in notify-branches`
  if (isPullRequest(record)) return 'a pull request; notices are for the default branch unless notify-branches says so'
  return onDefaultBranch(record) === false ? `branch ${branch} is not the default branch` : undefined
}
