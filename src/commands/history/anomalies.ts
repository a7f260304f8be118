import { oldestFirst } from '../../core/history/order.js'
import type { RunRecord } from '../../core/model/index.js'
import { terminalCode, terminalJson } from '../../core/report/escape.js'
import { formatCount, formatInstant } from '../../core/run/format.js'
import { day } from '../../core/run/time.js'
import { phraseSeries } from '../../core/series/label.js'
import { readArguments } from '../arguments.js'
import { UsageError } from '../command.js'
import { defaultHistory, readAll, type Verb } from './files.js'

const usage = `usage: pipeline-guard history anomalies [--history FILE]… [--since DATE] [--workflow PATH] [--json]

The anomalies that were reported, newest last, and what people said of them.

  --history FILE     a history; may be given more than once [${defaultHistory}]
  --since DATE       from this day on, YYYY-MM-DD, or so many days back, such as 14d
  --workflow PATH    only runs of this workflow
  --json             one object a line

example:
  pipeline-guard history anomalies --since 14d
`

export const verb: Verb = {
  usage,
  async run(args, io) {
    const { values } = readArguments(args, {
      history: { type: 'string', multiple: true },
      since: { type: 'string' },
      workflow: { type: 'string' },
      json: { type: 'boolean' },
    })
    const from = values.since === undefined ? Number.NEGATIVE_INFINITY : startOf(values.since, io.now())
    const all = await readAll(values.history ?? [defaultHistory], io)
    const rows = oldestFirst(all)
      .filter(({ key }) => values.workflow === undefined || key.workflow === values.workflow)
      .filter(({ run }) => Date.parse(run.value.startedAt ?? run.observedAt) >= from)
      .flatMap(anomaliesOf)
    for (const row of rows) io.out(values.json ? `${terminalJson(JSON.stringify(row))}\n` : line(row))
    if (!values.json) io.out(`${formatCount(rows.length, 'anomaly', 'anomalies')}\n`)
    return 0
  },
}

function startOf(since: string, now: number): number {
  const days = /^(\d{1,4})d$/.exec(since)?.[1]
  if (days !== undefined) return now - Number(days) * day
  const at = /^\d{4}-\d\d-\d\d(?:T[\d:.]+Z?)?$/.test(since) ? Date.parse(since) : Number.NaN
  if (Number.isNaN(at)) throw new UsageError([`--since: got ${JSON.stringify(since)}, accepted is YYYY-MM-DD or 14d`])
  return at
}

const anomaliesOf = ({ key, run, judgement, feedback }: RunRecord) =>
  (judgement?.value.findings ?? [])
    .filter(({ kind }) => kind === 'anomaly')
    .map(({ series = '', severity, muted }) => ({
      run: key.run,
      attempt: key.attempt,
      workflow: key.workflow,
      at: run.value.startedAt ?? run.observedAt,
      series,
      severity,
      acknowledged: muted === true,
      feedback: feedback?.value ?? null,
    }))

type Row = ReturnType<typeof anomaliesOf>[number]

const line = ({ run, at, series, severity, acknowledged, feedback }: Row): string => {
  const said = [acknowledged ? 'acknowledged' : '', feedback ?? ''].filter((part) => part !== '').join(', ')
  const what = phraseSeries(series, (name) => name)
  return `${terminalCode(`${formatInstant(at) ?? at}  run ${run}  ${severity.padEnd(8)} ${what}${said === '' ? '' : ` (${said})`}`, 400)}\n`
}
