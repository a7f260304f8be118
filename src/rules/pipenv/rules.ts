/** Pipenv. */
import type { Rule } from '../../core/model/index.js'

export const pipenv: readonly Rule[] = [
  {
    id: 'pipenv/lock',
    category: 'dependency',
    ecosystem: 'python',
    pattern:
      /(?:Your Pipfile\.lock \([0-9a-f]+\) is out of date|✘ Locking Failed!|ERROR:: Aborting deploy|\[ResolutionFailure\]|pipenv\.exceptions\.\w+|Could not find a version that matches)/,
    gate: [
      'pipfile.lock (',
      'locking failed',
      'aborting deploy',
      '[resolutionfailure]',
      'pipenv.exceptions',
      'could not find a version that matches',
    ],
    role: 'cause',
    strength: 0.88,
    transient: 0.02,
    title: 'Pipenv cannot lock or install',
    advice: 'Run `pipenv lock` and commit Pipfile.lock.',
    example: 'Your Pipfile.lock (3f2a1b) is out of date. Expected: (9c8d7e).',
    counterExample: 'Installing dependencies from Pipfile.lock',
  },
]
