/** Did it fail? Told from the log alone: the platform's last word, else the steps', else the tools', else the evidence. */
import type { Gathered } from './gather.js'

export interface Outcome {
  readonly failed: boolean
  /** Who said so; `evidence` when nobody did and the rules decide. */
  readonly by: 'platform' | 'step' | 'complete' | 'cut-short' | 'tool' | 'evidence'
}

/** @param strongest the strength of the best cause found, 0 when there is none */
export function outcomeOf(gathered: Gathered, strongest: number): Outcome {
  const { endings, marks } = gathered
  const spoken = (scope: string) => endings.filter((each) => each.ending.scope === scope)
  const platform = spoken('platform')
  if (platform.length > 0) return { failed: platform.some((each) => each.ending.says === 'failed'), by: 'platform' }
  if (spoken('step').length > 0) return { failed: true, by: 'step' }
  if (marks.has('githubStart') && marks.has('githubEnd')) return { failed: false, by: 'complete' }
  // These two always write a last line; a log without one was cut off with its runner.
  if (marks.has('gitlabStart') || marks.has('travisStart')) return { failed: true, by: 'cut-short' }
  const tool = spoken('tool').at(-1)
  if (tool !== undefined && (tool.ending.says === 'failed' || strongest < 0.9))
    return { failed: tool.ending.says === 'failed', by: 'tool' }
  return { failed: strongest >= 0.55, by: 'evidence' }
}
