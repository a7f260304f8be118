/** hadolint: Dockerfiles. */
import type { Rule } from '../../core/model/index.js'

export const hadolint: readonly Rule[] = [
  {
    id: 'hadolint/finding',
    category: 'lint',
    ecosystem: 'docker',
    pattern:
      /^(?<file>\S{0,200}?):?(?<line>\d+) (?<code>(?:DL|SC)\d{4}) (?:(?:error|warning|info|style): )?(?<message>.+)/,
    gate: [' dl3', ' dl4', ' sc2', ' sc1'],
    role: 'cause',
    strength: 0.84,
    transient: 0.01,
    title: 'hadolint {code}: {message}',
    advice: 'Fix the instruction.',
    example: 'Dockerfile:3 DL3008 warning: Pin versions in apt get install',
    counterExample: 'DL3008',
  },
]
