/**
 * Circuit breaker (Nygard, Release It!, ch. 5): stops reruns that do not help, then tries one again after a while.
 *
 * Its state is not stored: it is worked out from the trials in the history each time, so parallel writers cannot
 * disagree about it and a lost write cannot leave it stuck.
 */
import type { RunRecord } from '../model/index.js'
import { formatCount } from '../words/format.js'
import { grouped } from './run-facts.js'
import { type Trial, trialsOf } from './trials.js'

const hour = 3_600_000

interface BreakerLimits {
  /** Failed retries in a row that open it. */
  readonly openAfter: number
  /** Milliseconds until one retry is tried again; doubled at each failed try. */
  readonly coolDown: number
  readonly longestCoolDown: number
}

export const signatureLimits: BreakerLimits = { openAfter: 3, coolDown: 6 * hour, longestCoolDown: 168 * hour }
export const workflowLimits: BreakerLimits = { openAfter: 5, coolDown: 12 * hour, longestCoolDown: 168 * hour }

/** After this long a retry whose result never arrived no longer counts as under way. */
const pendingFor = 24 * hour

export interface BreakerState {
  readonly of: 'signature' | 'workflow'
  readonly name: string
  readonly state: 'closed' | 'open' | 'half-open'
  /** Failed retries in a row. */
  readonly failures: number
  /** Milliseconds since the epoch; only when open. */
  readonly opensAgainAt?: number
  readonly because: string
}

/** The state of every breaker that has seen a retry, open ones first, then by name: for `status`. */
export function breakerStates(records: readonly RunRecord[], now: number): readonly BreakerState[] {
  const trials = trialsOf(records)
  const signatures = [...new Set(trials.map((trial) => trial.signature))]
  const workflows = [...new Set(trials.map((trial) => trial.workflow))]
  const order = { open: 0, 'half-open': 1, closed: 2 }
  return [
    ...workflows.map((name) => workflowBreaker(name, trials, now)),
    ...signatures.map((name) => signatureBreaker(name, trials, now)),
  ].toSorted((a, b) => order[a.state] - order[b.state] || (a.name < b.name ? -1 : 1))
}

/** The breaker of one failure signature. A retry that failed differently says nothing of it. */
export function signatureBreaker(name: string, trials: readonly Trial[], now: number): BreakerState {
  const own = trials.filter((trial) => trial.signature === name && trial.result !== 'other')
  return { of: 'signature', name, ...stateOf(own, signatureLimits, now) }
}

/**
 * The breaker of one workflow, of our reruns alone: what people retry by hand is mostly their own new code. A rerun failed
 * when any of its retried jobs did, however it failed.
 */
export function workflowBreaker(name: string, trials: readonly Trial[], now: number): BreakerState {
  const own = trials.filter((trial) => trial.workflow === name && trial.ours)
  const reruns = [...grouped(own, (trial) => `${trial.run} ${trial.attempt}`).values()].flatMap((jobs) => {
    const told = jobs.find((job) => job.result === 'same' || job.result === 'other') ?? jobs[0]
    return told === undefined ? [] : [told]
  })
  return { of: 'workflow', name, ...stateOf(reruns, workflowLimits, now) }
}

function stateOf(
  trials: readonly Trial[],
  limits: BreakerLimits,
  now: number,
): Pick<BreakerState, 'state' | 'failures' | 'opensAgainAt' | 'because'> {
  let failures = 0
  let lastFailure = 0
  for (const trial of trials) {
    if (trial.result === 'passed') failures = 0
    else if (trial.result !== 'pending') {
      failures++
      lastFailure = trial.at
    }
  }
  if (failures < limits.openAfter) return { state: 'closed', failures, because: 'reruns help, or too few were tried' }
  const coolDown = Math.min(limits.coolDown * 2 ** (failures - limits.openAfter), limits.longestCoolDown)
  const opensAgainAt = lastFailure + coolDown
  const because = `the last ${formatCount(failures, 'rerun')} did not help`
  if (now < opensAgainAt) return { state: 'open', failures, opensAgainAt, because }
  const underWay = trials.some(
    (trial) => trial.result === 'pending' && trial.at > lastFailure && now - trial.at < pendingFor,
  )
  return underWay
    ? { state: 'open', failures, because: `${because}; one is being tried again` }
    : { state: 'half-open', failures, because: `${because}; time to try one again` }
}
