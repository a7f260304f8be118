/** Crystal: compiler and specs. */
import type { Rule } from '../../core/model/index.js'

export const crystal: readonly Rule[] = [
  {
    id: 'crystal/spec',
    category: 'test',
    ecosystem: 'crystal',
    pattern: /^\s*(?:Failure\/Error: (?<message>.+)|crystal spec (?<place>spec\/\S+\.cr:\d+) # (?<name>.+))/,
    gate: ['failure/error:', 'crystal spec '],
    within: { pattern: /\.cr\b/, lines: 12 },
    role: 'cause',
    strength: 0.88,
    transient: 0.05,
    title: 'A spec failed: {name|message}',
    advice: 'Mend the code or the expectation.',
    example: 'crystal spec spec/cart_spec.cr:3 # cart adds prices',
    counterExample: 'rspec ./spec/a.rb',
  },
  {
    id: 'crystal/compile',
    category: 'build',
    ecosystem: 'crystal',
    pattern: /^In (?<file>\S{1,200}\.cr):(?<line>\d{1,7}):(?<column>\d{1,6})$/,
    gate: ['.cr:'],
    role: 'cause',
    strength: 0.86,
    transient: 0.01,
    title: '{file} does not compile',
    advice: 'Mend the place; the message stands below it.',
    example: 'In a.cr:1:6',
    counterExample: 'in a.cr',
  },
]
