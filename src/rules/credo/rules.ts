/** Credo: lints of Elixir. */
import type { Rule } from '../../core/model/index.js'

export const credo: readonly Rule[] = [
  {
    id: 'credo/issue',
    category: 'lint',
    ecosystem: 'elixir',
    pattern: /^\s*(?:┃\s+)?\[(?<kind>[RCDWF])\] [→↗↘↑↓] (?<message>.+)/,
    gate: ['] → ', '] ↗ ', '] ↘ ', '] ↑ ', '] ↓ '],
    role: 'cause',
    strength: 0.78,
    transient: 0.01,
    title: 'Credo: {message}',
    advice: 'Fix it; the place stands on the next line.',
    example: '┃ [R] → Modules should have a @moduledoc tag.',
    counterExample: '[R] foo',
  },
]
