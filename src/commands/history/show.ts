import type { RunRecord } from '../../core/model/index.js'
import { terminalCode, terminalJson } from '../../core/report/escape.js'
import { formatCount, formatDuration } from '../../core/run/format.js'
import { runTimes } from '../../core/run/run-times.js'
import { readArguments } from '../arguments.js'
import { defaultHistory, readAll, type Verb } from './files.js'
import { wholeNumber } from './numbers.js'

const usage = `usage: pipeline-guard history show [--history FILE]… [--workflow PATH] [--last N] [--json]

  --history FILE     a history; may be given more than once
  --workflow PATH    only runs of this workflow
  --last N           how many runs, the newest [20]
  --json             one record a line, whole

example:
  pipeline-guard history show --last 5
`

export const verb: Verb = {
  usage,
  async run(args, io) {
    const { values } = readArguments(args, {
      history: { type: 'string', multiple: true },
      workflow: { type: 'string' },
      last: { type: 'string' },
      json: { type: 'boolean' },
    })
    const last = wholeNumber('--last', values.last ?? '20', { min: 1 })
    const all = await readAll(values.history ?? [defaultHistory], io)
    const chosen = all.filter(({ key }) => values.workflow === undefined || key.workflow === values.workflow)
    const shown = chosen.slice(-last)
    for (const record of shown) io.out(values.json ? `${terminalJson(JSON.stringify(record))}\n` : row(record))
    if (!values.json)
      io.out(
        `${formatCount(chosen.length, 'run')} of ${formatCount(new Set(chosen.map(({ key }) => key.workflow)).size, 'workflow')}; ${shown.length} shown\n`,
      )
    return 0
  },
}

function row(record: RunRecord): string {
  const { key, run, jobs, judgement } = record
  const { value } = run
  const { durationMs } = runTimes(record)
  const cells = [
    (value.startedAt ?? value.createdAt ?? '').slice(0, 16).padEnd(16),
    `${key.run}${key.attempt > 1 ? `/${key.attempt}` : ''}`.padEnd(14),
    (value.outcome ?? 'unknown').padEnd(9),
    (durationMs === undefined ? '–' : formatDuration(durationMs)).padStart(9),
    formatCount(Object.keys(jobs).length, 'job').padStart(8),
    (judgement?.value.verdict ?? 'not judged').padEnd(16),
    [value.event, value.branch].filter((word) => word !== undefined).join(' '),
  ]
  return `${terminalCode(cells.join('  '), 400)}\n`
}
