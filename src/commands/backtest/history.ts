/** Replays a history file: what would have been said of each run. */

import type { Config } from '../../config/config.js'
import { policyOf } from '../../config/policy.js'
import { adjusted } from '../../config/setup.js'
import { caughtOf, isAlarm } from '../../core/detect/backtest/replay.js'
import { alarmsIn, alarmsPer100, replayHistory } from '../../core/detect/backtest/replay-history.js'
import { detectorNames } from '../../core/detect/detectors/registry.js'
import type { DetectSettings } from '../../core/detect/engine/settings.js'
import { atLeast, type BacktestRow, type RunRecord } from '../../core/model/index.js'
import { terminalJson } from '../../core/report/escape.js'
import { formatCount } from '../../core/run/format.js'
import { seriesRenamer } from '../../core/series/names.js'
import { type DecidedRun, replayDecisions } from '../../flow/replay.js'
import type { Io } from '../command.js'
import { configured } from '../heard.js'
import { readHistoryFile } from '../history/input.js'
import { numbersOf } from './numbers.js'
import { noticeIn, runLines, runRow } from './run-row.js'

interface Asked {
  readonly path: string
  readonly configFile: string | undefined
  readonly settings: DetectSettings
  readonly factors: readonly number[]
  readonly compare: boolean
  readonly json: boolean
  readonly rows: 'runs' | 'series'
  /** The inputs of the replayed step. */
  readonly config: Config
}

export async function backtestHistory(asked: Asked, io: Io): Promise<void> {
  const { factors, config } = asked
  const { records: stored, file } = await configured(await readHistoryFile(asked.path, io), asked.configFile, io)
  const records = stored.map(seriesRenamer(file['series-names']))
  const settings = adjusted(asked.settings, file)
  const policy = policyOf(config, file, 'elsewhere', 'run')
  const replayed = replayDecisions({
    records,
    detection: settings,
    policy,
    whatIf: factors,
    onRun: (done, total) => io.progress?.(`replayed ${done} of ${total} runs`),
  })
  const summary = {
    ...summaryOf(replayed, settings, factors),
    ...(asked.compare && { detectors: compared(records, settings, factors) }),
  }
  if (asked.json) {
    const rows = asked.rows === 'series' ? replayed.flatMap((run) => run.rows) : replayed.map(runRow)
    io.out([...rows, { summary }].map((line) => `${terminalJson(JSON.stringify(line))}\n`).join(''))
    return
  }
  for (const run of replayed) io.out(runLines(run))
  for (const problem of summary.problems) io.err(`${problem}\n`)
  const rate = summary.alarmsPer100 === null ? '' : ` (${formatCount(summary.alarmsPer100, 'run')} in 100)`
  io.out(
    `${formatCount(summary.alarms, 'alarm')} and ${formatCount(summary.remarks, 'remark')} in ${formatCount(replayed.length, 'run')}${rate}\n`,
  )
  io.out(`${formatCount(summary.notices, 'notice')}, ${formatCount(summary.failedChecks, 'failed check')}\n`)
  io.out(numbersOf(summary))
}

function summaryOf(replayed: readonly DecidedRun[], settings: DetectSettings, factors: readonly number[]) {
  const rows = replayed.flatMap((run) => run.rows)
  const found = replayed.flatMap(({ findings }) => findings.filter(({ muted }) => muted === undefined))
  const alarms = found.filter(({ severity }) => atLeast(severity, 'medium'))
  const byKind: Record<string, number> = {}
  for (const one of alarms) if (one.kind === 'anomaly') byKind[one.anomaly] = (byKind[one.anomaly] ?? 0) + 1
  const rate = alarmsPer100(replayed, settings.gatingSamples)
  const unlearnt = replayed.filter(({ learnt }) => !learnt).length
  return {
    rows: rows.length,
    judged: rows.filter(({ state }) => state !== 'cold').length,
    alarms: alarms.length,
    remarks: found.length - alarms.length,
    alarmsPer100: rate === undefined ? null : Number(rate.toFixed(2)),
    byKind,
    segment: null,
    noise: null,
    problems:
      unlearnt === 0
        ? []
        : [
            `${formatCount(unlearnt, 'run')} judged and not learnt from: of forks, or more of one commit or actor than may count`,
          ],
    ...(factors.length > 0 && { caught: caughtOf(rows, factors) }),
    runs: replayed.length,
    notices: replayed.filter(({ ruling }) => noticeIn(ruling) !== null).length,
    failedChecks: replayed.filter(({ ruling }) => !ruling.pass).length,
    series: seriesOf(rows, factors),
  }
}

/** What is to be said of each series by itself. */
function seriesOf(rows: readonly BacktestRow[], factors: readonly number[]) {
  const bySeries = new Map<string, BacktestRow[]>()
  for (const row of rows) {
    const known = bySeries.get(row.series ?? '')
    if (known) known.push(row)
    else bySeries.set(row.series ?? '', [row])
  }
  return Object.fromEntries(
    [...bySeries].map(([key, own]) => [
      key,
      {
        rows: own.length,
        judged: own.filter(({ state }) => state !== 'cold').length,
        alarms: own.filter(isAlarm).length,
        ...(factors.length > 0 && { caught: caughtOf(own, factors) }),
        smallestDetectable: own.findLast((row) => row.smallestDetectable !== null)?.smallestDetectable ?? null,
      },
    ]),
  )
}

/** The same history by each detector alone. */
const compared = (records: readonly RunRecord[], settings: DetectSettings, factors: readonly number[]) =>
  Object.fromEntries(
    detectorNames.map((name) => {
      const replayed = replayHistory(records, { ...settings, detectors: [name] }, factors)
      const alarms = replayed.reduce((sum, { detected }) => sum + alarmsIn(detected), 0)
      const rows = replayed.flatMap((run) => run.rows)
      return [name, { alarms, caught: caughtOf(rows, factors) }]
    }),
  )
