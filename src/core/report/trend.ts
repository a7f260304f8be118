/** The last runs’ durations: as a line of bars, and as a chart with the usual band. */
import type { RunRecord } from '../model/index.js'
import { formatDuration } from '../run/format.js'
import { runTimes } from '../run/run-times.js'
import { quantile } from '../statistics/quantile.js'
import { sparkline } from './sparkline.js'
import type { ReportView } from './view.js'
import { isAnomaly } from './wording.js'

/** Runs a chart shows: a phone’s screen takes 40 characters and the axis. */
const width = 36
const rows = 7
/** Fewer tell nothing of a trend. */
const least = 5

const durationsOf = (runs: readonly RunRecord[]): readonly number[] =>
  runs.flatMap((run) => (run.run.value.outcome === 'passed' ? (runTimes(run).durationMs ?? []) : []))

/** "▄▄▅▄█" of the last passed runs and this one; undefined of few runs or of one without a duration. */
export function trendLine({ record, recent }: ReportView): string | undefined {
  const { durationMs } = runTimes(record)
  const before = durationsOf(recent)
  return durationMs === undefined || before.length < least ? undefined : sparkline([...before, durationMs], 20)
}

/** The band of what is usual: what detection says, else from the 5th to the 95th of a hundred runs. */
function bandOf(view: ReportView, before: readonly number[]): { readonly low: number; readonly high: number } {
  const judged = view.result.findings.filter(isAnomaly).find(({ series }) => series === 'run.duration')
  if (judged !== undefined) return { low: judged.low, high: judged.high }
  const sorted = before.toSorted((a, b) => a - b)
  return { low: quantile(sorted, 0.05) ?? 0, high: quantile(sorted, 0.95) ?? 0 }
}

/**
 * Durations of the last runs, oldest first, the band of what is usual shaded, this run last. Plain characters: they show in a
 * summary, a note, a terminal and a mail alike, which drawings do not.
 *
 * @returns lines for a fixed-width font; undefined of few runs or of a run without a duration
 */
export function trendChart(view: ReportView): string | undefined {
  const { durationMs } = runTimes(view.record)
  const before = durationsOf(view.recent)
  if (durationMs === undefined || before.length < least) return undefined
  const shown = [...before.slice(1 - width), durationMs]
  const band = bandOf(view, before)
  const bottom = Math.min(...shown, band.low)
  const top = Math.max(...shown, band.high)
  const rowOf = (value: number): number =>
    top === bottom ? 0 : Math.min(rows - 1, Math.floor(((value - bottom) / (top - bottom)) * rows))
  const [from, to] = [rowOf(band.low), rowOf(band.high)]
  const labels = Array.from({ length: rows }, (_, row) =>
    row === 0 || row === rows - 1 ? formatDuration(row === 0 ? bottom : top) : '',
  )
  const margin = Math.max(...labels.map((label) => label.length))
  const lines = Array.from({ length: rows }, (_, at) => rows - 1 - at).map((row) => {
    const cells = shown.map((value, index) => {
      if (rowOf(value) === row) return index === shown.length - 1 ? '◆' : '●'
      return row >= from && row <= to ? '░' : ' '
    })
    return `${(labels[row] ?? '').padStart(margin)} ┤${cells.join('')}`.trimEnd()
  })
  return `${lines.join('\n')}\n${' '.repeat(margin)} └${'─'.repeat(shown.length)}\n${' '.repeat(margin + 2)}● run  ◆ this run  ░ usual`
}
