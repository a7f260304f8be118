/** dependency-cruiser: which module may import which. */
import type { Rule } from '../../core/model/index.js'

export const dependencyCruiser: readonly Rule[] = [
  {
    id: 'dependency-cruiser/violation',
    category: 'lint',
    ecosystem: 'javascript',
    pattern: /^\s*error (?<rule>[a-z][\w-]{1,60}): (?<path>\S.{0,300}?)(?: →.*)?$/,
    gate: ['error '],
    within: { pattern: /→|dependency violations/, lines: 12 },
    role: 'cause',
    strength: 0.84,
    transient: 0,
    title: '{path} breaks {rule}',
    advice: 'Remove the import, or change the rule.',
    example: '  error no-circular: src/a.js → ',
    counterExample: 'error: something else',
  },
  {
    id: 'dependency-cruiser/config',
    category: 'config',
    ecosystem: 'javascript',
    pattern:
      /ERROR: (?<message>The supplied configuration is not valid.{0,300}|Can't open '[^']{1,200}' (?:for reading|as a config file).{0,100})/,
    gate: ['supplied configuration', "can't open '"],
    role: 'cause',
    strength: 0.86,
    transient: 0,
    title: '{message}',
    advice: 'Correct the configuration of dependency-cruiser, or the path it is called with.',
    example: "  ERROR: Can't open 'lib' for reading. Does it exist?",
    counterExample: "ERROR: can't do that",
  },
]
