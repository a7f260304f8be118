/** Puts together what the stages found into the one result everything is rendered from. */
import { coverageOf } from '../coverage/against-base.js'
import { listed } from '../decide/run-facts.js'
import { type FeedbackEntry, feedbackRates } from '../history/feedback.js'
import { alikeRuns, type LeftOut, leftOutOf } from '../history/window.js'
import type { ActionOutcome, Finding, Judgement, Result, Ruling, RunRecord } from '../model/index.js'
import { formatCount } from '../run/format.js'
import { quarantineOf } from '../tests/quarantine/learnt.js'
import { changesAgainstBase } from './against-base.js'
import { inEarnest } from './decision-words.js'
import { headlineOf } from './headline.js'
import { decisionOf } from './wording.js'

export interface Found {
  readonly record: RunRecord
  readonly comparable: readonly RunRecord[]
  readonly ruling: Ruling
  readonly findings: readonly Finding[]
  readonly suspects?: Result['suspects']
  readonly noisy: Result['noisy']
  readonly open: Result['open']
  readonly closed: readonly { readonly series: string }[]
  readonly falseAlarmsPer100?: number | undefined
  readonly scope: Result['scope']
  /** Comparable runs from which on slowness may fail a check or notify. */
  readonly gatingSamples?: number
  readonly observe: boolean
  readonly dryRun: boolean
  readonly history: {
    readonly records: readonly RunRecord[]
    readonly source: string
    readonly gaps: readonly string[]
    /** Feedback about runs that are not remembered. */
    readonly unheard?: readonly FeedbackEntry[]
  }
}

/** The result before anything was done: no outcomes yet, no troubles. */
export function assembleResult(found: Found): Result {
  const { records } = found.history
  const alike = alikeRuns(records, found.record)
  const leftOut = leftOutOf(records.length, alike, found.comparable.length)
  return resultOf({ ...found, alike, leftOut })
}

const resultOf = (found: Found & { readonly alike: readonly RunRecord[]; readonly leftOut: LeftOut }): Result => ({
  schema: 'pipeline-guard/result',
  version: 1,
  key: found.record.key,
  scope: found.scope,
  observe: found.observe,
  dryRun: found.dryRun,
  headline: headlineOf(found),
  ruling: found.ruling,
  findings: found.findings,
  open: found.open,
  closed: found.closed.map(({ series }) => series),
  outcomes: [],
  ...(found.record.tests === undefined ? {} : { tests: found.record.tests.value }),
  ...coverageIn(found),
  history: {
    source: found.history.source,
    runs: found.history.records.length,
    comparable: found.comparable.length,
    leftOut: found.leftOut,
    gaps: [...found.history.gaps, ...unheardGaps(found.history.unheard)],
    ...(found.falseAlarmsPer100 === undefined ? {} : { falseAlarmsPer100: found.falseAlarmsPer100 }),
    ...feedbackOf(found.history.records),
  },
  quarantine: quarantineOf([...found.alike, found.record]),
  noisy: found.noisy,
  ...pullRequestOf(found),
  ...(found.suspects === undefined || found.suspects.length === 0 ? {} : { suspects: found.suspects }),
  troubles: [],
  timings: {},
})

function coverageIn({ record, history }: Found): Pick<Result, 'coverage'> {
  const coverage = coverageOf(record, history.records)
  return coverage === undefined ? {} : { coverage }
}

function pullRequestOf({ record, history }: Found): Pick<Result, 'pullRequestChanges'> {
  const changes = changesAgainstBase(record, history.records)
  return changes.length === 0 ? {} : { pullRequestChanges: changes }
}

const feedbackOf = (records: readonly RunRecord[]): Pick<Result['history'], 'feedback'> => {
  const feedback = feedbackRates(records)
  return feedback === undefined ? {} : { feedback }
}

/** One line: an entry may be of another workflow of the repository, which has a history of its own. */
const unheardGaps = (entries: readonly FeedbackEntry[] = []): readonly string[] =>
  entries.length === 0
    ? []
    : [
        `feedback on ${formatCount(entries.length, 'run')} that this history does not hold (${listed(entries.map(({ run }) => run))}): of another workflow, too old, or mistyped`,
      ]

/** What the history keeps of it: what was said, to whom, and which reruns were started. */
export const judgementOf = (
  result: Pick<Result, 'ruling' | 'findings' | 'open' | 'closed'>,
  outcomes: readonly ActionOutcome[],
): Judgement => {
  const done = outcomes.filter(({ state }) => state === 'done')
  const about = result.ruling.decisions
    .flatMap((decision) =>
      decision.kind === 'notify' ? [decision] : decision.kind === 'stay-quiet' ? (decision.otherwise ?? []) : [],
    )
    .flatMap(({ episode, also = [] }) => [episode, ...also])
  const undelivered = outcomes.flatMap(({ decision, state, target, change, episodes = [] }) =>
    decision !== 'notify' || state !== 'failed' || change === undefined || change === 'always'
      ? []
      : episodes.map((episode) => ({ channel: target, episode, change })),
  )
  const reruns = result.ruling.decisions.filter((decision) => decision.kind === 'rerun')
  const meant = result.ruling.decisions.map(inEarnest)
  const [notice, rerun] = [decisionOf(meant, 'notify'), decisionOf(meant, 'rerun')]
  return {
    verdict: result.ruling.verdict,
    ...(result.ruling.severity === undefined ? {} : { severity: result.ruling.severity }),
    findings: result.findings.map((finding) => ({
      id: finding.id,
      kind: finding.kind,
      severity: finding.severity,
      ...(finding.kind === 'anomaly' ? { series: finding.series } : {}),
      ...(finding.kind === 'anomaly' && finding.episode !== undefined ? { episode: finding.episode } : {}),
      ...(finding.kind === 'anomaly' ? { reach: finding.reach } : {}),
      ...(finding.kind === 'failure' ? { signature: finding.diagnosis.signature } : {}),
      ...(finding.muted === undefined ? {} : { muted: true }),
    })),
    ...(result.open.length > 0 && { open: result.open }),
    closed: result.closed,
    ...(wouldFail(result) ? { wouldFail: true } : {}),
    ...(notice === undefined ? {} : { wouldNotify: notice.episode }),
    ...(rerun === undefined ? {} : { wouldRerun: rerun.signatures }),
    notified: done
      .filter(({ decision }) => decision === 'notify')
      .flatMap(({ target, thread, episodes = about }) =>
        episodes.map((episode) => ({ channel: target, episode, ...(thread === undefined ? {} : { thread }) })),
      ),
    ...(undelivered.length > 0 && { undelivered }),
    reruns: done.some(({ decision }) => decision === 'rerun')
      ? reruns.map(({ jobs, signatures, because }) => ({ jobs, signatures, because }))
      : [],
  }
}

const wouldFail = ({ ruling }: Pick<Result, 'ruling'>): boolean =>
  ruling.decisions.some((decision) => inEarnest(decision).kind === 'fail-check')
