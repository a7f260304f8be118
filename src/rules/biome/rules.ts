/** Biome: linter and formatter of JavaScript. */
import type { Rule } from '../../core/model/index.js'

export const biome: readonly Rule[] = [
  {
    id: 'biome/finding',
    category: 'lint',
    ecosystem: 'biome',
    pattern:
      /^\s*(?<file>[^\s:]{1,300}\.\w{1,6})(?::(?<line>\d+):(?<column>\d+))? (?<rule>(?:lint|assist)\/[\w/]{3,80}|format|organizeImports|parse|internalError\/\S+)(?: +(?:FIXABLE|━).*)? *━{3,}/,
    gate: ['━━━━'],
    role: 'cause',
    strength: 0.84,
    transient: 0.01,
    title: 'Biome: {rule} in {file}',
    advice: 'Run `npx biome check --write`, or fix it by hand.',
    example: 'src/app.ts:3:7 lint/correctness/noUnusedVariables  FIXABLE  ━━━━━━━━━━━━━━━━━━━━',
    counterExample: 'ci ━━━━━━━━━━━━━━━━',
  },
  {
    id: 'biome/summary',
    category: 'lint',
    ecosystem: 'biome',
    pattern:
      /^\s*(?:Found (?<count>\d+) errors?\.|× Some errors were emitted while (?:running checks|applying fixes)|× (?:The file|Formatter would have|The imports))/,
    gate: ['found ', 'some errors were emitted', 'formatter would have', 'the imports'],
    excludes: /Found 0/,
    within: { pattern: /━━━|Checked \d+ files/, lines: 45 },
    role: 'symptom',
    strength: 0.55,
    transient: 0.01,
    title: 'Biome found errors',
    advice: 'Fix the findings above.',
    example: '  × Some errors were emitted while running checks.',
    counterExample: 'Checked 12 files in 3ms. No fixes applied.',
  },
  {
    id: 'biome/config',
    category: 'config',
    ecosystem: 'javascript',
    pattern:
      /(?:Biome exited because the configuration resulted in errors|^\S*biome\.jsonc?:\d+:\d+ (?:deserialize|parse)|Biome couldn't find a configuration)/,
    gate: ['biome exited because', 'biome.json', 'biome couldn'],
    role: 'cause',
    strength: 0.92,
    transient: 0.01,
    title: "Biome's configuration has an error",
    advice: 'Correct biome.json at the place shown.',
    example: 'biome.json:1:15 deserialize ━━━━━━━━━━━━━━',
    counterExample: 'a.js:1:7 lint/style/useConst ━━━━',
  },
]
