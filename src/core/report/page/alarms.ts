/** What was reported of the runs, newest first, and what people said of it. */
import type { RunRecord } from '../../model/index.js'
import { formatInstant } from '../../run/format.js'
import { phraseSeries } from '../../series/label.js'
import { html } from '../escape.js'
import { commitLink, runLink } from './links.js'
import { renderTable } from './tables.js'

const most = 40

export function renderAlarms(records: readonly RunRecord[]): string {
  const rows = records
    .filter(({ judgement }) => judgement?.value.findings.some(isShown))
    .slice(-most)
    .toReversed()
  const table = renderTable(
    'Runs with an anomaly, newest first',
    [
      { head: 'run', cell: runLink },
      { head: 'when', cell: (record) => html(formatInstant(record.run.value.startedAt) ?? '') },
      { head: 'commit', cell: commitLink },
      { head: 'anomalies', cell: whatOf },
      { head: 'notified', cell: ({ judgement }) => ((judgement?.value.notified.length ?? 0) > 0 ? 'yes' : 'no') },
      { head: 'feedback', cell: ({ feedback }) => (feedback === undefined ? '' : words[feedback.value]) },
    ],
    rows,
  )
  return table === '' ? '' : `<h3>Anomalies</h3>${table}`
}

const words = { 'false-alarm': 'false alarm', real: 'real' } as const

type Said = NonNullable<RunRecord['judgement']>['value']['findings'][number]
const isShown = ({ kind, muted }: Said): boolean => kind === 'anomaly' && muted !== true

const whatOf = ({ judgement }: RunRecord): string =>
  (judgement?.value.findings ?? [])
    .filter(isShown)
    .slice(0, 4)
    .map(
      ({ severity, series }) =>
        `${html(series === undefined ? '' : phraseSeries(series, (name) => name), 120)} (${html(severity)})`,
    )
    .join('<br>')
