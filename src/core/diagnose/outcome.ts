/**
 * Did it fail? Told from the log alone: the platform's last word, else the steps', else the tools', else the evidence. That nothing
 * failed has to be proven; a log that ends without a word either way is of unknown outcome.
 */
import type { Ranked } from './rank/rank.js'
import type { Gathered, Sighting } from './read/gathered.js'
import { failedSteps, isClosing } from './read/window.js'

export interface Outcome {
  /** Is it to be treated as a failure? So is what nobody can tell. */
  readonly failed: boolean
  /** Who said so; `evidence` when nobody did and the rules decide, `nobody` when they cannot either. */
  readonly by:
    | 'platform'
    /** The platform says that the job failed, its log that all went well. */
    | 'platform-alone'
    | 'step'
    | 'complete'
    | 'tolerated'
    | 'cut-short'
    | 'tool'
    | 'closing'
    | 'evidence'
    | 'nobody'
}

/** Is there no line in it that would explain a failure by itself? */
export const saysNothing = (ranked: readonly Ranked[]): boolean =>
  !ranked.some(({ rule }) => rule !== undefined && rule.role !== 'wrapper' && rule.strength >= telling)

const telling = 0.7

/** Close enough to the end of a log to be its last word, in lines; and to be about its end at all. */
const closing = 40
const late = 500

/** Does this cause tell of a failure by itself? A weak one only among the last words. */
const tells = (cause: Sighting, gathered: Gathered): boolean =>
  cause.seq >= Math.min(gathered.segments - late, gathered.segments * 0.7) &&
  (cause.rule.role === 'cause' || (cause.rule.role === 'symptom' && cause.rule.strength >= 0.75)) &&
  cause.rule.strength >= (cause.seq >= gathered.segments - closing ? 0.5 : 0.7) &&
  (cause.rule.ecosystem !== 'generic' || cause.rule.strength >= 0.8 || cause.seq >= gathered.segments - closing)

/** The last words of a log that went well, whatever the tool: without any word of trouble beside them. */
const endedWell =
  /\b(?:success(?:ful(?:ly)?)?|succeeded|passed|completed?|finished|done|deployed|published|up to date|all checks|no (?:errors?|issues|problems|changes)|0 (?:errors?|failures|problems))\b|✅|✔|✨/i
const trouble =
  /\b(?:fail\w*|errors?|exception|fatal|cannot|could not|unable|abort\w*|killed|denied|refused|timed? ?out)\b/i
const closingWords = 4

const closedWell = ({ tail }: Gathered): boolean => {
  const last = tail.slice(-closingWords).map(({ text }) => text)
  const bad = last.some((text) =>
    trouble.test(text.replace(/\b(?:no|0) (?:errors?|failures|failed|problems|issues)\b/gi, '')),
  )
  return !bad && last.some((text) => endedWell.test(text))
}

/** On GitHub and Azure an error of a step is in its log, so a log that was written to its end without one is of a success. */
const isComplete = ({ marks }: Gathered): boolean =>
  (marks.has('githubStart') && (marks.has('githubEnd') || marks.has('githubPost'))) || marks.has('azureEnd')

const lastLines = 4

/** A container's step may die without the runner's word for it: a cause that nothing else of its step follows (one log in 187). */
function endsInTrouble({ sightings, frames, segments, tail }: Gathered): boolean {
  const last = sightings.findLast(({ rule }) => rule.role === 'cause' && rule.strength >= 0.75)
  if (last === undefined) return false
  const next = frames.find(({ start }) => start > last.seq)
  const end = (next?.start ?? segments) - 1
  const wentOn = tail.filter(({ seq, text }) => seq > last.seq && seq <= end && !trouble.test(text))
  return (next === undefined || isClosing(next)) && end - last.seq <= lastLines && wentOn.length <= 1
}

export function outcomeOf(gathered: Gathered): Outcome {
  const { endings, marks } = gathered
  const spoken = (scope: string) => endings.filter((each) => each.ending.scope === scope)
  const platform = spoken('platform')
  if (platform.length > 0) return { failed: platform.some((each) => each.ending.says === 'failed'), by: 'platform' }
  if (spoken('step').length > 0) {
    const tolerated = isComplete(gathered) && failedSteps(gathered).every((each) => each.tolerated)
    return tolerated ? { failed: false, by: 'tolerated' } : { failed: true, by: 'step' }
  }
  if (isComplete(gathered))
    return endsInTrouble(gathered) ? { failed: true, by: 'evidence' } : { failed: false, by: 'complete' }
  // These two always write a last line; a log without one was cut off with its runner.
  if (marks.has('gitlabStart') || marks.has('travisStart')) return { failed: true, by: 'cut-short' }
  const suites = spoken('suite')
  // Several suites speak in turn, so one that failed is not made good by the next.
  const tool = spoken('tool').at(-1) ?? suites.find((each) => each.ending.says === 'failed') ?? suites.at(-1)
  if (tool?.ending.says === 'failed') return { failed: true, by: 'tool' }
  // A tool that ended well vouches for what stands before it, not for what comes after.
  const after = gathered.sightings.filter((each) => each.seq > (tool?.seq ?? -1))
  if (after.some((each) => tells(each, gathered))) return { failed: true, by: 'evidence' }
  if (tool !== undefined) return { failed: false, by: 'tool' }
  return closedWell(gathered) ? { failed: false, by: 'closing' } : { failed: true, by: 'nobody' }
}
