/** luacheck. */
import type { Rule } from '../../core/model/index.js'

export const luacheck: readonly Rule[] = [
  {
    id: 'luacheck/finding',
    category: 'lint',
    ecosystem: 'lua',
    pattern:
      /^\s*(?<file>[^\s:]{1,200}\.lua):(?<line>\d+):(?<column>\d+)(?:-\d+)?: (?:\((?<code>[EW]\d{3})\) )?(?<message>.+)/,
    gate: ['.lua:'],
    within: { pattern: /luacheck|Checking \S+\.lua|Total: \d+ (?:warning|error)/i, lines: 45 },
    role: 'cause',
    strength: 0.82,
    transient: 0.01,
    title: 'Luacheck: {message}',
    advice: 'Fix {file}:{line}.',
    example: "    src/foo.lua:12:7: (W211) unused variable 'bar'",
    counterExample: "src/foo.lua:12: in function 'bar'",
  },
]
