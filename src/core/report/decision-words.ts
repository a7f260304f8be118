/** Decisions in words: what was done, or what would have been. */
import type { ActionOutcome, Decision, DecisionOf, Result } from '../model/index.js'
import { formatCount, formatDuration } from '../run/format.js'

/** Observing and dry runs hold everything back. */
export const isHeldBack = ({ observe, dryRun }: Result): boolean => observe || dryRun

/** The heading of the list of decisions. */
export function decisionsTitle({ observe, dryRun }: Result): string {
  if (observe) return 'Observing only. Without `observe` this run would:'
  return dryRun ? 'Dry run. A real run would:' : 'Decisions'
}

/** What observing held back as it would have been decided without it; every other decision as it is. */
export function inEarnest(decision: Decision): Decision {
  if ((decision.kind === 'stay-quiet' || decision.kind === 'no-rerun') && decision.held !== undefined)
    return decision.held
  return decision.kind === 'pass' && decision.held === true
    ? { kind: 'fail-check', because: decision.because }
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

const noticeWords = { anomaly: 'an anomaly', failure: 'a failure', recovery: 'recovery', always: 'every run' } as const

/**
 * "Check fails", or "fail the check" after "a real run would:".
 *
 * @param name how the sink shows a name that a stranger chose
 * @param outcomes what came of it; of a notice, where it went is said
 */
export function phraseDecision(
  decision: Decision,
  heldBack: boolean,
  name: (text: string) => string,
  outcomes?: readonly ActionOutcome[],
): string {
  const say = (done: string, would: string): string => (heldBack ? would : done)
  switch (decision.kind) {
    case 'pass':
      return say('Check passes', 'pass the check')
    case 'fail-check':
      return say('Check fails', 'fail the check')
    case 'stay-quiet':
      return say('No notice', 'post no notice')
    case 'notify': {
      const notice = `otice of ${noticeWords[decision.change]}`
      return say(noticeIn(`N${notice}`, name, outcomes), `post a n${notice}`)
    }
    case 'rerun':
      return say(`Rerun of ${phraseRerun(decision)}`, `rerun ${phraseRerun(decision)}`)
    case 'no-rerun':
      return say('No rerun', 'rerun nothing')
    case 'dispatch':
      return say(`Dispatch of ${name(decision.workflow)}`, `dispatch ${name(decision.workflow)}`)
    case 'remedy':
      return `Remedy: ${name(decision.title)}`
    default:
      return decision satisfies never
  }
}

/** "Notice of a failure (webhook: posted)"; where there is no channel, nobody is notified. */
function noticeIn(notice: string, name: (text: string) => string, outcomes?: readonly ActionOutcome[]): string {
  if (outcomes === undefined) return notice
  const sent = outcomes.filter(({ decision }) => decision === 'notify')
  if (sent.length === 0) return `No channel is set up for a n${notice.slice(1)}`
  return `${notice} (${sent.map(({ target, detail }) => `${name(target)}: ${name(detail)}`).join('; ')})`
}

function phraseRerun(decision: DecisionOf<'rerun'>): string {
  return [
    formatCount(decision.jobs.length, 'failed job'),
    ...(decision.debug ? ['with debug logs'] : []),
    ...(decision.clearCaches ? ['with caches cleared'] : []),
    ...(decision.waitSeconds > 0 ? [`after ${formatDuration(decision.waitSeconds * 1000)}`] : []),
  ].join(' ')
}
