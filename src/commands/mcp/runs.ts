/** Which run a question is about. */
import type { RunRecord } from '../../core/model/index.js'
import { ToolFault } from './fault.js'
import type { History } from './source.js'

export interface Wanted {
  readonly run?: string | undefined
  readonly attempt?: number | undefined
  readonly workflow?: string | undefined
  readonly repository?: string | undefined
}

export const ofWorkflow = (
  { records }: History,
  { workflow, repository }: Pick<Wanted, 'workflow' | 'repository'>,
): readonly RunRecord[] =>
  records.filter(
    ({ key }) =>
      (workflow === undefined || key.workflow === workflow) &&
      (repository === undefined || key.repository.toLowerCase() === repository.toLowerCase()),
  )

/**
 * The attempt that is named; else the newest that fits.
 *
 * @param fits what a run must be where none is named
 * @throws ToolFault where there is no such run, or where two workflows have one of that id
 */
export function runNamed(history: History, wanted: Wanted, fits: (record: RunRecord) => boolean = () => true) {
  const all = ofWorkflow(history, wanted)
  const { run, attempt } = wanted
  const found = all.filter(
    (record) =>
      (run === undefined ? fits(record) : record.key.run === run) &&
      (attempt === undefined || record.key.attempt === attempt),
  )
  const last = found.at(-1)
  if (last === undefined)
    throw new ToolFault([
      run === undefined
        ? 'no run of the history fits; `run_history` lists what there is'
        : `run: the history has no run ${run}${attempt === undefined ? '' : `, attempt ${attempt}`}; the newest are ${all
            .slice(-5)
            .map(({ key }) => key.run)
            .join(', ')}`,
    ])
  const owners = new Set(run === undefined ? [] : found.map(({ key }) => `${key.repository} ${key.workflow}`))
  if (owners.size > 1)
    throw new ToolFault([`run: ${run} is a run of several: ${[...owners].slice(0, 5).join('; ')}; name the workflow`])
  return last
}

/** What tells a run, for rows and heads alike. */
export const runFacts = ({ key, run: { value } }: RunRecord) => ({
  repository: key.repository,
  workflow: key.workflow,
  run: key.run,
  attempt: key.attempt,
  at: value.startedAt ?? value.createdAt,
  outcome: value.outcome,
  event: value.event,
  branch: value.branch,
  sha: value.sha,
  url: value.url,
})
