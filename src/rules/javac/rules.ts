/** javac. */
import type { Rule } from '../../core/model/index.js'

export const javac: readonly Rule[] = [
  {
    id: 'javac/error',
    category: 'build',
    ecosystem: 'java',
    pattern:
      /^(?:\s*\[javac\]\s+)?(?<file>(?:[A-Za-z]:)?[^\s:]+\.(?:java|kt|groovy)):(?:\[?(?<line>\d+)[,:]?(?<column>\d+)?\]?:?) (?:error: )(?<message>.+)/,
    gate: [' error: '],
    role: 'cause',
    strength: 0.93,
    transient: 0.01,
    title: 'Does not compile: {message}',
    advice: 'Fix {file} at line {line}.',
    example: '/home/runner/work/src/main/java/DungeonChallenge.java:91: error: cannot find symbol',
    counterExample: 'Foo.java:12: warning: [deprecation] bar',
  },
]
