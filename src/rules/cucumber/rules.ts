/** Cucumber: scenarios in Ruby. */
import type { Rule } from '../../core/model/index.js'

export const cucumber: readonly Rule[] = [
  {
    id: 'cucumber/failed',
    category: 'test',
    ecosystem: 'ruby',
    pattern: /^\s*cucumber (?:-p \S{1,40} )?(?<file>\S{1,200}\.feature):(?<line>\d+) # (?<name>.+)/,
    gate: ['.feature:'],
    role: 'cause',
    strength: 0.84,
    transient: 0.12,
    title: 'Cucumber scenario failed: {name}',
    advice: 'Run that feature line locally.',
    example: 'cucumber features/login.feature:12 # Scenario: Log in',
    counterExample: '12 scenarios (12 passed)',
  },
  {
    id: 'cucumber/summary',
    category: 'test',
    ecosystem: 'ruby',
    pattern: /^\s*\d+ scenarios? \((?:[^)]{1,60}, )?\d+ (?:failed|undefined)[^)]{0,60}\)/,
    gate: ['scenario'],
    role: 'symptom',
    strength: 0.58,
    transient: 0.12,
    title: 'Cucumber reports failures',
    advice: 'Read the failing scenario above.',
    example: '1 scenario (1 failed)',
    counterExample: '12 scenarios (12 passed)',
  },
]
