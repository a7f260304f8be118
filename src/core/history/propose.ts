/** What jobs of unprotected branches may add to a history that protected ones write: their own runs, and no word of others. */
import type { RunRecord } from '../model/index.js'
import { isSameName } from '../run/trust.js'
import { beganAt, keyText, oldestFirst } from './order.js'

export interface Proposing {
  /** Branches that only protected jobs speak for; the default branch first, when it is known. */
  readonly protectedBranches: readonly string[]
  /** Milliseconds since the epoch. */
  readonly now: number
}

export interface Proposed {
  readonly accepted: readonly RunRecord[]
  readonly refused: number
}

/** A flood of made-up runs must not push the others out of the bounds of a history. */
const acceptedAtOnce = 20

/**
 * The runs of `proposals` that may be united with `history`: of branches that are not protected and of the history’s own
 * project, which the history does not have, none begun in the future, the newest of them. What they say of notices, reruns and
 * feedback is left out: it would count against budgets.
 */
export function acceptedProposals(
  history: readonly RunRecord[],
  proposals: readonly RunRecord[],
  { protectedBranches, now }: Proposing,
): Proposed {
  const known = new Set(history.map(({ key }) => keyText(key)))
  const byProtected = new Set(
    history.filter((record) => isProtected(record, protectedBranches)).map(({ key }) => key.run),
  )
  const owner = history[0]?.key
  const fitting = proposals.filter(
    (record) =>
      !known.has(keyText(record.key)) &&
      !byProtected.has(record.key.run) &&
      record.run.value.branch !== undefined &&
      !isProtected(record, protectedBranches) &&
      beganAt(record) <= now &&
      (owner === undefined || (owner.host === record.key.host && isSameName(owner.repository, record.key.repository))),
  )
  const accepted = oldestFirst(fitting).slice(-acceptedAtOnce)
  const [defaultBranch] = protectedBranches
  return {
    accepted: accepted.map((record) => ownFacts(record, defaultBranch)),
    refused: proposals.length - accepted.length,
  }
}

/** A request’s head may bear any name; its runs are the request’s. */
const isProtected = ({ run: { value } }: RunRecord, branches: readonly string[]): boolean =>
  value.pullRequest === undefined && branches.some((branch) => branch === value.branch)

function ownFacts({ key, run, jobs, tests, metrics }: RunRecord, defaultBranch: string | undefined): RunRecord {
  const value = defaultBranch === undefined ? run.value : { ...run.value, defaultBranch }
  return { key, run: { ...run, value }, jobs, ...(tests && { tests }), ...(metrics && { metrics }) }
}
