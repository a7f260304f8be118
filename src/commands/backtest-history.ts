/** Replays a history file: what would have been said of each run. */
import { alarmsPer100, type ReplayedRun, replayHistory } from '../core/detect/replay-history.js'
import type { DetectSettings } from '../core/detect/settings.js'
import { formatCount } from '../core/words/format.js'
import type { Io } from './command.js'
import { heard } from './heard.js'
import { readHistoryFile } from './history-input.js'

interface Asked {
  readonly path: string
  readonly configFile: string | undefined
  readonly settings: DetectSettings
  readonly json: boolean
}

export async function backtestHistory({ path, configFile, settings, json }: Asked, io: Io): Promise<void> {
  const replayed = replayHistory(await heard(await readHistoryFile(path, io), configFile, io), settings)
  const summary = summaryOf(replayed, settings)
  if (json) {
    const rows = replayed.flatMap((run) => run.rows)
    io.out([...rows, { summary }].map((line) => `${JSON.stringify(line)}\n`).join(''))
    return
  }
  for (const { record, detected } of replayed)
    for (const anomaly of detected.anomalies) io.out(`run ${record.key.run}: ${anomaly.severity}: ${anomaly.title}\n`)
  const rate = summary.alarmsPer100 === null ? '' : ` (${formatCount(summary.alarmsPer100, 'run')} in 100)`
  io.out(`${formatCount(summary.alarms, 'finding')} in ${formatCount(replayed.length, 'run')}${rate}\n`)
}

function summaryOf(replayed: readonly ReplayedRun[], settings: DetectSettings) {
  const rows = replayed.flatMap((run) => run.rows)
  const findings = replayed.flatMap((run) => run.detected.anomalies)
  const byKind: Record<string, number> = {}
  for (const { anomaly } of findings) byKind[anomaly] = (byKind[anomaly] ?? 0) + 1
  const rate = alarmsPer100(replayed, settings.gatingSamples)
  return {
    rows: rows.length,
    judged: rows.filter(({ state }) => state !== 'cold').length,
    alarms: findings.length,
    alarmsPer100: rate === undefined ? null : Number(rate.toFixed(2)),
    byKind,
    segment: null,
    noise: null,
    problems: [],
  }
}
