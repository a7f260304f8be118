/**
 * The flow without the world: what the step would have said and done of each run of a history, by the runs before it and by
 * its own earlier answers, never by what the records say was answered then.
 */
import { applyAcknowledgements, groundOf } from '../core/decide/acknowledge.js'
import { endedBy, openEpisodes, troublesOf } from '../core/decide/episodes.js'
import { failuresOf } from '../core/decide/failures.js'
import { decide } from '../core/decide/index.js'
import type { Policy } from '../core/decide/policy.js'
import { createHistoryReplay, type ReplayedRun } from '../core/detect/backtest/replay-history.js'
import type { DetectSettings } from '../core/detect/index.js'
import { limitFindings } from '../core/detect/limits/index.js'
import { beganAt, oldestFirst, workflowText } from '../core/history/order.js'
import { comparableRuns } from '../core/history/window.js'
import type { ActionOutcome, Finding, Ruling, RunRecord } from '../core/model/index.js'
import { judgementOf } from '../core/report/assemble.js'
import { eventClass } from '../core/run/trust.js'
import { testFindings } from '../core/tests/flaky.js'
import { diagnosesOf } from './replay-diagnoses.js'

export interface DecidedRun extends ReplayedRun {
  readonly findings: readonly Finding[]
  readonly ruling: Ruling
  /** Key of the episode each finding belongs to, by the finding’s id. */
  readonly episodes: ReadonlyMap<string, string>
  /** Regressions still open after this run, oldest first, each with the run it began with. */
  readonly open: readonly { readonly series: string; readonly since: string }[]
}

/**
 * @param given.records a merged history, in any order
 * @param given.policy what the inputs and the configuration file ask for
 */
export function replayDecisions(given: {
  readonly records: readonly RunRecord[]
  readonly detection: DetectSettings
  readonly policy: Policy
  readonly whatIf?: readonly number[]
}): readonly DecidedRun[] {
  const judge = createHistoryReplay(given.detection, given.whatIf)
  const lines = new Map<string, RunRecord[]>()
  return oldestFirst(given.records).map((stored) => {
    const { judgement: _, ...record } = stored
    const name = workflowText(record.key)
    const records = lines.get(name) ?? []
    lines.set(name, records)
    const { isAcknowledged } = groundOf({ record, records, acknowledgements: given.policy.acknowledgements })
    const replayed = judge(record, isAcknowledged)
    const decided = decideRun(replayed, records, given.policy)
    records.push(remembered(record, decided))
    return { ...replayed, ...decided }
  })
}

type Decided = Pick<DecidedRun, 'findings' | 'ruling' | 'episodes' | 'open'>

function decideRun({ record, detected }: ReplayedRun, records: readonly RunRecord[], policy: Policy): Decided {
  const tests = testsOf(record, records)
  const found: readonly Finding[] = [
    ...limitFindings(policy.limits, { record, records }),
    ...detected.anomalies,
    ...failuresOf({ record, diagnoses: diagnosesOf(record), known: records, tests, now: beganAt(record) }),
    ...tests,
  ]
  const findings = applyAcknowledgements(found, { record, records, acknowledgements: policy.acknowledgements })
  const ruling = decide({ record, findings, records, policy, now: beganAt(record), seed: record.key.run })
  const before = openEpisodes(record, records, { observing: policy.observe })
  const over = new Set(endedBy(record, findings, before).map(({ key }) => key))
  const open = new Map(before.filter(({ key }) => !over.has(key)).map(({ key, episode }) => [key, episode]))
  const episodes = new Map<string, string>()
  for (const finding of findings)
    for (const { key } of troublesOf([finding])) {
      const episode = open.get(key) ?? `${key}@${record.key.run}`
      open.set(key, episode)
      episodes.set(finding.id, episode)
    }
  const regressions = [...open].flatMap(([key, episode]) =>
    key.startsWith('anomaly:')
      ? [{ series: key.slice('anomaly:'.length), since: episode.slice(episode.lastIndexOf('@') + 1) }]
      : [],
  )
  return { findings, ruling, episodes, open: regressions }
}

const hasTests = ({ tests, metrics, jobs }: RunRecord): boolean =>
  tests !== undefined || metrics !== undefined || Object.values(jobs).some((job) => job.tests ?? job.metrics)

/** Most histories hold no tests, and looking for them in every run is most of the work. */
function testsOf(record: RunRecord, records: readonly RunRecord[]) {
  const kind = eventClass(record.run.value.event)
  const alike = records.filter((other) => eventClass(other.run.value.event) === kind)
  if (!hasTests(record) && !alike.slice(-50).some(hasTests)) return []
  return testFindings({ record, comparable: comparableRuns(alike, record), records })
}

/** As if every notice had arrived. */
function remembered(record: RunRecord, decided: Decided): RunRecord {
  const sent: readonly ActionOutcome[] = decided.ruling.decisions.flatMap((decision): ActionOutcome[] =>
    decision.kind === 'notify' ? [{ decision: 'notify', target: 'replay', state: 'done', detail: '' }] : [],
  )
  const { observedAt } = record.run
  return {
    ...record,
    judgement: { status: 'completed', source: 'step', observedAt, value: judgementOf(decided, sent) },
  }
}
