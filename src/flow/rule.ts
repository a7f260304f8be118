/** The ruling, of what could be seen; where it hangs on what nobody told, that is said. */
import { unknownDefaultBranch } from '../core/decide/default-branch.js'
import { decide, type Question } from '../core/decide/index.js'
import { unseenOf } from '../core/decide/unseen.js'
import type { Ruling, Snapshot } from '../core/model/index.js'
import type { Ports } from '../ports.js'

export function rule(question: Question, snapshot: Snapshot, { troubles }: Pick<Ports, 'troubles'>): Ruling {
  const ruling = decide({ ...question, unseen: unseenOf(snapshot, troubles.all()) })
  // Judged from outside, by a watch, there is nobody to give the input.
  const unknown = snapshot.ownJob === undefined ? undefined : unknownDefaultBranch({ ...question, ruling })
  if (unknown !== undefined) troubles.add(unknown)
  return ruling
}
