/** One workflow on the page: how it has been, where its time goes, what grows, what fails. */

import type { RunRecord } from '../../model/index.js'
import {
  formatCount,
  formatDuration,
  formatInstant,
  formatNumber,
  formatPercent,
  formatRatio,
} from '../../run/format.js'
import { runTimes } from '../../run/run-times.js'
import { phraseSeries } from '../../series/label.js'
import { queuesOf } from '../../series/queue.js'
import type { Cause } from '../digest/causes.js'
import { type Digest, digestOf } from '../digest/index.js'
import type { Rates } from '../digest/spending.js'
import type { Trend } from '../digest/trends.js'
import { html } from '../escape.js'
import { openAdvice, phraseOpen } from '../open-regressions.js'
import { renderAlarms } from './alarms.js'
import { renderChart } from './chart.js'
import { renderFlaky } from './flaky.js'
import { type Line, linesOf } from './lines.js'
import { commitLink, failedJobLinks, runLink } from './links.js'
import { renderResources } from './resources.js'
import { renderSpending, spendingFacts } from './spending.js'
import { renderStrip } from './strip.js'
import { renderBar, renderFacts, renderTable } from './tables.js'

const mostJobs = 8
const mostMetrics = 8
const mostQueues = 4
const mostRows = 60

const code = (text: string): string => `<code>${html(text, 160)}</code>`

/**
 * @param records of one workflow, oldest first
 * @param options.shown how many of them the charts show
 */
export function renderWorkflow(
  records: readonly RunRecord[],
  { shown, rates }: { readonly shown: number; readonly rates?: Rates | undefined },
): string {
  const digest = digestOf({ records, rates })
  const charted = records.filter((record) => record.key.attempt === 1).slice(-shown)
  return [
    facts(digest),
    openRegressions(digest),
    renderStrip(charted),
    charts(charted),
    renderAlarms(charted),
    jobTables(digest),
    renderSpending(digest),
    renderResources(charted),
    failures(digest),
    renderFlaky(digest, charted),
    runTable(charted),
  ].join('\n')
}

/** As status and the digest list them. */
function openRegressions({ open }: Digest): string {
  if (open.length === 0) return ''
  const items = open.map((one) => `<li>${html(phraseOpen(one), 400)}</li>`)
  return `<h3>Open regressions</h3><ul>${items.join('')}</ul><p class="soft">${withCode(openAdvice)}</p>`
}

/** Our own words: what stands between backticks is code. */
const withCode = (text: string): string =>
  text
    .split('`')
    .map((part, at) => (at % 2 === 1 ? `<code>${html(part)}</code>` : html(part)))
    .join('')

const facts = (digest: Digest): string =>
  renderFacts([
    ['runs', formatNumber(digest.runs)],
    ['passed', formatPercent(digest.passed / Math.max(1, digest.passed + digest.failed))],
    ...spendingFacts(digest),
    ['reruns', digest.reruns.made === 0 ? 'none' : `${digest.reruns.made}, ${digest.reruns.passed} passed`],
    ['runs with anomalies', `${formatNumber(digest.alarms.anomalous)}${judgedByPeople(digest)}`],
  ])

/** What people said of them. */
function judgedByPeople({ alarms: { feedback } }: Digest): string {
  if (feedback === undefined) return ''
  const missed = feedback.missed === 0 ? '' : `, ${feedback.missed} missed`
  return `: ${feedback.truePositives} real, ${feedback.falsePositives} false${missed}`
}

function charts(records: readonly RunRecord[]): string {
  const lines = [...linesOf(records).values()].filter((line) => line.points.some((point) => point.value !== undefined))
  const jobs = lines
    .filter(({ series }) => series.scope === 'job' && series.metric === 'work')
    .toSorted((a, b) => total(b) - total(a) || (a.series.key < b.series.key ? -1 : 1))
  const queues = lines
    .filter(({ series }) => series.scope === 'run' && series.metric === 'queue')
    .toSorted((a, b) => total(b) - total(a) || (a.series.key < b.series.key ? -1 : 1))
  const others = lines.filter(
    ({ series }) => series.scope === 'metric' || series.metric === 'tests.count' || series.metric === 'memory.peak',
  )
  const figure = (line: Line): string => {
    const title = phraseSeries(line.series.key, (name) => name)
    return `<figure tabindex="0"><figcaption><b>${html(title)}</b></figcaption>${renderChart(line, { title, span: records.length })}</figure>`
  }
  return [
    '<h3>Durations</h3>',
    '<p class="soft">Line: passed runs. Shaded: 10th to 90th percentile of the 30 before, dashed their median. ◆ anomaly, ✕ failed.</p>',
    ...lines.filter(({ series }) => series.key === 'run.duration').map(figure),
    ...(jobs.length > 1 ? lines.filter(({ series }) => series.key === 'run.compute').map(figure) : []),
    ...(jobs.length > 1 ? jobs.slice(0, mostJobs).map(figure) : []),
    ...(queues.length > 0 ? ['<h3>Waiting for runners</h3>', ...queues.slice(0, mostQueues).map(figure)] : []),
    ...(others.length > 0 ? ['<h3>Other metrics</h3>', ...others.slice(0, mostMetrics).map(figure)] : []),
  ].join('\n')
}

const total = (line: Line): number => line.points.reduce((sum, point) => sum + (point.value ?? 0), 0)

const nameOf = (trend: Trend): string =>
  trend.step === undefined ? code(trend.job) : `${code(trend.step)} <span class="soft">in</span> ${code(trend.job)}`

function jobTables(digest: Digest): string {
  const share = (trend: Trend): number => trend.totalMs / Math.max(1, digest.cost.machineMs)
  const columns = [
    { head: 'name', cell: nameOf },
    {
      head: 'median',
      numeric: true,
      order: (trend: Trend) => trend.medianMs,
      cell: (trend: Trend) => formatDuration(trend.medianMs),
    },
    {
      head: '95th percentile',
      numeric: true,
      order: (trend: Trend) => trend.p95Ms,
      cell: (trend: Trend) => formatDuration(trend.p95Ms),
    },
    {
      head: 'in all',
      numeric: true,
      order: (trend: Trend) => trend.totalMs,
      cell: (trend: Trend) => formatDuration(trend.totalMs),
    },
    {
      head: 'share of machine time',
      order: share,
      cell: (trend: Trend) => `${renderBar(share(trend))} ${formatPercent(share(trend))}`,
    },
  ]
  const growth = [
    { head: 'name', cell: nameOf },
    { head: 'first third', numeric: true, cell: (trend: Trend) => formatDuration(trend.growth?.beforeMs ?? 0) },
    { head: 'last third', numeric: true, cell: (trend: Trend) => formatDuration(trend.growth?.nowMs ?? 0) },
    { head: 'factor', numeric: true, cell: (trend: Trend) => formatRatio(trend.growth?.ratio ?? 1) },
    { head: 'costs more in all', numeric: true, cell: (trend: Trend) => formatDuration(trend.growth?.costMs ?? 0) },
  ]
  const growing = [
    renderTable('Growing jobs', growth, digest.growingJobs),
    renderTable('Growing steps', growth, digest.growingSteps),
  ].join('')
  return [
    '<h3>Slowest</h3>',
    renderTable('Jobs, by the time they take in all', columns, digest.slowestJobs),
    renderTable('Steps, by the time they take in all', columns, digest.slowestSteps),
    '<h3>Growing</h3>',
    growing === '' ? '<p>Nothing has grown by 10 % or more.</p>' : growing,
  ].join('\n')
}

function failures(digest: Digest): string {
  const most = Math.max(1, ...digest.causes.map((cause) => cause.count))
  const title = '<h3>Failures by category</h3>'
  if (digest.causes.length === 0) return `${title}<p>${digest.failed === 0 ? 'None.' : 'Not diagnosed.'}</p>`
  return [
    title,
    renderTable(
      'Failed jobs whose cause was found',
      [
        { head: 'category', cell: (cause: Cause) => html(cause.category) },
        { head: 'jobs', cell: (cause) => `${renderBar(cause.count / most)} ${cause.count}` },
        { head: 'transient', numeric: true, cell: (cause) => String(cause.transient) },
        {
          head: 'most frequent',
          cell: (cause) => cause.signatures.map(({ title, count }) => `${html(title, 160)} (${count}×)`).join('<br>'),
        },
      ],
      digest.causes,
    ),
  ].join('\n')
}

function runTable(records: readonly RunRecord[]): string {
  const rows = records.slice(-mostRows).toReversed()
  const table = renderTable(
    `The last ${formatCount(rows.length, 'run')}, newest first`,
    [
      { head: 'run', cell: runLink },
      { head: 'when', cell: (record) => html(formatInstant(record.run.value.startedAt) ?? '') },
      { head: 'commit', cell: commitLink },
      { head: 'branch', cell: (record) => html(record.run.value.branch ?? '', 60) },
      { head: 'outcome', cell: (record) => html(record.run.value.outcome ?? 'unknown') },
      {
        head: 'duration',
        numeric: true,
        cell: durationCell,
        order: (record) => runTimes(record).durationMs,
      },
      { head: 'queue', numeric: true, cell: queueCell, order: queueOf },
      { head: 'failed jobs', cell: failedJobLinks },
      { head: 'verdict', cell: (record) => html(record.judgement?.value.verdict ?? '') },
    ],
    rows,
  )
  return `<details><summary>Runs as a table</summary>${table}</details>`
}

function durationCell(record: RunRecord): string {
  const { durationMs } = runTimes(record)
  return durationMs === undefined ? '' : formatDuration(durationMs)
}

/** The label that was waited for longest. */
function queueOf(record: RunRecord): number | undefined {
  const waits = queuesOf(record).map(({ medianMs }) => medianMs)
  return waits.length === 0 ? undefined : Math.max(...waits)
}

function queueCell(record: RunRecord): string {
  const wait = queueOf(record)
  return wait === undefined ? '' : formatDuration(wait)
}
