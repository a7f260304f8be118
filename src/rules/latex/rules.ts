/** LaTeX. */
import type { Rule } from '../../core/model/index.js'

export const latex: readonly Rule[] = [
  {
    id: 'latex/error',
    category: 'build',
    ecosystem: 'documentation',
    pattern:
      /^(?:! (?:LaTeX Error: |Undefined control sequence|Missing |Package \S+ Error: |Emergency stop|Extra |Too many |Paragraph ended|File ended|Argument of|Misplaced).{0,200}|(?<file>\S{1,200}\.tex):(?<line>\d+): (?<message>.+)|Latexmk: Errors, .{1,100})/,
    gate: [
      '! latex error',
      '! undefined control',
      '! missing',
      '! package',
      '! emergency stop',
      '! extra',
      '! too many',
      '! paragraph ended',
      '! file ended',
      '! argument of',
      '! misplaced',
      '.tex:',
      'latexmk: errors',
    ],
    role: 'cause',
    strength: 0.85,
    transient: 0.01,
    title: 'LaTeX stopped',
    advice: 'Correct the place; l.<number> on one of the next lines names it.',
    example: "! LaTeX Error: File `foo.sty' not found.",
    counterExample: 'Output written on main.pdf (12 pages).',
  },
]
