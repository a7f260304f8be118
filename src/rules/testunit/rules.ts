/** test-unit: tests of Ruby. */
import type { Rule } from '../../core/model/index.js'

export const testunit: readonly Rule[] = [
  {
    id: 'testunit/failure',
    category: 'test',
    ecosystem: 'ruby',
    pattern: /^\s*(?:Failure|Error): (?<name>test[_:\w ()?!]{1,200}\((?<class>[\w:]+)\))/,
    gate: ['failure: test', 'error: test'],
    role: 'cause',
    strength: 0.85,
    transient: 0.12,
    title: 'Test {name} failed',
    advice: 'The lines below say what was expected.',
    example: 'Failure: test_valid(UserTest)',
    counterExample: 'Failure: testing done',
  },
]
