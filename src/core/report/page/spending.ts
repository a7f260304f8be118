/** Time lost to failures and reruns, and what the machine time costs by the rates people gave. */
import type { RunRecord } from '../../model/index.js'
import { formatDuration, formatNumber, formatPercent } from '../../run/format.js'
import { machineMs } from '../digest/cost.js'
import type { Digest } from '../digest/index.js'
import { html } from '../escape.js'

/** Price of a minute by the label of a runner; `default` for every other. */
export interface Rates {
  readonly currency: string
  readonly perMinute: Readonly<Record<string, number>>
}

/** Undefined where no rate fits any job. */
export function priceOf(records: readonly RunRecord[], { perMinute }: Rates): number | undefined {
  let total: number | undefined
  for (const { jobs } of records)
    for (const { facts } of Object.values(jobs)) {
      const labels = facts?.value.runner?.labels ?? []
      const label = labels.find((each) => Object.hasOwn(perMinute, each)) ?? 'default'
      const rate = Object.hasOwn(perMinute, label) ? perMinute[label] : undefined
      if (rate === undefined || facts?.value.workMs === undefined) continue
      // As platforms bill: each job by the minute it has begun.
      total = (total ?? 0) + Math.ceil(facts.value.workMs / 60_000) * rate
    }
  return total
}

const share = (part: number, whole: number): string => formatPercent(part / Math.max(1, whole))

export function spendingFacts(
  records: readonly RunRecord[],
  { cost, runs }: Digest,
  rates: Rates | undefined,
): readonly (readonly [name: string, value: string])[] {
  const rerunMs = records.filter(({ key }) => key.attempt > 1).reduce((sum, record) => sum + machineMs(record), 0)
  const price = rates === undefined ? undefined : priceOf(records, rates)
  return [
    ['machine time', formatDuration(cost.machineMs)],
    ['lost to runs that failed', `${formatDuration(cost.failedMs)}, ${share(cost.failedMs, cost.machineMs)}`],
    ...(rerunMs === 0
      ? []
      : [['spent on reruns', `${formatDuration(rerunMs)}, ${share(rerunMs, cost.machineMs)}`] as const]),
    ...(price === undefined || rates === undefined
      ? []
      : [
          [
            'cost',
            `${formatNumber(price)} ${html(rates.currency, 10)}, ${formatNumber(price / Math.max(1, runs))} ${html(rates.currency, 10)} a run`,
          ] as const,
        ]),
  ]
}
