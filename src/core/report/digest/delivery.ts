/**
 * What a history says of delivery, in the sense of DORA (dora.dev, "Software delivery performance"): how often the default branch
 * breaks, and how long until it is green again. Deployments are not known here, so it is the pipeline’s rate, not that of production.
 */
import { median } from 'simple-statistics'
import { beganAt, byWorkflow, oldestFirst, workflowText } from '../../history/order.js'
import type { RunRecord } from '../../model/index.js'
import { hasFailed } from '../../run/outcomes.js'
import { isPullRequest, onDefaultBranch } from '../../run/trust.js'

export interface Delivery {
  /** Runs of the default branch that ended well or badly, each by its last attempt. */
  readonly runs: number
  readonly failed: number
  /** Stretches in which a workflow was broken and then green again. */
  readonly recoveries: number
  /** Median from the end of the first failed run to that of the first passed one. */
  readonly timeToGreenMs?: number
  /** Workflows of the default branch whose newest run failed. */
  readonly stillBroken: number
}

export function deliveryOf(records: readonly RunRecord[]): Delivery {
  const own = oldestFirst(records).filter((record) => onDefaultBranch(record) === true && !isPullRequest(record))
  const last = [...new Map(own.map((record) => [`${workflowText(record.key)} ${record.key.run}`, record])).values()]
  const ended = last.filter(({ run }) => run.value.outcome === 'passed' || hasFailed(run.value.outcome))
  const stretches = [...byWorkflow(ended).values()].map(brokenStretches)
  const times = stretches.flatMap(({ healedMs }) => healedMs)
  return {
    runs: ended.length,
    failed: ended.filter(({ run }) => hasFailed(run.value.outcome)).length,
    recoveries: times.length,
    ...(times.length === 0 ? {} : { timeToGreenMs: median(times) }),
    stillBroken: stretches.filter(({ broken }) => broken).length,
  }
}

const endedAt = (record: RunRecord): number => {
  const at = Date.parse(record.run.value.completedAt ?? '')
  return Number.isNaN(at) ? beganAt(record) : at
}

function brokenStretches(runs: readonly RunRecord[]): { readonly healedMs: number[]; readonly broken: boolean } {
  const healedMs: number[] = []
  let since: number | undefined
  for (const record of runs) {
    if (hasFailed(record.run.value.outcome)) since ??= endedAt(record)
    else if (since !== undefined) {
      healedMs.push(Math.max(0, endedAt(record) - since))
      since = undefined
    }
  }
  return { healedMs, broken: since !== undefined }
}
