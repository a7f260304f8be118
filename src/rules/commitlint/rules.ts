/** commitlint: messages of commits. */
import type { Rule } from '../../core/model/index.js'

export const commitlint: readonly Rule[] = [
  {
    id: 'commitlint/finding',
    category: 'lint',
    ecosystem: 'commitlint',
    pattern:
      /^\s*✖\s+(?<message>.{3,200}\[(?:subject|type|body|footer|header|scope|references|signed-off|trailer)-[\w-]+\])/,
    gate: [
      '-empty]',
      '-case]',
      '-enum]',
      '-length]',
      '-stop]',
      '-line]',
      '-blank]',
      '-by]',
      '-exists]',
      '-trim]',
      '-exclamation-mark]',
    ],
    role: 'cause',
    strength: 0.88,
    transient: 0.01,
    title: 'Commit message: {message}',
    advice: 'Reword the commit message.',
    example: '✖   subject may not be empty [subject-empty]',
    counterExample: '⚠   body must have leading blank line [body-leading-blank]',
  },
  {
    id: 'commitlint/config',
    category: 'config',
    ecosystem: 'javascript',
    pattern: /Please add rules to your `?commitlint\.config|Cannot find module ['"]@commitlint\/config/,
    gate: ['please add rules to your', "module '@commitlint"],
    role: 'cause',
    strength: 0.9,
    transient: 0.01,
    title: 'commitlint has no rules',
    advice: 'Add commitlint.config.js that extends a configuration, and install that.',
    example: '✖   Please add rules to your `commitlint.config.js`',
    counterExample: '✖ subject may not be empty [subject-empty]',
  },
]
