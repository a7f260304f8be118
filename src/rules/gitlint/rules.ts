/** gitlint: messages of commits. */
import type { Rule } from '../../core/model/index.js'

export const gitlint: readonly Rule[] = [
  {
    id: 'gitlint/finding',
    category: 'lint',
    ecosystem: 'gitlint',
    pattern:
      /^(?<line>-?\d+): (?<code>(?:UC|CT|CC|T|B|M|I)\d{1,2}) (?<message>(?:Title|Body|Commit|Line|Author|Message|Merge|Subject).{3,200})/,
    gate: [' title ', ' body ', ' commit ', ' line ', ' author ', ' message ', ' merge ', ' subject '],
    excludes: /\.\w+:/,
    role: 'cause',
    strength: 0.86,
    transient: 0.01,
    title: 'Commit message: {message} ({code})',
    advice: 'Reword the commit message.',
    example: '1: T5 Title contains the word \'WIP\' (case-insensitive): "WIP: some words."',
    counterExample: '1: Title',
  },
]
