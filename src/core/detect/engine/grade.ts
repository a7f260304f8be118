/**
 * How bad an anomaly is in its run. A series by itself cannot tell: two minutes more are much of a run of ten, and little
 * of one of two hours; and only a run or a job may fail a check, a step explains.
 */
import { atLeast, type Reach, type Severity } from '../../model/index.js'
import type { Grade, JudgedSeries } from './anomaly.js'
import { isBeyond } from './thresholds.js'

/** Share of the run’s usual duration or compute from which an excess is material. */
const MATERIAL = 0.1

const DURATIONS = ['work', 'duration', 'compute']
export const isDurationOf = ({ kind, metric, scope }: JudgedSeries['series']): boolean =>
  kind === 'duration' && scope !== 'metric' && DURATIONS.includes(metric)

/** What a run took and usually takes, in ms: by the clock, and all jobs together. */
export interface RunTimes {
  readonly usual: number
  readonly excess: number
}

/** Of each duration of the run there is. */
export const runTimes = (all: readonly JudgedSeries[]): readonly (RunTimes & { readonly metric: string })[] =>
  all.flatMap(({ series, value, judged: { expected } }) =>
    series.scope === 'run' && isDurationOf(series) && expected !== undefined && expected > 0
      ? [{ metric: series.metric, usual: expected, excess: value - expected }]
      : [],
  )

/** Is the excess much beside what the run usually takes? */
export const isLarge = (excess: number, run: readonly RunTimes[]): boolean =>
  run.length === 0 || run.some(({ usual }) => excess >= MATERIAL * usual)

/**
 * Does it make the run that much longer, or dearer? A job beside the critical path may take its time: by the clock no more of
 * its excess counts than the run has.
 */
const isMaterial = (excess: number, run: ReturnType<typeof runTimes>): boolean =>
  run.length === 0 ||
  run.some(
    ({ metric, ...own }) => (metric === 'compute' ? excess : Math.min(excess, own.excess)) >= MATERIAL * own.usual,
  )

const atMost = (severity: Severity, most: Severity): Severity => (atLeast(severity, most) ? most : severity)
const atMostReach = (reach: Reach, most: Reach): Reach => (isBeyond(reach, most) ? most : reach)

export function gradeOf({ series, value, judged }: JudgedSeries, run: ReturnType<typeof runTimes>): Grade {
  const severity = judged.severity ?? 'low'
  const reach = severity === 'low' ? 'remark' : (judged.reach ?? 'remark')
  if (hasNoTests(series.metric, value))
    return { severity: judged.state === 'gating' ? 'critical' : 'low', reach: 'fail' }
  if (!isDurationOf(series)) return { severity: atMost(severity, 'medium'), reach: atMostReach(reach, 'notify') }
  if (series.scope === 'run') return { severity, reach }
  const excess = value - (judged.expected ?? value)
  const shown: Grade = { severity: atMost(severity, 'medium'), reach: atMostReach(reach, 'show') }
  if (!isLarge(excess, run) || (judged.kind === 'spike' && !isMaterial(excess, run)))
    return { severity: 'low', reach: 'remark' }
  return series.scope === 'step' || !isMaterial(excess, run) ? shown : { severity, reach }
}

/** Does it matter that a trouble of this series goes on? A step explains its job’s, and a small one is nobody’s concern. */
export const isWorthKeeping = ({ series, value, judged }: JudgedSeries, run: ReturnType<typeof runTimes>): boolean =>
  judged.state === 'gating' &&
  series.scope !== 'step' &&
  (!isDurationOf(series) || series.scope === 'run' || isMaterial(value - (judged.expected ?? value), run))

/** Of a run that always tested, and now does not. */
const hasNoTests = (metric: string, value: number): boolean => metric === 'tests.executed' && value === 0
