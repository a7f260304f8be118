/** Sass. */
import type { Rule } from '../../core/model/index.js'

export const sass: readonly Rule[] = [
  {
    id: 'sass/error',
    category: 'build',
    ecosystem: 'javascript',
    pattern:
      /^(?:Error|SassError): (?<message>(?:Undefined (?:variable|function|mixin|operation)|Can't find stylesheet to import|expected |Expected |Invalid CSS|unmatched|This module|There is no module|Private members|Incompatible units|The target selector|Missing argument).{0,200})/,
    gate: ['error: '],
    within: { pattern: /╷|│|\.s[ac]ss/, lines: 5 },
    role: 'cause',
    strength: 0.88,
    transient: 0.01,
    title: 'Sass: {message}',
    advice: 'Mend the style sheet at the place shown below.',
    example: 'Error: Undefined variable.',
    counterExample: 'Error: no such thing',
  },
]
