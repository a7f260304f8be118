/** kotlinc. */
import type { Rule } from '../../core/model/index.js'

export const kotlinc: readonly Rule[] = [
  {
    id: 'kotlinc/error',
    category: 'build',
    ecosystem: 'java',
    pattern: /^e: (?:file:\/\/)?(?<file>[^:]+\.kts?):?[: ]?\(?(?<line>\d+)[,:] ?(?<column>\d+)\)?:? (?<message>.+)/,
    gate: ['.kt:', '.kts:', '.kt '],
    role: 'cause',
    strength: 0.92,
    transient: 0.01,
    title: 'Kotlin does not compile: {message}',
    advice: 'Fix {file} at line {line}.',
    example: 'e: file:///app/src/Main.kt:10:5 Unresolved reference: foo',
    counterExample: 'w: file:///app/src/Main.kt:10:5 unused variable',
  },
]
