/** PHPStan. */
import type { Rule } from '../../core/model/index.js'

export const phpstan: readonly Rule[] = [
  {
    id: 'phpstan/finding',
    category: 'lint',
    ecosystem: 'php',
    pattern:
      /^\s{1,4}(?:(?<line>\d+)\s{2,}(?<message>[A-Z].{0,200}(?:undefined (?:method|property|variable|constant|static)|has no (?:return )?type|no value type specified|does not accept|should return|expects |not found|always (?:true|false|evaluates)|unknown class|invalid (?:type|return)|never (?:read|used|written)|is unused|does not exist).{0,200})|\[ERROR\] Found (?<count>\d+) errors?|Line\s+(?<file>\S+\.php)(?: \(in context of .{1,200}\))?)\s*$/,
    gate: [
      '[error] found',
      '.php',
      'undefined ',
      'has no ',
      'no value type',
      'does not accept',
      'should return',
      'expects ',
      'not found',
      'always ',
      'unknown class',
      'invalid ',
      'never ',
      'is unused',
      'does not exist',
    ],
    within: { pattern: /^\s*-{4,} -{20,}|\[ERROR\] Found \d+ error/, lines: 20 },
    role: 'cause',
    strength: 0.8,
    transient: 0.01,
    title: 'PHPStan found errors',
    advice: 'Fix the line, or add it to the baseline with a reason.',
    example: ' [ERROR] Found 3 errors',
    counterExample: ' [OK] No errors',
  },
]
