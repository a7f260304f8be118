/**
 * A history as figures, for whatever collects those. They are of a window of time, not counters since a process began: a step lives
 * for seconds, and a history that forgets would let a counter fall. Labels are few by rule: repository, workflow and closed lists.
 */

import { byWorkflow } from '../../history/order.js'
import type { RunRecord } from '../../model/index.js'
import { plainLine } from '../escape.js'
import { type Figure, type FiguresRequest, figureTable, type Sample } from './table.js'
import { type WorkflowFigures, workflowFigures } from './workflow.js'

export type { Figure } from './table.js'

/** More would make Prometheus keep a series for each; what is beyond is one workflow called `other`. */
const mostWorkflows = 100

/** Every figure of the table that has a value, in the table’s order. */
export function figuresOf(request: FiguresRequest): readonly Figure[] {
  const groups = groupsOf(request.records)
  const all = groups.map(({ labels, records }) => ({ labels, figures: workflowFigures(records, request) }))
  return Object.entries(figureTable).flatMap(([name, row]) => {
    const samples = all.flatMap(({ labels, figures }) =>
      (figures[name as keyof WorkflowFigures] ?? []).map(
        (sample): Sample => ({
          ...sample,
          labels: { ...labels, ...sample.labels },
        }),
      ),
    )
    return samples.length === 0 ? [] : [{ name, ...row, samples }]
  })
}

interface Group {
  readonly labels: Readonly<Record<string, string>>
  readonly records: readonly RunRecord[]
}

function groupsOf(records: readonly RunRecord[]): readonly Group[] {
  const sorted = [...byWorkflow(records).entries()].toSorted(([a], [b]) => (a < b ? -1 : 1))
  const own = sorted.slice(0, mostWorkflows).flatMap(([, list]): Group[] => {
    const [first] = list
    if (first === undefined) return []
    const { repository, workflow } = first.key
    return [{ labels: { repository: plainLine(repository, 100), workflow: plainLine(workflow, 100) }, records: list }]
  })
  const rest = sorted.slice(mostWorkflows).flatMap(([, list]) => list)
  return rest.length === 0 ? own : [...own, { labels: { repository: 'other', workflow: 'other' }, records: rest }]
}
