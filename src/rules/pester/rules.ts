/** Pester: tests of PowerShell. */
import type { Rule } from '../../core/model/index.js'

export const pester: readonly Rule[] = [
  {
    id: 'pester/failed',
    category: 'test',
    ecosystem: 'test',
    pattern:
      /(?:^\s*\[-\] (?<name>.{1,250}?) \d+(?:\.\d+)?m?s(?: \(.+\))?$|Tests Passed: \d+, Failed: (?<count>[1-9]\d*))/,
    gate: ['[-] ', 'tests passed: '],
    role: 'cause',
    strength: 0.84,
    transient: 0.12,
    title: 'Pester test failed',
    advice: 'The lines below have expected and got.',
    example: '  [-] adds numbers 12ms (11ms|1ms)',
    counterExample: '  [+] adds numbers 12ms (11ms|1ms)',
  },
]
