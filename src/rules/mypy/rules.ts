/** mypy. */
import type { Rule } from '../../core/model/index.js'

export const mypy: readonly Rule[] = [
  {
    id: 'mypy/error',
    category: 'lint',
    ecosystem: 'python',
    pattern:
      /(?:^|\s)(?<file>[^\s:]{1,300}\.pyi?):(?<line>\d+)(?::(?<column>\d+))?: error: (?<message>.{3,400}?)(?: {2}\[(?<code>[\w-]+)\])?$/,
    gate: ['.py:', '.pyi:'],
    role: 'cause',
    strength: 0.86,
    transient: 0.01,
    title: 'Type error: {message}',
    advice: 'Fix {file}:{line}.',
    example: 'src/app.py:12: error: Incompatible return value type (got "str", expected "int")  [return-value]',
    counterExample: 'src/app.py:12: note: Revealed type is "int"',
  },
  {
    id: 'mypy/summary',
    category: 'lint',
    ecosystem: 'python',
    pattern: /^\s*Found (?<count>\d+) errors? in \d+ files? \((?:checked|errors prevented)/,
    gate: ['found '],
    excludes: /Found 0/,
    role: 'symptom',
    strength: 0.58,
    transient: 0.01,
    title: 'mypy found {count} errors',
    advice: 'Fix the errors above.',
    example: 'Found 3 errors in 2 files (checked 12 source files)',
    counterExample: 'Success: no issues found in 12 source files',
  },
  {
    id: 'mypy/config',
    category: 'config',
    ecosystem: 'python',
    pattern:
      /^mypy(?:\.ini)?: (?:error: (?<message>can't (?:read|find) .{1,200}|Cannot find .{1,200})|\[mypy\S{0,60}\]: (?<message2>.{3,200}))/,
    gate: ['mypy'],
    role: 'cause',
    strength: 0.84,
    transient: 0.01,
    title: 'mypy: {message|message2}',
    advice: 'Correct the path or the settings of mypy.',
    example: "mypy: error: can't read file 'basket.py': No such file or directory",
    counterExample: 'mypy: success',
  },
]
