/** Black: format of Python code. */
import type { Rule } from '../../core/model/index.js'

export const black: readonly Rule[] = [
  {
    id: 'black/would-reformat',
    category: 'lint',
    ecosystem: 'python',
    pattern:
      /^would reformat (?<file>\S+)|^\d+ files? would be reformatted|^ERROR: (?<imports>\S+\.py) Imports are incorrectly sorted|^Found \d+ errors?\b.*(?:fixable|checked)/,
    gate: ['would reformat', 'would be reformatted', 'imports are incorrectly', 'found '],
    role: 'cause',
    strength: 0.9,
    transient: 0,
    title: 'Python code is not formatted',
    advice: 'Run the formatter and commit.',
    example: 'would reformat src/app.py',
    counterExample: 'All done! 12 files would be left unchanged.',
  },
  {
    id: 'black/unformatted',
    category: 'lint',
    ecosystem: 'python',
    pattern:
      /^\s*(?:would reformat (?<file>\S.{0,300})|Would reformat: (?<file2>\S.{0,300})|(?:💥|Oh no!) .{1,80}|(?<count>\d+) files? would be (?:reformatted|left unchanged), .{0,120}|error: cannot format .{1,300}|ERROR: (?<file3>\S{1,300}) Imports are incorrectly sorted.*)/,
    gate: [
      'would reformat',
      'oh no!',
      'would be reformatted',
      'would be left unchanged',
      'error: cannot format',
      'imports are incorrectly sorted',
    ],
    excludes: /^\s*\d+ files would be left unchanged\.?$/,
    role: 'cause',
    strength: 0.86,
    transient: 0.01,
    title: 'Python code is not formatted',
    advice: 'Run the formatter (`black .`, `ruff format`, `isort .`) and commit.',
    example: 'would reformat src/app.py',
    counterExample: '12 files would be left unchanged.',
  },
]
