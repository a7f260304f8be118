/**
 * A pull request against its base: each series of its runs beside the same series on the default branch. Shown, never an
 * alarm: a pull request may be slower on purpose.
 */

import { beganAt, oldestFirst } from '../history/order.js'
import type { PullRequestChange, RunRecord } from '../model/index.js'
import { isPullRequest, isTrusted, onDefaultBranch } from '../run/trust.js'
import { samplesOf } from '../series/samples.js'
import { medianOf } from '../statistics/quantile.js'
import { greaterByRank } from '../statistics/rank-test.js'

/** Runs of the pull request, and of the default branch, that a comparison needs; and of either at most. */
const runs = { own: 3, base: 15, most: 80 } as const
/** A change is told from so much on, and when chance gives it in fewer than one of a hundred. */
const worth = { change: 0.1, chance: 0.01 } as const
const mostTold = 5

/** The changes that are worth a line, largest first; none of a run that is no pull request’s, or with too few runs. */
export function changesAgainstBase(record: RunRecord, records: readonly RunRecord[]): readonly PullRequestChange[] {
  if (!isPullRequest(record)) return []
  const alike = records.filter(
    (other) => other.key.workflow === record.key.workflow && beganAt(other) <= beganAt(record),
  )
  const own = oldestFirst(alike.filter((other) => isSame(other, record) && other.key.run !== record.key.run))
  if (own.length + 1 < runs.own) return []
  const base = oldestFirst(alike.filter((other) => onDefaultBranch(other) === true && isTrusted(other))).slice(
    -runs.most,
  )
  if (base.length < runs.base) return []
  // What every pull request shows (it is built another way) is no doing of this one.
  const others = alike
    .filter((other) => isPullRequest(other) && !isSame(other, record) && isTrusted(other))
    .slice(-runs.most)
  const [now, before, usual] = [[...own.slice(-runs.most), record], base, others].map(valuesOf)
  return [...(now ?? [])]
    .flatMap(([key, values]) => changeOf({ key, values, base: before?.get(key), others: usual?.get(key) }) ?? [])
    .sort((a, b) => Math.abs(Math.log(b.ratio)) - Math.abs(Math.log(a.ratio)) || (a.series < b.series ? -1 : 1))
    .slice(0, mostTold)
}

/** Of the same pull request; where the platform gives no number, of the same branch. */
const isSame = (other: RunRecord, record: RunRecord): boolean =>
  isPullRequest(other) &&
  (record.run.value.pullRequest === undefined
    ? other.run.value.branch === record.run.value.branch
    : other.run.value.pullRequest === record.run.value.pullRequest)

interface Values {
  readonly unit: string | undefined
  readonly floor: number
  readonly list: number[]
}

/** Jobs, the run, tests and metrics: a step is its job’s to explain. */
function valuesOf(records: readonly RunRecord[]): ReadonlyMap<string, Values> {
  const values = new Map<string, Values>()
  for (const record of records)
    for (const { series, value } of samplesOf(record)) {
      if (series.informative || series.scope === 'step' || series.kind === 'queue' || series.kind === 'rate') continue
      const known = values.get(series.key)
      if (known === undefined) values.set(series.key, { unit: series.unit, floor: series.floor ?? 0, list: [value] })
      else known.list.push(value)
    }
  return values
}

function changeOf(given: {
  readonly key: string
  readonly values: Values
  readonly base: Values | undefined
  readonly others: Values | undefined
}): PullRequestChange | undefined {
  const { key, values, base, others } = given
  if (base === undefined || values.list.length < runs.own || base.list.length < runs.base) return undefined
  const [now, before] = [medianOf(values.list) ?? 0, medianOf(base.list) ?? 0]
  if (before <= 0 || now <= 0 || Math.abs(now - before) < values.floor) return undefined
  const usual = others !== undefined && others.list.length >= runs.base ? (medianOf(others.list) ?? before) / before : 1
  const ratio = now / before
  if (Math.abs(ratio - 1) < worth.change || Math.abs(ratio / usual - 1) < worth.change) return undefined
  const [high, low] = now > before ? [values.list, base.list] : [base.list, values.list]
  // Either way would be news: twice the one-sided chance.
  if (2 * greaterByRank(high, low) >= worth.chance) return undefined
  return {
    series: key,
    ...(values.unit !== undefined && { unit: values.unit }),
    observed: now,
    base: before,
    ratio,
    runs: values.list.length,
    baseRuns: base.list.length,
  }
}
