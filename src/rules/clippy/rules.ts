/** Clippy: lints of Rust. */
import type { Rule } from '../../core/model/index.js'

const place = /^\s*(?:-->|::) (?<file>[^:]+):(?<line>\d+):(?<column>\d+)/

export const clippy: readonly Rule[] = [
  {
    id: 'clippy/denied',
    category: 'lint',
    ecosystem: 'cargo',
    pattern: /^error: (?<message>(?!could not compile|aborting|test failed).+)/,
    gate: ['error: '],
    within: {
      pattern:
        /clippy::|rust-clippy|requested on the command line with `-D |`-D [a-z-]+` implied by `-D warnings`|#\[deny\(/,
      lines: 16,
    },
    place,
    role: 'cause',
    strength: 0.86,
    transient: 0.01,
    title: 'A denied Rust lint: {message}',
    advice: 'Fix the place named, or allow the lint there with a reason.',
    example: 'error: this operation has no effect (requested on the command line with `-D clippy::identity-op`)',
    counterExample: 'error: aborting due to previous error',
  },
]
