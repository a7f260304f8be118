/** Scanners for secrets. */
import type { Rule } from '../../core/model/index.js'

export const secrets: readonly Rule[] = [
  {
    id: 'secrets/found',
    category: 'lint',
    ecosystem: 'security',
    pattern:
      /(?:(?:WRN|INF) leaks found: (?<count>[1-9]\d*)|🐷🔑🐷 .*|Found (?:verified|unverified) result .*|Potential secrets? .{0,60}(?:found|detected|about to be committed).*|ggshield.{0,60}[1-9]\d* incidents?.*|remote: .{0,40}GH013: Repository rule violations found.*|Push cannot contain secrets)/,
    gate: [
      'leaks found: ',
      '🐷🔑🐷',
      'found verified result',
      'found unverified result',
      'potential secret',
      'ggshield',
      'gh013',
      'push cannot contain secrets',
    ],
    role: 'cause',
    strength: 0.88,
    transient: 0.01,
    title: 'A secret was found',
    advice: 'Revoke it, and take it out of the history.',
    example: '12:00AM WRN leaks found: 3',
    counterExample: '12:00AM INF no leaks found',
  },
]
