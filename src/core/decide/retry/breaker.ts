/**
 * Circuit breaker (Nygard, Release It!, ch. 5): stops reruns that do not help, then tries one again after a while.
 *
 * Its state is not stored: it is worked out from the trials in the history each time, so parallel writers cannot
 * disagree about it and a lost write cannot leave it stuck.
 */

import type { RunRecord } from '../../model/index.js'
import { formatCount } from '../../run/format.js'
import { grouped } from '../../run/grouped.js'
import { hour } from '../../run/time.js'
import { oneOutage, posteriorOf } from './posterior.js'
import { type Trial, trialsOf } from './trials.js'

interface BreakerLimits {
  /** Failed retries in a row that open it in any case. */
  readonly openAfter: number
  /** Milliseconds until one retry is tried again; doubled at each failed try. */
  readonly coolDown: number
  readonly longestCoolDown: number
}

export const signatureLimits: BreakerLimits = { openAfter: 3, coolDown: 12 * hour, longestCoolDown: 168 * hour }
export const workflowLimits: BreakerLimits = { openAfter: 5, coolDown: 12 * hour, longestCoolDown: 168 * hour }

/** A retry that is to be worth it passes with at least this probability, unless the policy says otherwise. */
export const usualLeast = 0.55

/** After this long a retry whose result never arrived no longer counts as under way. */
const pendingFor = 24 * hour

export interface BreakerState {
  readonly of: 'signature' | 'workflow'
  readonly name: string
  readonly state: 'closed' | 'open' | 'half-open'
  /** Failed retries in a row: of a signature, those within an hour count once; of a workflow, each signature once. */
  readonly failures: number
  /** Milliseconds since the epoch at which one retry is tried again; only when open. */
  readonly opensAgainAt?: number
  readonly because: string
}

/** The state of every breaker that has seen a retry worth making, open ones first, then by name: for `status`. */
export function breakerStates(records: readonly RunRecord[], now: number): readonly BreakerState[] {
  const trials = trialsOf(records)
  // What only people retried, and nobody called transient, is their own new code: no rerun of ours hangs on it.
  const concerned = trials.filter((trial) => trial.ours || trial.transient)
  const signatures = new Map(concerned.map((trial) => [trial.signature, trial]))
  const workflows = [...new Set(concerned.map((trial) => trial.workflow))]
  const order = { open: 0, 'half-open': 1, closed: 2 }
  return [
    ...workflows.map((name) => workflowBreaker(name, trials, now)),
    ...[...signatures.values()].map(({ signature, prior, rule }) =>
      signatureBreaker({ signature, prior, rule, trials, now, least: usualLeast }),
    ),
  ].toSorted((a, b) => order[a.state] - order[b.state] || (a.name < b.name ? -1 : 1))
}

/**
 * The breaker of one failure signature. It opens when the last retry failed and the learnt rate has thereby fallen below
 * what a retry needs (for a signature that never passed on retry the first failure does that), or at the third failure in
 * a row whatever the rate. A retry that failed differently says nothing of it.
 *
 * @param prior the diagnosis’ own probability that a retry passes
 * @param rule the rule whose other signatures teach; null when they must not
 * @param least the probability a retry needs
 */
export function signatureBreaker(given: {
  readonly signature: string
  readonly prior: number
  readonly rule: string | null
  readonly trials: readonly Trial[]
  readonly now: number
  readonly least: number
}): BreakerState {
  const own = given.trials.filter((trial) => trial.signature === given.signature && trial.result !== 'other')
  const failures = streakOf(own).filter(
    (trial, index, streak) => index === 0 || trial.at - (streak[index - 1]?.at ?? 0) >= oneOutage,
  )
  const last = streakOf(own).at(-1)
  const helpsNot =
    last !== undefined &&
    posteriorOf({ ...given, trials: given.trials.filter(({ at }) => at <= last.at), now: last.at }).mean < given.least
  const open = helpsNot || failures.length >= signatureLimits.openAfter
  return { of: 'signature', name: given.signature, ...stateOf({ own, failures, open }, signatureLimits, given.now) }
}

/**
 * The breaker of one workflow, of our reruns alone: what people retry by hand is mostly their own new code. A rerun failed
 * when any of its retried jobs did, however it failed; many of one signature are one trouble, and that signature’s own.
 */
export function workflowBreaker(name: string, trials: readonly Trial[], now: number): BreakerState {
  const made = trials.filter((trial) => trial.workflow === name && trial.ours)
  const own = [...grouped(made, (trial) => `${trial.run} ${trial.attempt}`).values()].flatMap((jobs) => {
    const told = jobs.find((job) => job.result === 'same' || job.result === 'other') ?? jobs[0]
    return told === undefined ? [] : [told]
  })
  const failures = [...new Map(streakOf(own).map((trial) => [trial.signature, trial])).values()]
  const open = failures.length >= workflowLimits.openAfter
  return { of: 'workflow', name, ...stateOf({ own, failures, open }, workflowLimits, now) }
}

/** The failed retries since the last that passed. */
export function streakOf(trials: readonly Trial[]): readonly Trial[] {
  const lastPass = trials.findLastIndex((trial) => trial.result === 'passed')
  return trials.slice(lastPass + 1).filter((trial) => trial.result === 'same' || trial.result === 'other')
}

interface Streak {
  readonly own: readonly Trial[]
  readonly failures: readonly Trial[]
  readonly open: boolean
}

function stateOf(
  { own, failures, open }: Streak,
  limits: BreakerLimits,
  now: number,
): Pick<BreakerState, 'state' | 'failures' | 'opensAgainAt' | 'because'> {
  const count = failures.length
  const told = `the last ${count === 1 ? 'rerun' : formatCount(count, 'rerun')} did not help`
  if (!open)
    return { state: 'closed', failures: count, because: count === 0 ? 'reruns help' : `${told}, earlier ones did` }
  const streak = streakOf(own)
  const { at: lastFailure, coolDown } = pauseAfter(streak, limits)
  const opensAgainAt = lastFailure + coolDown
  if (now < opensAgainAt)
    return {
      state: 'open',
      failures: count,
      opensAgainAt,
      because: `${told}; one is tried again ${shown(opensAgainAt)}`,
    }
  const underWay = own.some(
    (trial) => trial.result === 'pending' && trial.at > lastFailure && now - trial.at < pendingFor,
  )
  return underWay
    ? { state: 'open', failures: count, because: `${told}; one is being tried again` }
    : { state: 'half-open', failures: count, because: `${told}; time to try one again` }
}

/** Each failure after a pause doubles the next one. */
function pauseAfter(
  streak: readonly Trial[],
  limits: BreakerLimits,
): { readonly at: number; readonly coolDown: number } {
  let { coolDown } = limits
  let last = streak[0]?.at ?? 0
  for (const { at } of streak) {
    if (at - last >= coolDown) coolDown = Math.min(coolDown * 2, limits.longestCoolDown)
    last = at
  }
  return { at: last, coolDown }
}

/** `after 2026-03-01 14:05 UTC` */
const shown = (at: number): string => `after ${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`
