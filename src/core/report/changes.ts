/** Changes of state, as a watch finds them over many runs. */
import type { DecisionOf, RunKey, SnapshotRun } from '../model/index.js'

export interface Change {
  readonly key: RunKey
  /** What people call the workflow. */
  readonly workflow: string
  readonly change: DecisionOf<'notify'>['change']
  readonly headline: string
  readonly severity?: string | undefined
  readonly branch?: string | undefined
  readonly url?: string | undefined
  /** End of the run. */
  readonly at?: string | undefined
  /** It may have been sent before: the watch that did so was killed. */
  readonly maybeTold?: boolean | undefined
}

/** What people call a workflow: its name, else its file and, where one file serves many events, which of them. */
export const workflowLabel = (key: RunKey, { name, event }: Pick<SnapshotRun, 'name' | 'event'>): string =>
  name ?? (event === undefined ? key.workflow : `${key.workflow} (${event})`)

/** A sign for how good or bad it is. */
export const changeMark = ({ change, severity }: Change): string =>
  change === 'recovery' ? '✅' : change === 'failure' ? '❌' : severity === 'critical' ? '🚨' : '⚠️'

/** On Jenkins the workflow of a project is the project. */
export const nameOf = (repository: string, workflow: string): string =>
  repository === workflow || repository.endsWith(`/${workflow}`) ? repository : `${repository}: ${workflow}`

/** Changes by repository and workflow, each in the order in which the runs ended. */
export function byWorkflow(changes: readonly Change[]): ReadonlyMap<string, readonly Change[]> {
  const groups = new Map<string, Change[]>()
  const sorted = changes.toSorted(
    (a, b) => Date.parse(a.at ?? '') - Date.parse(b.at ?? '') || (textOf(a) < textOf(b) ? -1 : 1),
  )
  for (const change of sorted) {
    const name = nameOf(change.key.repository, change.workflow)
    const group = groups.get(name)
    if (group === undefined) groups.set(name, [change])
    else group.push(change)
  }
  return new Map([...groups].toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

const textOf = ({ key }: Change): string => `${key.host} ${key.repository} ${key.run} ${key.attempt}`.toLowerCase()
