/** Time lost to failures, reruns and flaky tests, and what the machine time costs by the rates people gave. */
import { formatDuration, formatNumber, formatPercent } from '../../run/format.js'
import { busiest, type Capacity } from '../digest/capacity.js'
import type { Digest } from '../digest/index.js'
import type { SpendingPart } from '../digest/spending.js'
import { html } from '../escape.js'
import { renderTable } from './tables.js'

const share = (part: number, whole: number): string => formatPercent(part / Math.max(1, whole))

export function spendingFacts({
  cost,
  runs,
  reruns,
  spending,
}: Digest): readonly (readonly [name: string, value: string])[] {
  const { total, flakyMs } = spending
  const currency = html(spending.currency ?? '', 10)
  return [
    ['machine time', formatDuration(cost.machineMs)],
    ['lost to runs that failed', `${formatDuration(cost.failedMs)}, ${share(cost.failedMs, cost.machineMs)}`],
    ...(reruns.spentMs === 0
      ? []
      : [['spent on reruns', `${formatDuration(reruns.spentMs)}, ${share(reruns.spentMs, cost.machineMs)}`] as const]),
    ...(flakyMs === 0
      ? []
      : [['lost to flaky tests', `${formatDuration(flakyMs)}, ${share(flakyMs, cost.machineMs)}`] as const]),
    ...(total === undefined
      ? []
      : [
          [
            'cost',
            `${formatNumber(total)} ${currency}, ${formatNumber(total / Math.max(1, runs))} ${currency} a run`,
          ] as const,
        ]),
  ]
}

/** Where the money goes, and what another runner would bring. */
export function renderSpending({ spending, capacity }: Digest): string {
  const price = (part: SpendingPart): string =>
    part.price === undefined ? '' : `${formatNumber(part.price)} ${html(spending.currency ?? '', 10)}`
  const columns = [
    { head: 'name', cell: ({ name }: SpendingPart) => `<code>${html(name, 160)}</code>` },
    {
      head: 'machine time',
      numeric: true,
      cell: ({ ms }: SpendingPart) => formatDuration(ms),
      order: ({ ms }: SpendingPart) => ms,
    },
    ...(spending.total === undefined ? [] : [{ head: 'cost', numeric: true, cell: price }]),
  ]
  const runners = [
    { head: 'runner', cell: ({ label }: Capacity) => `<code>${html(label ?? 'all runners', 120)}</code>` },
    { head: 'at once, at most', numeric: true, cell: ({ most }: Capacity) => String(most) },
    { head: 'busiest hours (UTC)', cell: ({ hours }: Capacity) => html(busiest(hours)) },
    { head: 'waited in all', numeric: true, cell: ({ waitedMs }: Capacity) => formatDuration(waitedMs) },
    { head: 'one more would save', numeric: true, cell: ({ savedMs }: Capacity) => formatDuration(savedMs) },
  ]
  return [
    '<h3>Cost and capacity</h3>',
    renderTable('Jobs, by what they cost', columns, spending.jobs),
    renderTable('Failed jobs, by the cause', columns, spending.categories),
    renderTable('Runners', runners, capacity),
  ].join('\n')
}
