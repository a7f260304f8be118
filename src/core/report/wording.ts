/** The words and marks reports share. All texts returned are raw: names in them are hostile until a sink escapes them. */

import { isLikelyToPass, retryChance } from '../decide/retry/chance.js'
import { phraseAnomaly } from '../detect/engine/phrase-anomaly.js'
import type { Anomaly, Decision, DecisionOf, Failure, Finding, Severity, TestFinding, Verdict } from '../model/index.js'
import { severities } from '../model/index.js'
import { formatCount, formatPercent } from '../run/format.js'

/** A verdict in a word, with a mark that differs in shape too, for readers who do not see colours. */
export const verdictWords = {
  normal: { mark: '✅', word: 'normal' },
  unknown: { mark: '❔', word: 'unknown' },
  degraded: { mark: '⚠️', word: 'degraded' },
  anomalous: { mark: '🚨', word: 'anomalous' },
  'failed-transient': { mark: '🔁', word: 'failed, transient' },
  failed: { mark: '❌', word: 'failed' },
} as const satisfies Record<Verdict, { mark: string; word: string }>

export const severityMarks = {
  critical: '🔴',
  high: '🟠',
  medium: '🟡',
  low: '⚪',
} as const satisfies Record<Severity, string>

export const isAnomaly = (finding: Finding): finding is Anomaly => finding.kind === 'anomaly'
export const isFailure = (finding: Finding): finding is Failure => finding.kind === 'failure'
export const isTest = (finding: Finding): finding is TestFinding => finding.kind === 'test'

/**
 * Most consequential first: severity, then failures before anomalies before tests, real before transient, new before
 * known, surer first.
 */
function byConsequence(a: Finding, b: Finding): number {
  return (
    severities.indexOf(b.severity) - severities.indexOf(a.severity) ||
    weight(b) - weight(a) ||
    b.confidence - a.confidence ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  )
}
const weight = (finding: Finding): number => {
  if (finding.kind === 'failure') return (isLikelyToPass(finding) ? 2 : 4) + (finding.seen.count === 0 ? 1 : 0)
  return finding.kind === 'anomaly' ? 1 : 0
}

/** Shown, most consequential first; acknowledged ones are told apart. */
export const openFindings = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter((finding) => finding.muted === undefined).toSorted(byConsequence)

/** The decision of one kind; there is at most one of each but remedies. */
export const decisionOf = <K extends Decision['kind']>(
  decisions: readonly Decision[],
  kind: K,
): DecisionOf<K> | undefined => decisions.find((decision): decision is DecisionOf<K> => decision.kind === kind)

/** The chance a rerun is decided by; it is not the diagnosis’ confidence, which stands beside it under its own name. */
export function phraseRetry(failure: Failure): string {
  if (failure.allowed === true) return 'its job may fail'
  return `${formatPercent(retryChance(failure))} chance to pass on retry`
}

/** The title without the job it may begin with: reports name the job in a place of its own. */
export function titleOf({ title, job }: Failure): string {
  return job !== undefined && title.startsWith(`${job}: `) ? title.slice(job.length + 2) : title
}

/** A finding in one plain sentence. */
export const phraseFinding = (finding: Finding): string =>
  finding.kind === 'anomaly' ? phraseAnomaly(finding) : finding.title

/** "new", "seen 3 times before, passed on 2 of 3 retries". */
export function phraseSeen(failure: Failure): string {
  const { count, reruns, passedOnRetry } = failure.seen
  if (count === 0) return 'new'
  const retries = reruns === 0 ? '' : `, passed on ${passedOnRetry} of ${formatCount(reruns, 'retry', 'retries')}`
  return `seen ${count === 1 ? 'once' : formatCount(count, 'time')} before${retries}`
}

/** The first sentence, for places with room for one line. */
export function firstSentence(text: string, max = 160): string {
  const line = text.trim().split('\n', 1)[0] ?? ''
  const end = /[.!?](?=\s+[A-Z`"'])/.exec(line)
  const sentence = end === null ? line : line.slice(0, end.index + 1)
  return sentence.length <= max ? sentence : `${sentence.slice(0, max - 1).trimEnd()}…`
}
