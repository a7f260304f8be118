/** pre-commit. */
import type { Rule } from '../../core/model/index.js'

export const precommit: readonly Rule[] = [
  {
    id: 'precommit/hook-failed',
    category: 'lint',
    ecosystem: 'python',
    pattern: /^(?<hook>[^\s.][^.]{1,100}?)\.{3,}(?:\([^)]{1,60}\))?Failed$/,
    gate: ['.failed', ')failed'],
    role: 'cause',
    strength: 0.72,
    transient: 0.02,
    title: 'The pre-commit hook {hook} failed',
    advice: 'Run `pre-commit run --all-files` and commit; its output stands below.',
    example: 'trim trailing whitespace.................................................Failed',
    counterExample: 'trim trailing whitespace.................................................Passed',
  },
  {
    id: 'precommit/modified',
    category: 'lint',
    ecosystem: 'python',
    pattern: /^- files were modified by this hook$/,
    gate: ['files were modified by this hook'],
    role: 'symptom',
    strength: 0.6,
    transient: 0.01,
    title: 'A hook changed files',
    advice: 'Run it locally and commit what it changes.',
    example: '- files were modified by this hook',
    counterExample: '- hook id: black',
  },
]
