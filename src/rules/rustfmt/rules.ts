/** rustfmt. */
import type { Rule } from '../../core/model/index.js'

export const rustfmt: readonly Rule[] = [
  {
    id: 'rustfmt/diff',
    category: 'lint',
    ecosystem: 'cargo',
    pattern: /^Diff in (?:\\\\\?\\)?(?<file>[^\n]+?)(?: at line |:)(?<line>\d+):?$/,
    gate: ['diff in '],
    role: 'cause',
    strength: 0.95,
    transient: 0,
    title: 'Not formatted by rustfmt: {file}',
    advice: 'Run `cargo fmt --all` and commit.',
    example: 'Diff in /builds/veloren/veloren/common/src/comp/ability.rs at line 12:',
    counterExample: 'diff --git a/x b/x',
  },
]
