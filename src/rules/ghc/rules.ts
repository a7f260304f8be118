/** GHC, the compiler of Haskell. */
import type { Rule } from '../../core/model/index.js'

export const ghc: readonly Rule[] = [
  {
    id: 'ghc/compile-error',
    category: 'build',
    ecosystem: 'haskell',
    pattern:
      /(?:^|\s)(?<file>[^\s:]{1,300}\.(?:l?hs|hsc|x|y)):(?<line>\d+):(?<column>\d+)(?:-\d+)?: error:(?<message>.*)/,
    gate: [': error:'],
    role: 'cause',
    strength: 0.88,
    transient: 0.01,
    title: 'Haskell does not compile',
    advice: 'Fix {file}:{line}; the message stands below.',
    example: 'src/Foo.hs:12:5: error: [GHC-88464]',
    counterExample: 'src/Foo.hs:12:5: warning: [-Wunused-imports]',
  },
]
