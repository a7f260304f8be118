/**
 * The flow without the world: what the step would have said and done of each run of a history, by the runs before it and by
 * its own earlier answers, never by what the records say was answered then.
 */
import { acknowledge, groundOf } from '../core/decide/acknowledge.js'
import {
  type Episodes,
  episodesAfter,
  lineOf,
  noEpisodes,
  type OpenEpisode,
  sameEpisode,
  troublesOf,
} from '../core/decide/episodes.js'
import { failuresOf } from '../core/decide/failures.js'
import { decide } from '../core/decide/index.js'
import type { Policy } from '../core/decide/policy.js'
import { createHistoryReplay, type ReplayedRun } from '../core/detect/backtest/replay-history.js'
import type { DetectSettings } from '../core/detect/index.js'
import { limitFindings } from '../core/detect/limits/index.js'
import { beganAt, oldestFirst, workflowText } from '../core/history/order.js'
import { comparableRuns } from '../core/history/window.js'
import type { ActionOutcome, Finding, OpenRegression, Ruling, RunRecord } from '../core/model/index.js'
import { judgementOf } from '../core/report/assemble.js'
import { oncePer } from '../core/run/once.js'
import { eventClass } from '../core/run/trust.js'
import { testFindings } from '../core/tests/flaky.js'
import { diagnosesOf } from './replay-diagnoses.js'

export interface DecidedRun extends ReplayedRun {
  readonly findings: readonly Finding[]
  readonly ruling: Ruling
  /** Key of the episode each finding belongs to, by the finding’s id. */
  readonly episodes: ReadonlyMap<string, string>
  /** Regressions still open after this run, oldest first, each with the run it began with. */
  readonly open: readonly OpenRegression[]
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
  /** Called before each run: a long history takes seconds. */
  readonly onRun?: ((done: number, total: number) => void) | undefined
}): readonly DecidedRun[] {
  const judge = createHistoryReplay(given.detection, given.whatIf)
  const lines = new Map<string, RunRecord[]>()
  // Worked out of all earlier runs anew for each, they would be most of the work.
  const open = new Map<string, Episodes>()
  return oldestFirst(given.records).map((stored, index) => {
    given.onRun?.(index, given.records.length)
    const { judgement: _, ...record } = stored
    const name = workflowText(record.key)
    const records = lines.get(name) ?? []
    lines.set(name, records)
    const { isAcknowledged } = groundOf({ record, records, acknowledgements: given.policy.acknowledgements })
    const replayed = judge(record, isAcknowledged)
    const line = lineOf(record)
    const episodes = open.get(line) ?? noEpisodes
    const decided = decideRun(replayed, { records, policy: given.policy, episodes: [...episodes.values()] })
    const known = remembered(record, decided)
    records.push(known)
    open.set(line, episodesAfter(episodes, known, { observing: given.policy.observe }))
    return { ...replayed, ...decided }
  })
}

type Decided = Pick<DecidedRun, 'findings' | 'ruling' | 'episodes' | 'open'> & { readonly closed: readonly string[] }

interface Known {
  readonly records: readonly RunRecord[]
  readonly policy: Policy
  /** Open before the run. */
  readonly episodes: readonly OpenEpisode[]
}

function decideRun({ record, detected }: ReplayedRun, { records, policy, episodes }: Known): Decided {
  const limits = limitFindings(policy.limits, { record, records })
  const tests = testsOf(record, records)
  const now = beganAt(record)
  const failures = failuresOf({ record, diagnoses: diagnosesOf(record), known: records, tests, now })
  const { findings, open } = acknowledge(
    { ...detected, limits, failures, tests },
    groundOf({ ...policy, record, records, comparable: records, now }),
  )
  const { closed } = detected
  const ruling = decide({ record, findings, closed, records, policy, episodes, now, seed: record.key.run })
  return {
    findings,
    ruling,
    open,
    closed: closed.map(({ series }) => series),
    episodes: episodesOf(findings, record, episodes),
  }
}

/** Key of the episode each finding belongs to, by the finding’s id. */
function episodesOf(findings: readonly Finding[], record: RunRecord, open: readonly OpenEpisode[]) {
  const episodes = new Map<string, string>()
  for (const finding of findings)
    for (const trouble of troublesOf([finding])) {
      const known = sameEpisode(
        open.find(({ key }) => key === trouble.key),
        trouble,
      )
      episodes.set(finding.id, known?.episode ?? `${trouble.key}@${trouble.since ?? record.key.run}`)
    }
  return episodes
}

const hasTests = oncePer(
  ({ tests, metrics, jobs }: RunRecord): boolean =>
    tests !== undefined || metrics !== undefined || Object.values(jobs).some((job) => job.tests ?? job.metrics),
)

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

/** What is imported was judged by nobody: each run with what would have been said of it, by the runs before it. */
export const judgedRecords = (given: Parameters<typeof replayDecisions>[0]): readonly RunRecord[] =>
  replayDecisions(given).map(({ record, findings, ruling, open }) =>
    remembered(record, { findings, ruling, open, closed: [], episodes: new Map() }),
  )
