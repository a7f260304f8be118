/** What was decided and why, what came of it, and what observing held back. */
import type { ActionOutcome, DecisionOf } from '../../model/index.js'
import { decisionsTitle, isHeldBack, phraseDecision, tellingRemedies, toldDecisions } from '../decision-words.js'
import { cut, htmlInMarkdown, markdown, markdownBlock, markdownCode, markdownProse } from '../escape.js'
import type { ReportView } from '../view.js'
import { bullets, folded } from './markup.js'

const mostRemedies = 8
const longestInstruction = 4000
const longestCommand = 8000

export function summariseDecisions({ result }: ReportView): string[] {
  const lines = toldDecisions(result).map(
    (decision) =>
      `**${phraseDecision(decision, isHeldBack(result), markdownCode)}**: ${markdownProse(decision.because, 500)}`,
  )
  const outcomes = result.outcomes.filter(isNews).map(phraseOutcome)
  return [
    ...tellingRemedies(result).slice(0, mostRemedies).map(describeRemedy),
    ...(lines.length + outcomes.length === 0
      ? []
      : [`#### ${decisionsTitle(result)}`, bullets([...lines, ...outcomes])]),
  ]
}

/** What was asked for and done is news; what went as every run goes is not. */
const isNews = (outcome: ActionOutcome): boolean =>
  outcome.state === 'failed' ||
  (outcome.state === 'done' && outcome.decision !== 'remember' && outcome.decision !== 'fail-check')

const outcomeWords = {
  notify: 'Notice to',
  rerun: 'Rerun of',
  dispatch: 'Dispatch of',
  remember: 'Storing in',
  export: 'Export to',
  'fail-check': 'Failing the check of',
} as const satisfies Record<ActionOutcome['decision'], string>

const phraseOutcome = (outcome: ActionOutcome): string =>
  `**${outcomeWords[outcome.decision]} ${markdown(outcome.target, 120)} ${outcome.state === 'failed' ? 'failed' : 'done'}**: ${markdownProse(outcome.detail, 400)}`

/** Whole or not at all: half a command is a trap. */
const commandOf = (command: string): string =>
  command.length > longestCommand
    ? '_The command is too long to show; `result-file` has it._'
    : markdownBlock(command, 'sh')

/** Exact and copy-ready: the first stands open, further ones are folded. */
function describeRemedy(remedy: DecisionOf<'remedy'>, index: number): string {
  const [first = '', ...rest] = remedy.instruction.split('\n')
  const body = [
    markdownProse(first, 1000),
    ...(rest.length === 0 ? [] : [markdownBlock(cut(rest.join('\n'), longestInstruction), '')]),
    ...(remedy.command === undefined ? [] : [commandOf(remedy.command)]),
  ]
  const title = markdown(remedy.title)
  return index === 0
    ? [`**Remedy: ${title}**`, ...body].join('\n\n')
    : folded(`Remedy: ${htmlInMarkdown(remedy.title)}`, body.join('\n\n'))
}
