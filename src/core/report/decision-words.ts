/** Decisions in words: what was done, or what would have been. */
import { onlyObserving } from '../decide/gate.js'
import type { Decision, DecisionOf, Result } from '../model/index.js'
import { formatCount, formatDuration } from '../run/format.js'
import { isAnomaly, phraseFinding } from './wording.js'

/** Observing and dry runs hold everything back. */
export const isHeldBack = ({ observe, dryRun }: Result): boolean => observe || dryRun

/** The heading of the list of decisions. */
export function decisionsTitle({ observe, dryRun }: Result): string {
  if (observe) return 'Only observing: nothing was done. Without `observe`:'
  return dryRun ? 'A dry run: nothing was done. In earnest:' : 'Decided'
}

/** What observing held back as it would have been decided without it; every other decision as it is. */
export function inEarnest(decision: Decision): Decision {
  if ((decision.kind === 'stay-quiet' || decision.kind === 'no-rerun') && decision.held !== undefined)
    return decision.held
  return decision.kind === 'pass' && decision.held === true
    ? { kind: 'fail-check', because: decision.because.replace(onlyObserving, '') }
    : decision
}

/** Of a normal run none is news. Remedies have a place of their own; that observing keeps quiet is said by the title. */
export const toldDecisions = (result: Result): readonly Decision[] =>
  result.ruling.verdict === 'normal'
    ? []
    : result.ruling.decisions
        .map(inEarnest)
        .filter((decision) => decision.kind !== 'remedy' && !(result.observe && decision.kind === 'stay-quiet'))

/** Remedies that say more than the failures’ own advice does: most only repeat it with the line it came from. */
export const tellingRemedies = (result: Result): readonly DecisionOf<'remedy'>[] => {
  const advices = result.findings.map((finding) => finding.advice).filter((advice) => advice !== '')
  return result.ruling.decisions.flatMap((decision) =>
    decision.kind === 'remedy' &&
    (decision.command !== undefined || !advices.some((advice) => decision.instruction.includes(advice)))
      ? [decision]
      : [],
  )
}

/** The reason, with anomalies in the words of the report: their own titles name series by key. */
export const becauseOf = (decision: Decision, { findings }: Result): string =>
  findings
    .filter((finding) => isAnomaly(finding) && finding.title.length >= shortestTitle)
    .reduce(
      (text, anomaly) => text.replaceAll(anomaly.title, () => phraseFinding(anomaly)).slice(0, longestReason),
      decision.because.slice(0, longestReason),
    )

/** Shorter titles could stand anywhere by chance; longer reasons than this are cut by every sink. */
const shortestTitle = 8
const longestReason = 2000

const noticeWords = { anomaly: 'an anomaly', failure: 'a failure', recovery: 'recovery', always: 'every run' } as const

/**
 * "Check fails", or "the check would fail" when held back.
 *
 * @param name how the sink shows a name that a stranger chose
 */
export function phraseDecision(decision: Decision, heldBack: boolean, name: (text: string) => string): string {
  const say = (done: string, would: string): string => (heldBack ? would : done)
  switch (decision.kind) {
    case 'pass':
      return say('Check passes', 'the check would pass')
    case 'fail-check':
      return say('Check fails', 'the check would fail')
    case 'stay-quiet':
      return say('No notice', 'no notice would be posted')
    case 'notify': {
      const notice = `otice of ${noticeWords[decision.change]}`
      return say(`N${notice}`, `a n${notice} would be posted`)
    }
    case 'rerun':
      return say(`Rerun of ${phraseRerun(decision)}`, `${phraseRerun(decision)} would be re-run`)
    case 'no-rerun':
      return say('No rerun', 'no rerun')
    case 'dispatch':
      return say(`Dispatch of ${name(decision.workflow)}`, `${name(decision.workflow)} would be dispatched`)
    case 'remedy':
      return `Remedy: ${name(decision.title)}`
    default:
      return decision satisfies never
  }
}

function phraseRerun(decision: DecisionOf<'rerun'>): string {
  return [
    formatCount(decision.jobs.length, 'failed job'),
    ...(decision.debug ? ['with debug logs'] : []),
    ...(decision.clearCaches ? ['with caches cleared'] : []),
    ...(decision.waitSeconds > 0 ? [`after ${formatDuration(decision.waitSeconds * 1000)}`] : []),
  ].join(' ')
}
