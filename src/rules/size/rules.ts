/** Gates on size. */
import type { Rule } from '../../core/model/index.js'

export const size: readonly Rule[] = [
  {
    id: 'size/exceeded',
    category: 'lint',
    ecosystem: 'release',
    pattern:
      /(?:Package size limit has exceeded by .{1,60}|exceeded maximum budget\. Budget |FAIL +\S{1,150}: .{1,40} > maxSize .{1,40}|✘ +\S{1,80} (?:failure for|warning for) \w+ assertion|thresholds on metrics '.{1,200}' have (?:been )?crossed)/,
    gate: ['size limit has exceeded', 'exceeded maximum budget', '> maxsize', 'failure for', 'thresholds on metrics'],
    excludes: /warning/i,
    role: 'cause',
    strength: 0.85,
    transient: 0.01,
    title: 'A size or performance budget is exceeded',
    advice: 'Make it smaller, or raise the budget.',
    example: 'Package size limit has exceeded by 1.2 kB',
    counterExample: 'Package size is 12 kB less than limit',
  },
]
