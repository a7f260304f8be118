/** Did it fail? Told from the log alone: the platform's last word, else the steps', else the tools', else the evidence. */
import type { Gathered, Sighting } from './read/gather.js'

export interface Outcome {
  readonly failed: boolean
  /** Who said so; `evidence` when nobody did and the rules decide. */
  readonly by: 'platform' | 'step' | 'complete' | 'cut-short' | 'tool' | 'evidence'
}

/** Close enough to the end of a log to be its last word, in lines; and to be about its end at all. */
const closing = 40
const late = 500

/** Does this cause tell of a failure by itself? A weak one only among the last words. */
const tells = (cause: Sighting, gathered: Gathered): boolean =>
  cause.seq >= Math.min(gathered.segments - late, gathered.segments * 0.7) &&
  (cause.rule.role === 'cause' || (cause.rule.role === 'symptom' && cause.rule.strength >= 0.75)) &&
  cause.rule.strength >= (cause.seq >= gathered.segments - closing ? 0.5 : 0.7) &&
  (cause.rule.ecosystem !== 'generic' || cause.rule.strength >= 0.8 || cause.seq >= gathered.segments - closing)

export function outcomeOf(gathered: Gathered): Outcome {
  const { endings, marks } = gathered
  const spoken = (scope: string) => endings.filter((each) => each.ending.scope === scope)
  const platform = spoken('platform')
  if (platform.length > 0) return { failed: platform.some((each) => each.ending.says === 'failed'), by: 'platform' }
  if (spoken('step').length > 0) return { failed: true, by: 'step' }
  if (marks.has('githubStart') && marks.has('githubEnd')) return { failed: false, by: 'complete' }
  // These two always write a last line; a log without one was cut off with its runner.
  if (marks.has('gitlabStart') || marks.has('travisStart')) return { failed: true, by: 'cut-short' }
  const suites = spoken('suite')
  // Several suites speak in turn, so one that failed is not made good by the next.
  const tool = spoken('tool').at(-1) ?? suites.find((each) => each.ending.says === 'failed') ?? suites.at(-1)
  if (tool?.ending.says === 'failed') return { failed: true, by: 'tool' }
  // A tool that ended well vouches for what stands before it, not for what comes after.
  const after = gathered.sightings.filter((each) => each.seq > (tool?.seq ?? -1))
  const failed = after.some((each) => tells(each, gathered))
  return { failed, by: tool === undefined || failed ? 'evidence' : 'tool' }
}
