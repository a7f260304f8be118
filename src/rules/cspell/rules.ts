/** CSpell: words in code and text. */
import type { Rule } from '../../core/model/index.js'

export const cspell: readonly Rule[] = [
  {
    id: 'cspell/unknown-word',
    category: 'lint',
    ecosystem: 'gate',
    pattern:
      /^(?<file>\S{1,200}):(?<line>\d+):(?<column>\d+) - (?:Unknown word|Forbidden word|Misspelled word) \((?<word>[^)]{1,80})\)/,
    gate: ['unknown word (', 'forbidden word (', 'misspelled word ('],
    role: 'cause',
    strength: 0.9,
    transient: 0,
    title: 'Unknown word: {word}',
    advice: 'Correct the word, or add it to the dictionary of cspell.',
    example: 'src/a.js:2:14 - Unknown word (totl)',
    counterExample: 'CSpell: Files checked: 1, Issues found: 0',
  },
  {
    id: 'cspell/config',
    category: 'config',
    ecosystem: 'gate',
    pattern: /^Configuration (?:Error|.{0,20}Loader Error): (?<message>.{3,300})/,
    gate: ['configuration '],
    within: { pattern: /cspell/i, lines: 6 },
    role: 'cause',
    strength: 0.85,
    transient: 0.01,
    title: 'CSpell: {message}',
    advice: 'Correct the configuration of cspell, or install the dictionary it names.',
    example: 'Configuration Error: Failed to read config file: "/app/cspell.json"',
    counterExample: 'Configuration file: cspell.json',
  },
]
