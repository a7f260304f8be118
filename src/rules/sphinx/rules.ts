/** Sphinx. */
import type { Rule } from '../../core/model/index.js'

export const sphinx: readonly Rule[] = [
  {
    id: 'sphinx/warning-as-error',
    category: 'build',
    ecosystem: 'documentation',
    pattern:
      /^\s*(?:Warning, treated as error:|(?:Sphinx|Theme|Extension) error:|Exception occurred:|sphinx\.errors\.\w+: .{0,300}|build finished with problems, \d+ warnings? \(with warnings treated as errors\)\.)/,
    gate: [
      'warning, treated as error',
      'sphinx error:',
      'theme error:',
      'extension error:',
      'exception occurred:',
      'sphinx.errors.',
      'with warnings treated as errors',
    ],
    role: 'cause',
    strength: 0.88,
    transient: 0.02,
    title: 'Sphinx could not build the documentation',
    advice: 'The next line names the file and the fault.',
    example: 'Warning, treated as error:',
    counterExample: 'build succeeded, 3 warnings.',
  },
  {
    id: 'sphinx/place',
    category: 'build',
    ecosystem: 'documentation',
    pattern:
      /^\s*(?<file>[^\s:]{1,250}\.(?:rst|md|py|txt|ipynb)):(?:docstring of [\w.]{1,200}:)?(?<line>\d+): (?:ERROR|SEVERE|CRITICAL): (?<message>.+)/,
    gate: [': error: ', ': severe: ', ': critical: '],
    role: 'cause',
    strength: 0.84,
    transient: 0.02,
    title: '{file}:{line}: {message}',
    advice: 'Correct the markup there.',
    example: '/src/docs/index.rst:12: ERROR: Unknown directive type "foo".',
    counterExample: '/src/docs/index.rst:12: WARNING: Title underline too short.',
  },
]
