/**
 * What people acknowledged takes its share out of what it explains: a job that is meant to be slower makes its run slower,
 * and what is left of the run’s slow-down is judged by itself.
 */
import type { RunRecord, SeriesId } from '../../model/index.js'
import { formatDuration } from '../../run/format.js'
import { criticalPath } from '../../run/run-times.js'
import { phraseSeries, plainName } from '../../series/label.js'
import type { JudgedSeries } from './anomaly.js'
import type { Raised } from './group.js'

/** Is a change of the series with this key one that people meant? */
export type IsAcknowledged = (series: string) => boolean

export const nothingAcknowledged: IsAcknowledged = () => false

interface Given {
  readonly raised: readonly Raised[]
  readonly all: readonly JudgedSeries[]
  readonly record: RunRecord
  readonly isAcknowledged: IsAcknowledged
}

/**
 * Findings that are acknowledged themselves stand alone, so that nothing hides under them and they hide nothing. One of
 * which nothing unusual is left without the acknowledged share is marked as muted; else it says how much of it that is.
 */
export function setAcknowledgedApart(given: Given): {
  readonly open: readonly Raised[]
  readonly apart: readonly Raised[]
} {
  const { raised, isAcknowledged } = given
  const open: Raised[] = []
  const apart: Raised[] = []
  for (const one of raised) {
    if (isAcknowledged(one.series.key)) apart.push(one)
    else {
      const rest = withoutShare(one, given)
      if (rest.anomaly.muted === undefined) open.push(rest)
      else apart.push(rest)
    }
  }
  return { open, apart }
}

function withoutShare(one: Raised, { all, record, isAcknowledged }: Given): Raised {
  const { anomaly, series } = one
  if (!isTime(series) || series.scope === 'step' || anomaly.observed <= anomaly.expected) return one
  const onPath =
    series.scope === 'run' && series.metric === 'duration'
      ? new Set(criticalPath(record).map(({ name }) => name))
      : undefined
  const inside = all.filter(
    (part) =>
      isTime(part.series) &&
      contains(series, part.series) &&
      isAcknowledged(part.series.key) &&
      (onPath === undefined || onPath.has(part.series.job ?? '')),
  )
  // A step’s share is part of its job’s.
  const jobs = new Set(inside.flatMap(({ series: { scope, job } }) => (scope === 'job' ? job : [])))
  const parts = inside.filter(({ series: { scope, job } }) => scope === 'job' || !jobs.has(job ?? ''))
  const known = parts.filter(({ value, judged }) => value > (judged.expected ?? value))
  const share = known.reduce((sum, { value, judged }) => sum + value - (judged.expected ?? value), 0)
  if (share <= 0) return one
  const named = known.map(({ series: { key } }) => phraseSeries(key, plainName)).join(', ')
  const reason = `${formatDuration(share)} of it are acknowledged: ${named}`
  return anomaly.observed - share <= anomaly.high
    ? { series, anomaly: { ...anomaly, muted: `${reason}; the rest is usual`, reasons: [...anomaly.reasons, reason] } }
    : { series, anomaly: { ...anomaly, reasons: [...anomaly.reasons, reason] } }
}

const isTime = ({ unit, kind, scope }: SeriesId): boolean => unit === 'ms' && kind === 'duration' && scope !== 'metric'

const contains = (wide: SeriesId, narrow: SeriesId): boolean =>
  wide.scope === 'run'
    ? narrow.scope === 'job' || narrow.scope === 'step'
    : wide.scope === 'job' && wide.job === narrow.job && narrow.scope === 'step'
