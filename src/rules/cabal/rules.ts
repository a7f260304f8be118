/** Cabal: packages of Haskell. */
import type { Rule } from '../../core/model/index.js'

export const cabal: readonly Rule[] = [
  {
    id: 'cabal/unresolvable',
    category: 'dependency',
    ecosystem: 'haskell',
    pattern:
      /(?:Could not resolve dependencies:|\[__\d+\] (?:next goal|rejecting|fail|unknown package|trying).{0,300}|Error: \[S-4804\]|Stack failed to construct a build plan|While constructing the build plan, the following exceptions were encountered|In the dependencies for \S+:$|There is no package named '[^']{1,100}'|Could not find module [‘`']\S+[’'])/,
    gate: [
      'could not resolve dependencies',
      '[__',
      '[s-4804]',
      'to construct a build plan',
      'constructing the build plan',
      'in the dependencies for',
      'no package named',
      'could not find module',
    ],
    excludes: /\] trying/,
    role: 'cause',
    strength: 0.9,
    transient: 0.02,
    title: 'The Haskell packages cannot be resolved',
    advice: 'Relax the bounds named, or add the package to the cabal file or stack.yaml.',
    example: 'cabal: Could not resolve dependencies:',
    counterExample: 'Resolving dependencies...',
  },
  {
    id: 'cabal/build-failed',
    category: 'build',
    ecosystem: 'haskell',
    pattern:
      /(?:^(?:Error: )?(?:\[Cabal-\d+\])?\s*(?:cabal: )?Failed to build \S+.*|^Error: \[S-\d+\]|^-- {2}While building package \S+|Process exited with code: ExitFailure \d+|cabal: Failed to build)/,
    gate: ['failed to build', 'error: [s-', 'while building package', 'exitfailure'],
    excludes: /S-4804/,
    within: { pattern: /cabal|ghc|stack|\.hs/i, lines: 30 },
    role: 'symptom',
    strength: 0.5,
    transient: 0.03,
    title: 'A Haskell package did not build',
    advice: "Read the compiler's error above.",
    example: 'cabal: Failed to build foo-0.1.0.0 (which is required by test:spec from foo-0.1.0.0).',
    counterExample: 'Process exited with code: ExitSuccess',
  },
]
