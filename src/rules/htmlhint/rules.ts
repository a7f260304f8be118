/** HTMLHint. */
import type { Rule } from '../../core/model/index.js'

export const htmlhint: readonly Rule[] = [
  {
    id: 'htmlhint/finding',
    category: 'lint',
    ecosystem: 'javascript',
    pattern: /^\s*\^ (?<message>\S.{3,200}) \((?<rule>[a-z][a-z-]{2,40})\)$/,
    gate: [
      '(doctype-',
      '(attr-',
      '(tag',
      '(spec-char',
      '(id-',
      '(title-',
      '(src-',
      '(alt-',
      '(head-',
      '(inline-',
      '(style-',
      '(href-',
      '(space-tab',
      '(empty-tag',
      '(main-',
      '(input-',
      '(script-',
    ],
    role: 'cause',
    strength: 0.86,
    transient: 0,
    title: '{message} ({rule})',
    advice: 'Mend the markup at the line above.',
    example: '                ^ Doctype must be declared first. (doctype-first)',
    counterExample: '    |  ^ help: consider this',
  },
]
