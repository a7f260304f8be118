/** Series as the page draws them: a value a run, with what was said of it. */
import type { RunRecord, SeriesId } from '../../model/index.js'
import { hasFailed } from '../../run/outcomes.js'
import { samplesOf } from '../../series/samples.js'

export interface Point {
  /** Place of the run among those shown: all charts of a workflow share it. */
  readonly x: number
  readonly record: RunRecord
  /** Absent when the run or job did not come to its end. */
  readonly value?: number
  readonly failed: boolean
  /** Severity of what was said of this very value. */
  readonly alarm?: string
}

export interface Line {
  readonly series: SeriesId
  readonly points: readonly Point[]
}

/** Every series of the records, oldest first, with a point for each value and each failure. */
export function linesOf(records: readonly RunRecord[]): ReadonlyMap<string, Line> {
  const lines = new Map<string, { series: SeriesId; points: Map<number, Point> }>()
  for (const [x, record] of records.entries())
    for (const { series, value } of samplesOf(record)) {
      const line = lines.get(series.key) ?? { series, points: new Map<number, Point>() }
      lines.set(series.key, line)
      line.points.set(x, { x, record, value, failed: false, ...alarmOf(record, series.key) })
    }
  for (const [x, record] of records.entries())
    for (const key of failedSeries(record)) {
      const line = lines.get(key)
      if (line !== undefined && !line.points.has(x)) line.points.set(x, { x, record, failed: true })
    }
  return new Map(
    [...lines].map(([key, { series, points }]) => [
      key,
      { series, points: [...points.values()].toSorted((a, b) => a.x - b.x) },
    ]),
  )
}

function alarmOf(record: RunRecord, key: string): { readonly alarm?: string } {
  const found = record.judgement?.value.findings.find((finding) => finding.series === key && finding.muted !== true)
  return found === undefined ? {} : { alarm: found.severity }
}

const broken = (outcome: string | undefined): boolean => hasFailed(outcome)

/** The durations that are missing because what they measure failed. */
const failedSeries = (record: RunRecord): readonly string[] => [
  ...(broken(record.run.value.outcome) ? ['run.duration'] : []),
  ...Object.values(record.jobs).flatMap((job) =>
    broken(job.facts?.value.outcome) ? [`job[${job.facts?.value.name}].work`] : [],
  ),
]
