/** tsc, the compiler of TypeScript. */
import type { Rule } from '../../core/model/index.js'

export const tsc: readonly Rule[] = [
  {
    id: 'tsc/error',
    category: 'build',
    ecosystem: 'typescript',
    pattern:
      /(?:^|\s|ERROR in )(?<file>[^\s:()]{1,300})(?:\((?<line>\d+),(?<column>\d+)\)|:(?:\d+:\d+)?)?(?: -|:)? error (?<code>TS\d{4,5}): (?<message>.+)/,
    gate: ['error ts'],
    role: 'cause',
    strength: 0.9,
    transient: 0.01,
    title: 'TypeScript: {message} ({code})',
    advice: 'Fix {file}; `npx tsc --noEmit` shows it locally.',
    example: "src/app.ts(12,5): error TS2322: Type 'string' is not assignable to type 'number'.",
    counterExample: 'src/app.ts(12,5): warning',
  },
  {
    id: 'tsc/error-global',
    category: 'build',
    ecosystem: 'typescript',
    pattern: /^\s*(?:\[tsl\] )?(?:ERROR in .{1,200}|error) ?(?<code>TS\d{4,5}): (?<message>.+)/,
    gate: ['error ts', 'error in '],
    role: 'cause',
    strength: 0.85,
    transient: 0.01,
    title: 'TypeScript: {message} ({code})',
    advice: 'Correct tsconfig.json or the missing types.',
    example: "error TS2688: Cannot find type definition file for 'node'.",
    counterExample: 'error in build',
  },
  {
    id: 'tsc/found',
    category: 'build',
    ecosystem: 'typescript',
    pattern: /^\s*Found (?<count>[1-9]\d*) errors?(?: in (?:the same file|\d+ files?).*|\.(?: Watching.*)?)?$/,
    gate: ['found '],
    role: 'symptom',
    strength: 0.5,
    transient: 0.01,
    title: 'TypeScript found {count} errors',
    advice: 'Fix the first error above.',
    example: 'Found 3 errors in 2 files.',
    counterExample: 'Found 0 errors.',
  },
]
