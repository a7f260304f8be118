/** Cargo, rustc and clippy. */
import type { Rule } from '../rule.js'

export const cargo: readonly Rule[] = [
  {
    id: 'cargo/compile-error',
    category: 'build',
    ecosystem: 'cargo',
    pattern: /^error\[(?<code>E\d{4})\]: (?<message>.+)/,
    gate: ['error[e'],
    place: /^\s*--> (?<file>[^:]+):(?<line>\d+):(?<column>\d+)/,
    role: 'cause',
    strength: 0.9,
    transient: 0.01,
    title: 'Rust does not compile: {message} ({code})',
    advice: 'Fix the code at the place named; `rustc --explain {code}` tells more.',
    link: 'https://doc.rust-lang.org/error_codes/error-index.html',
    example: 'error[E0433]: failed to resolve: use of undeclared crate or module `common`',
    counterExample: 'warning: unused variable: `error`',
  },
]
