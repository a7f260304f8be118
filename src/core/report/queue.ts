/** Time spent waiting for runners, beside the durations it is no part of. */
import type { RunRecord } from '../model/index.js'
import { formatDuration } from '../run/format.js'
import { jobsThatRan, runTimes } from '../run/run-times.js'
import { queuesOf } from '../series/queue.js'
import { medianOf } from '../statistics/quantile.js'
import type { ReportView } from './view.js'

/** A wait is worth a place in the headline from so long on, or from this share of the duration. */
const worth = { ms: 60_000, share: 0.25, least: 10_000 } as const

/** " after 3 m 2 s in queue"; empty for a wait that hardly adds to the duration. */
export function queueInHeadline(record: RunRecord, durationMs: number | undefined): string {
  const longest = Math.max(0, ...queuesOf(record).map(({ medianMs }) => medianMs))
  const share = longest / Math.max(1, durationMs ?? longest)
  return longest >= worth.ms || (longest >= worth.least && share >= worth.share)
    ? ` after ${formatDuration(longest)} in queue`
    : ''
}

/**
 * "Queue: 12 s on ubuntu-latest (median 10 s), 3 m on self-hosted"; undefined where no wait is known.
 *
 * @param name how the sink shows a label, which a stranger may have chosen
 */
export function queueLine({ record, recent }: ReportView, name: (text: string) => string): string | undefined {
  const usual = new Map<string | undefined, number[]>()
  for (const run of recent)
    for (const { label, medianMs } of queuesOf(run)) usual.set(label, [...(usual.get(label) ?? []), medianMs])
  const parts = queuesOf(record).map(({ label, medianMs, longestMs, jobs }) => {
    const before = medianOf(usual.get(label) ?? [])
    const of = [
      ...(jobs > 1 && longestMs > medianMs ? [`longest ${formatDuration(longestMs)}`] : []),
      ...(before === undefined ? [] : [`median of earlier runs ${formatDuration(before)}`]),
    ]
    const where = label === undefined ? '' : ` on ${name(label)}`
    return `${formatDuration(medianMs)}${where}${of.length === 0 ? '' : ` (${of.join(', ')})`}`
  })
  return parts.length === 0 ? undefined : `Queue: ${parts.join('; ')}`
}

/** "Compute: 41 m 2 s over 5 jobs (median of earlier runs 38 m)"; undefined of a run of one job, whose duration says it. */
export function computeLine({ record, recent }: ReportView): string | undefined {
  const { computeMs } = runTimes(record)
  const jobs = jobsThatRan(record).length
  if (computeMs === undefined || jobs < 2) return undefined
  const before = medianOf(recent.flatMap((run) => runTimes(run).computeMs ?? []))
  const usual = before === undefined ? '' : ` (median of earlier runs ${formatDuration(before)})`
  return `Compute: ${formatDuration(computeMs)} over ${jobs} jobs${usual}`
}
