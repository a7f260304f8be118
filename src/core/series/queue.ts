/** How long jobs waited for a runner, by what they asked for. */

import type { JobFacts, RunRecord } from '../model/index.js'
import { instantOf } from '../run/durations.js'
import { day } from '../run/time.js'
import { medianOf } from '../statistics/quantile.js'

export interface Queue {
  /** Labels of the runner the jobs asked for; undefined where the platform tells none. */
  readonly label: string | undefined
  /** Over the jobs of the label: of a large matrix a few always wait, and how many depends on which jobs ran. */
  readonly medianMs: number
  readonly longestMs: number
  readonly jobs: number
}

const longestLabel = 100

/** Runners of one label share their queue; labels are listed in any order. */
export const labelOf = ({ runner }: JobFacts): string | undefined =>
  runner?.labels === undefined || runner.labels.length === 0
    ? undefined
    : runner.labels.toSorted().join(', ').slice(0, longestLabel)

/** From created to started. No wait at all is a wait of nothing; a day is a clock (GitHub gives up after one). */
function waitOf(job: JobFacts): number | undefined {
  const [created, started] = [instantOf(job.createdAt), instantOf(job.startedAt)]
  const wait = job.queueMs ?? (created !== undefined && created === started ? 0 : undefined)
  return wait === undefined || wait >= day ? undefined : wait
}

/** One a label, in the order of their names; jobs that never started waited for nothing that is known. */
export function queuesOf({ jobs }: RunRecord): readonly Queue[] {
  const waits = new Map<string | undefined, number[]>()
  for (const id in jobs) {
    const facts = jobs[id]?.facts?.value
    if (facts === undefined || facts.own === true || facts.outcome === 'skipped' || facts.outcome === 'cancelled')
      continue
    const wait = waitOf(facts)
    if (wait === undefined) continue
    const label = labelOf(facts)
    const known = waits.get(label)
    if (known === undefined) waits.set(label, [wait])
    else known.push(wait)
  }
  return [...waits]
    .map(([label, list]) => ({
      label,
      medianMs: medianOf(list) ?? 0,
      longestMs: Math.max(...list),
      jobs: list.length,
    }))
    .sort((a, b) => ((a.label ?? '') < (b.label ?? '') ? -1 : 1))
}

export const queueKey = (label: string | undefined): string => (label === undefined ? 'run.queue' : `queue[${label}]`)
