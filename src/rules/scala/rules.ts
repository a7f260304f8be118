/** Scala's compiler. */
import type { Rule } from '../../core/model/index.js'

export const scala: readonly Rule[] = [
  {
    id: 'scala/compile-error',
    category: 'build',
    ecosystem: 'scala',
    pattern:
      /^\s*(?:\[error\] )?(?:-- (?:\[E\d+\] )?.{0,60}Error: )?(?<file>[^\s:]{1,300}\.(?:scala|sc|sbt|mill)):(?<line>\d+)(?::(?<column>\d+))?(?:: (?:error: )?(?<message>.+)|:?\s*-*)$/,
    gate: ['.scala:', '.sbt:', '.mill:', '.sc:'],
    excludes: /(?:^|\] )\s*(?:at |warn)|warning:|\[warn\]|\bInfo\b|\*\*\*/,
    within: { pattern: /error|Error/, lines: 1 },
    role: 'cause',
    strength: 0.86,
    transient: 0.01,
    title: 'Scala does not compile',
    advice: 'Fix {file}:{line}.',
    example: '[error] /src/main/scala/Foo.scala:12:5: not found: value bar',
    counterExample: '[warn] /src/main/scala/Foo.scala:12:5: unused import',
  },
]
