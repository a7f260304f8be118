/** Health of the history: what is remembered, what was lost, what is normal, what was said. */

import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { adjusted, boundsOf } from '../../config/setup.js'
import { savingsLine } from '../../core/decide/retry/savings.js'
import { defaultSettings } from '../../core/detect/index.js'
import type { Bounds } from '../../core/history/retention.js'
import type { RunRecord } from '../../core/model/index.js'
import { terminal, terminalCode, terminalJson } from '../../core/report/escape.js'
import { feedbackLine } from '../../core/report/feedback-line.js'
import { phraseOpen } from '../../core/report/open-regressions.js'
import { formatBytes, formatCount, formatDuration, formatValue } from '../../core/run/format.js'
import { readArguments } from '../arguments.js'
import { type Command, type Io, UsageError } from '../command.js'
import { defaultConfigFile } from '../config-entry.js'
import { configured } from '../heard.js'
import { defaultHistory, loadFile, problemsOf } from '../history/files.js'
import { wholeNumber } from '../history/numbers.js'
import { type BaselineLine, statusOf, type WorkflowStatus } from './facts.js'
import type { Told } from './platform.js'

const help = `usage: pipeline-guard status [--history FILE] [--repository OWNER/REPO [--workflow FILE]] [--config-file FILE]
                             [--series N] [--json]

Health of a history: runs and losses, storage, what is normal (p50, p95, p99), reruns held back, the last verdicts,
and what people said of alarms (pipeline-guard feedback). With --repository it also asks GitHub which runs it knows that
the history does not; the token is read from GITHUB_TOKEN or GH_TOKEN and needs read access to actions.

  --history FILE       a history [${defaultHistory}]
  --repository NAME    ask GitHub too: its list of runs, and the records kept there
  --workflow FILE      of which workflow, such as ci.yml [the newest run’s]
  --config-file FILE   what people said of alarms [${defaultConfigFile}, where there is one]
  --series N           how many series a workflow to list [12]
  --json               one JSON object

example:
  pipeline-guard status --history .pipeline-guard/history.jsonl.gz
  GITHUB_TOKEN=$(gh auth token) pipeline-guard status --repository me/project --workflow ci.yml
`

export const command: Command = {
  summary: 'health of history, baselines, storage, gaps, last verdicts',
  help,
  async run(args, io) {
    const { values, positionals } = readArguments(args, {
      history: { type: 'string' },
      series: { type: 'string' },
      'config-file': { type: 'string' },
      repository: { type: 'string' },
      workflow: { type: 'string' },
      json: { type: 'boolean' },
    })
    if (positionals.length > 0) throw new UsageError([`${positionals[0]}: status takes options only`])
    const most = wholeNumber('--series', values.series ?? '12', { min: 0 })
    const path = values.history ?? defaultHistory
    const { repository } = values
    const read = await loadFile(path, io)
    if (read.kind === 'corrupt' || (read.kind === 'missing' && repository === undefined))
      throw new UsageError([
        `${path}: ${read.kind === 'missing' ? 'there is no such file; name one with --history, or ask GitHub with --repository' : read.reason}`,
      ])
    const file = read.kind === 'ok' ? read.value : { records: [], quarantined: [] }
    const problems = problemsOf(file)
    const asked = await platformOf({ repository, workflow: values.workflow, records: file.records, io })
    const records = asked?.records ?? file.records
    const told = await configured(records, values['config-file'], io)
    const settings = adjusted(defaultSettings, told.file)
    const status = statusOf(told.records, io.now(), { ...file, settings })
    const stored = read.kind === 'ok' ? (await stat(resolve(io.cwd, path))).size : 0
    const platform = asked?.told
    if (values.json)
      io.out(
        `${terminalJson(JSON.stringify({ history: path, storedBytes: stored, problems, ...(platform && { platform }), ...status }))}\n`,
      )
    else {
      io.out(
        read.kind === 'ok'
          ? `${path}: ${formatCount(file.records.length, 'run')}, ${formatBytes(stored)} stored\n`
          : `${path}: there is no such file yet\n`,
      )
      for (const problem of problems) io.out(`  ! ${terminal(problem)}\n`)
      if (platform !== undefined) io.out(platformLines(platform))
      const bounds = boundsOf(told.file)
      for (const workflow of status.workflows) tell(workflow, { most, bounds, io })
      for (const { of, name, state, because } of status.breakers.slice(0, 5))
        io.out(`${terminal(`reruns of ${of} ${name}: ${state} (${because})`)}\n`)
      const feedback = feedbackLine(status.feedback.rates)
      if (feedback !== undefined) io.out(`${feedback}\n`)
      if (status.savings.reruns > 0) io.out(`${savingsLine(status.savings)}\n`)
      for (const { signature, count, line } of status.unknown.slice(0, 5))
        io.out(`no rule knows ${terminal(signature)}, seen ${count}×: ${terminal(line ?? '', 160)}\n`)
    }
    return 0
  },
}

async function platformOf(asking: {
  readonly repository: string | undefined
  readonly workflow: string | undefined
  readonly records: readonly RunRecord[]
  readonly io: Io
}) {
  const { repository } = asking
  if (repository === undefined) {
    if (asking.workflow !== undefined) throw new UsageError(['--workflow: goes with --repository'])
    return undefined
  }
  const { askPlatform } = await import('./platform.js')
  return askPlatform({ ...asking, repository })
}

function platformLines({ repository, workflow, listed, recorded, missing, refusals }: Told): string {
  const few = missing.slice(-3).join(', ')
  const lines = [
    `GitHub knows ${formatCount(listed, 'run')} of ${repository} ${workflow} (the newest hundred); ${recorded} more are kept there as records`,
    missing.length === 0
      ? '  none of them is missing here'
      : `  ${formatCount(missing.length, 'run')} of them ${missing.length === 1 ? 'is' : 'are'} missing here, such as ${few}: pipeline-guard history backfill ${repository} --workflow ${workflow.split('/').at(-1)}`,
    ...refusals.map((refusal) => `  ! ${refusal}`),
  ]
  const unanswered = listed === 0 && refusals.length > 0
  return `${(unanswered ? ['GitHub could not be asked; what follows is from the file alone', ...lines.slice(2)] : lines).map((line) => terminal(line, 400)).join('\n')}\n`
}

interface Shown {
  readonly most: number
  readonly bounds: Bounds
  readonly io: Io
}

function tell(workflow: WorkflowStatus, { most, bounds, io }: Shown): void {
  const { runs, judged, from, to, bytes, losses, verdicts, baselines, open, silent } = workflow
  const day = (at: string) => at.slice(0, 10)
  const rows = [
    '',
    workflow.repository === 'local' && workflow.workflow === 'local'
      ? 'runs of this folder'
      : `${workflow.repository} ${workflow.workflow}`,
    ...(silent === undefined ? [] : [`  ! ${silent}`]),
    `  history    ${formatCount(runs, 'run')}, ${day(from) === day(to) ? day(to) : `${day(from)} to ${day(to)}`}${judged === runs ? '' : `; ${runs - judged} of them fetched from the platform or imported`}`,
    `  storage    ${runs} of at most ${bounds.runs} runs, ${formatBytes(bytes)} of ${formatBytes(bounds.bytes)}`,
    ...(losses.length === 0
      ? []
      : [`  gaps       ${formatCount(losses.length, 'run')} not recorded, such as ${losses.slice(-3).join(', ')}`]),
    `  verdicts   ${verdicts.length === 0 ? 'none yet' : verdicts.map(({ run, verdict }) => `${run} ${verdict}`).join(', ')}`,
    ...open.map((one) => `  open       ${phraseOpen(one)}`),
    `  baselines  ${formatCount(baselines.series.length, 'series', 'series')}${baselines.event === undefined ? '' : ` of ${baselines.event} runs`}; newest run ${formatDuration(baselines.ageMs ?? 0)} ago`,
    `  models     ${baselines.models}`,
    ...baselines.series.slice(0, most).map(seriesRow),
    ...(baselines.series.length > most
      ? [`    and ${baselines.series.length - most} more; --series N shows them`]
      : []),
  ]
  io.out(`${rows.map((row) => terminalCode(row, 400)).join('\n')}\n`)
}

function seriesRow({ series, unit, p50, p95, p99, samples, state, smallestDetectable }: BaselineLine): string {
  const value = (given: number) => formatValue(given, unit).padStart(10)
  const seen = smallestDetectable === undefined ? '' : `, sees ${smallestDetectable.toFixed(2)}×`
  return `    ${series.slice(0, 48).padEnd(48)} p50${value(p50)}  p95${value(p95)}  p99${value(p99)}  ${formatCount(samples, 'run')}, ${state}${seen}`
}
