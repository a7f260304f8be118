/** What was decided and why, what came of it, and what observing held back. */
import type { ActionOutcome, Decision } from '../../model/index.js'
import { markdown, markdownBlock, markdownCode } from '../escape.js'
import { formatCount, formatDuration } from '../format.js'
import type { ReportView } from '../view.js'
import { bullets, folded } from './markup.js'

export function summariseDecisions(view: ReportView): string[] {
  const { decisions } = view.result.ruling
  const told = decisions.filter((decision) => decision.kind !== 'remedy')
  const lines = told.map((decision) => `${phrase(decision, isHeldBack(view))}: ${markdown(decision.because, 500)}`)
  const outcomes = view.result.outcomes.filter(isNews).map(phraseOutcome)
  return [
    ...remedies(decisions),
    ...(lines.length + outcomes.length === 0 ? [] : [`#### ${title(view)}`, bullets([...lines, ...outcomes])]),
  ]
}

const isHeldBack = ({ result }: ReportView): boolean => result.observe || result.dryRun

const title = ({ result }: ReportView): string =>
  result.observe
    ? 'Only observing: nothing was done. Without `observe`'
    : result.dryRun
      ? 'A dry run: nothing was done. In earnest'
      : 'Decided'

function phrase(decision: Decision, heldBack: boolean): string {
  const will = (done: string, would: string): string => `**${heldBack ? would : done}**`
  switch (decision.kind) {
    case 'pass':
      return will('Check passes', 'the check would pass')
    case 'fail-check':
      return will('Check fails', 'the check would fail')
    case 'stay-quiet':
      return will('No notice', 'no notice would be posted')
    case 'notify':
      return will(
        `Notice of ${noticeWords[decision.change]}`,
        `a notice of ${noticeWords[decision.change]} would be posted`,
      )
    case 'rerun': {
      const what = `${formatCount(decision.jobs.length, 'failed job')}${decision.debug ? ' with debug logs' : ''}${decision.clearCaches ? ', caches cleared' : ''}`
      const wait = decision.waitSeconds > 0 ? ` after ${formatDuration(decision.waitSeconds * 1000)}` : ''
      return will(`Rerun of ${what}${wait}`, `${what} would be re-run${wait}`)
    }
    case 'no-rerun':
      return will('No rerun', 'no rerun')
    case 'dispatch':
      return will(
        `Dispatch of ${markdownCode(decision.workflow)}`,
        `${markdownCode(decision.workflow)} would be dispatched`,
      )
    case 'remedy':
      return ''
    default:
      return decision satisfies never
  }
}

const noticeWords = { anomaly: 'an anomaly', failure: 'a failure', recovery: 'recovery', always: 'every run' } as const

/** What was asked for and done is news; what went as every run goes is not. */
const isNews = (outcome: ActionOutcome): boolean =>
  outcome.state === 'failed' ||
  (outcome.state === 'done' && outcome.decision !== 'remember' && outcome.decision !== 'fail-check')

const phraseOutcome = (outcome: ActionOutcome): string =>
  `${outcome.decision} (${markdown(outcome.target, 120)}) ${outcome.state}: ${markdown(outcome.detail, 400)}`

/** Exact and copy-ready: the instruction is open when it is the only one. */
function remedies(decisions: readonly Decision[]): string[] {
  const found = decisions.flatMap((decision) => (decision.kind === 'remedy' ? [decision] : [])).slice(0, 8)
  return found.map((remedy, index) => {
    const parts = [
      markdown(remedy.instruction.split('\n', 1)[0] ?? '', 1000),
      ...(remedy.instruction.includes('\n')
        ? [markdownBlock(remedy.instruction.split('\n').slice(1).join('\n'), '')]
        : []),
      ...(remedy.command === undefined ? [] : [markdownBlock(remedy.command, 'sh')]),
    ]
    return index === 0
      ? [`**Remedy: ${markdown(remedy.title)}**`, ...parts].join('\n\n')
      : folded(`A further remedy`, [`**${markdown(remedy.title)}**`, ...parts].join('\n\n'))
  })
}
