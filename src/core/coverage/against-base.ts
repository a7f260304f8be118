/** Coverage of a run against its base: how far it moved, and in which folders. */
import { compareRuns, workflowText } from '../history/order.js'
import type { Coverage, Metric, Result, RunRecord } from '../model/index.js'
import { isTrusted, onDefaultBranch } from '../run/trust.js'
import type { Counted } from './format.js'
import { mostPackages } from './tally.js'

type CoverageResult = NonNullable<Result['coverage']>

/** A folder that moved less is no explanation: in percentage points, and in lines that lost or gained their cover. */
const worthTelling = { points: 1, lines: 2 } as const
const mostMoved = 5

/** Percent, with as many decimals as a history needs. */
export const percentOf = ({ covered, total }: Counted): number => Math.round((1e6 * covered) / total) / 1e4

/** What a limit, the detection and the comparison with the base know it by. */
export const coverageMetrics = ({ lines, branches }: Coverage): Readonly<Record<string, Metric>> => ({
  'coverage.lines': { value: percentOf(lines), unit: '%', better: 'higher' },
  ...(branches && { 'coverage.branches': { value: percentOf(branches), unit: '%', better: 'higher' } }),
})

/** @param records the known history, in any order */
export function coverageOf(record: RunRecord, records: readonly RunRecord[]): CoverageResult | undefined {
  const coverage = record.coverage?.value
  if (coverage === undefined || coverage.lines.total === 0) return undefined
  const base = baseOf(record, records)
  const before = base?.coverage?.value
  return {
    ...percents(coverage),
    files: coverage.files,
    ...(base !== undefined && before !== undefined && { base: { ...runOf(base), ...percents(before) } }),
    moved: before === undefined ? [] : movedPackages(coverage, before),
    // A report less is another sum: a drop may be no more than that.
    ...(before?.reports !== undefined && coverage.reports !== undefined && coverage.reports < before.reports
      ? { missingReports: before.reports - coverage.reports }
      : {}),
  }
}

const percents = ({ lines, branches }: Coverage) => ({
  lines: percentOf(lines),
  ...(branches === undefined ? {} : { branches: percentOf(branches) }),
})

const runOf = ({ key, run: { value } }: RunRecord) => ({
  run: key.run,
  ...(value.number === undefined ? {} : { number: value.number }),
  ...(value.branch === undefined ? {} : { branch: value.branch }),
  ...(value.url === undefined ? {} : { url: value.url }),
})

/** The last run of the default branch that passed and measured it; where nobody says which that is, of the same branch. */
function baseOf(record: RunRecord, records: readonly RunRecord[]): RunRecord | undefined {
  const { branch } = record.run.value
  const unknown = onDefaultBranch(record) === undefined
  return records.reduce<RunRecord | undefined>((last, other) => {
    const isBase = onDefaultBranch(other) ?? (unknown && other.run.value.branch === branch)
    const fits =
      isBase &&
      other.coverage !== undefined &&
      other.coverage.value.lines.total > 0 &&
      other.run.value.outcome === 'passed' &&
      other.key.run !== record.key.run &&
      workflowText(other.key) === workflowText(record.key) &&
      isTrusted(other) &&
      compareRuns(other, record) < 0
    return fits && (last === undefined || compareRuns(last, other) < 0) ? other : last
  }, undefined)
}

/** Those that cost or gain most lines first. A folder beyond those that are remembered is not said to be new. */
function movedPackages(now: Coverage, before: Coverage): CoverageResult['moved'] {
  const known = new Map((before.packages ?? []).map((one) => [one.name, one]))
  if (known.size === 0) return []
  return (now.packages ?? [])
    .flatMap((one) => {
      const past = known.get(one.name)
      const [lines, usual] = [percentOf(one), past === undefined ? undefined : percentOf(past)]
      const change = (lines - (usual ?? percentOf(now.lines))) / 100
      const isWorth =
        Math.abs(change) * 100 >= worthTelling.points && Math.abs(change) * one.total >= worthTelling.lines
      if (!isWorth || (past === undefined && known.size >= mostPackages)) return []
      return [
        {
          weight: Math.abs(change) * one.total,
          moved: { package: one.name, lines, ...(usual === undefined ? {} : { before: usual }) },
        },
      ]
    })
    .sort((a, b) => b.weight - a.weight || (a.moved.package < b.moved.package ? -1 : 1))
    .slice(0, mostMoved)
    .map(({ moved }) => moved)
}
