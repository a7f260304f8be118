/** What a judgement rests on, in one sentence. */
import type { Result } from '../model/index.js'
import { formatCount } from '../run/format.js'

type Basis = Pick<Result['history'], 'comparable' | 'runs' | 'source' | 'leftOut' | 'gaps'>

/**
 * @param name how the sink shows the name of a store
 * @example "Compared with 87 of 412 stored runs (artifact); not with 325 of other branches"
 */
export function basisOf(basis: Basis, name: (text: string) => string): string {
  const { comparable, runs, source, gaps } = basis
  if (runs === 0 && gaps.length > 0) return 'Compared with nothing: what is stored could not all be seen'
  if (runs === 0) return 'No history yet: this is the first run to be stored'
  const stored = `${formatCount(runs, 'stored run')} (${name(source)})`
  return `${comparable === 0 ? `Compared with none of ${stored}` : comparable === runs ? `Compared with ${stored}` : `Compared with ${comparable} of ${stored}`}${othersOf(basis)}`
}

/** Without the reason, a number of comparable runs far below the stored ones reads like a fault. */
function othersOf({ leftOut }: Basis): string {
  if (leftOut === undefined) return ''
  const { otherKind, sameCommit, otherBranch } = leftOut
  const parts = [
    ...(otherBranch === 0 ? [] : [`${otherBranch} of other branches`]),
    ...(sameCommit === 0 ? [] : [`${sameCommit} more of the same commit`]),
    ...(otherKind === 0 ? [] : [`${otherKind} of other workflows, events or forks`]),
  ]
  return parts.length === 0 ? '' : `; not with ${parts.join(', ')}`
}
