/** Danger: reviews by rule. */
import type { Rule } from '../../core/model/index.js'

export const danger: readonly Rule[] = [
  {
    id: 'danger/failed',
    category: 'lint',
    ecosystem: 'release',
    pattern:
      /(?:Danger (?:has )?(?:failed|errored).{0,100}|Failing the build, there (?:is|are) \d+ fails?\.?|^✖ +Failed! +\d+ .{0,60}|danger-results.{0,60}Failures)/,
    gate: ['danger ', 'failing the build, there'],
    role: 'cause',
    strength: 0.78,
    transient: 0.02,
    title: 'Danger found failures',
    advice: 'Read its table above.',
    example: 'Failing the build, there is 1 fail.',
    counterExample: 'Danger: ✓ passed review',
  },
]
