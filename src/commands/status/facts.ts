/** What there is to say of a history’s health, as data. */

import { breakerStates } from '../../core/decide/retry/breaker.js'
import { savingsOf } from '../../core/decide/retry/savings.js'
import { type DetectSettings, defaultSettings } from '../../core/detect/index.js'
import { baselinesOf } from '../../core/detect/models/baselines.js'
import { modelStates } from '../../core/detect/models/states.js'
import { unknownSignatures } from '../../core/diagnose/learn/learning.js'
import { lineBytes } from '../../core/history/file/line-text.js'
import { isWhole, lossesOf } from '../../core/history/gaps.js'
import { beganAt, byWorkflow, oldestFirst } from '../../core/history/order.js'
import { silenceOf } from '../../core/history/silence.js'
import { comparableRuns } from '../../core/history/window.js'
import type { OpenRegression, Recalled, RunRecord } from '../../core/model/index.js'
import { alarmsOf } from '../../core/report/digest/alarms.js'
import { openRegressionsOf } from '../../core/report/digest/open.js'
import { modelFacts, modelsLine } from '../model-lines.js'

export interface BaselineLine {
  readonly series: string
  readonly unit?: string
  readonly p50: number
  readonly p95: number
  readonly p99: number
  readonly samples: number
  readonly state: string
  readonly smallestDetectable?: number
  /** What is kept of it from run to run. */
  readonly model?: ReturnType<typeof modelFacts>
}

export interface WorkflowStatus {
  readonly repository: string
  readonly workflow: string
  readonly runs: number
  /** Recorded whole by this tool; the others are known by the platform’s list of runs. */
  readonly judged: number
  readonly from: string
  readonly to: string
  readonly bytes: number
  readonly losses: readonly string[]
  readonly verdicts: readonly {
    readonly run: string
    readonly at: string
    readonly verdict: string
    readonly findings: number
  }[]
  /** Regressions neither undone nor acknowledged, as of the newest judged run. */
  readonly open: readonly OpenRegression[]
  /** It has stopped recording, in one sentence. */
  readonly silent?: string
  readonly baselines: {
    readonly event?: string
    /** The newest run they are learnt from, and how old it is. */
    readonly trainedTo?: string
    readonly ageMs?: number
    readonly series: readonly BaselineLine[]
    /** What is kept of them from run to run, in one line. */
    readonly models: string
  }
}

type Kept = Pick<Recalled, 'learnt' | 'unreadableModels'> & { readonly settings?: DetectSettings }

/**
 * @param kept what stands beside the records, and what detection is told
 * @returns one entry a workflow, the one with the newest run first
 */
export function statusOf(records: readonly RunRecord[], now: number, kept: Kept = {}) {
  const workflows = [...byWorkflow(oldestFirst(records)).values()]
    .map((runs) => workflowStatus(runs, now, kept))
    .sort((a, b) => (a.to < b.to ? 1 : a.to > b.to ? -1 : a.workflow < b.workflow ? -1 : 1))
  return {
    workflows,
    breakers: breakerStates(records, now),
    savings: savingsOf(records),
    /** What people said of the alarms (`pipeline-guard feedback`). */
    feedback: feedbackOf(records),
    /** Failures no rule knows, worth a name (`pipeline-guard patterns learn`). */
    unknown: unknownSignatures(records),
  }
}

const feedbackOf = (records: readonly RunRecord[]) => {
  const { falseAlarms, confirmed, anomalous, judged, feedback } = alarmsOf(records)
  return { falseAlarms, confirmed, anomalous, judged, ...(feedback === undefined ? {} : { rates: feedback }) }
}

const lastVerdicts = 10

/** @param runs oldest first, at least one */
function workflowStatus(runs: readonly RunRecord[], now: number, kept: Kept): WorkflowStatus {
  const at = (record: RunRecord | undefined) => new Date(record === undefined ? 0 : beganAt(record)).toISOString()
  const newest = runs.at(-1)
  return {
    repository: newest?.key.repository ?? '',
    workflow: newest?.key.workflow ?? '',
    runs: runs.length,
    judged: runs.filter(isWhole).length,
    from: at(runs[0]),
    to: at(newest),
    bytes: runs.reduce((sum, record) => sum + lineBytes(record), 0),
    losses: lossesOf(runs).map(({ key }) => key.run),
    verdicts: runs.slice(-lastVerdicts).flatMap((record) =>
      record.judgement === undefined
        ? []
        : [
            {
              run: `${record.key.run}${record.key.attempt > 1 ? `/${record.key.attempt}` : ''}`,
              at: at(record),
              verdict: record.judgement.value.verdict,
              findings: record.judgement.value.findings.length,
            },
          ],
    ),
    open: openRegressionsOf(runs),
    ...silent(runs, now),
    baselines: newest === undefined ? { series: [], models: '' } : baselinesFor(runs, newest, { now, kept }),
  }
}

const silent = (runs: readonly RunRecord[], now: number): Pick<WorkflowStatus, 'silent'> => {
  const said = silenceOf(runs, now)
  return said === undefined ? {} : { silent: said }
}

/** What the next run like the newest one would be measured by. */
function baselinesFor(
  runs: readonly RunRecord[],
  newest: RunRecord,
  { now, kept }: { readonly now: number; readonly kept: Kept },
): WorkflowStatus['baselines'] {
  const comparable = [...comparableRuns(runs, newest), newest]
  const { event } = newest.run.value
  const { settings = defaultSettings } = kept
  const memory = { learnt: kept.learnt ?? [], now }
  const states = modelStates({ record: newest, comparable, settings, memory })
  const modelOf = (key: string) => {
    const model = states?.series.get(key)
    return model && states ? { model: modelFacts(model, states.set, now) } : {}
  }
  const series = baselinesOf(comparable, settings)
    .filter(({ series: id }) => !id.informative)
    .map(({ series: { key, unit }, baseline: { quantiles, samples, state, smallestDetectable } }) => ({
      series: key,
      ...(unit !== undefined && { unit }),
      ...quantiles,
      samples,
      state,
      ...(smallestDetectable !== undefined && { smallestDetectable }),
      ...modelOf(key),
    }))
  const trained = beganAt(newest)
  return {
    ...(event !== undefined && { event }),
    trainedTo: new Date(trained).toISOString(),
    ageMs: Math.max(0, now - trained),
    series,
    models: modelsLine(states, kept.unreadableModels ?? 0, now),
  }
}
