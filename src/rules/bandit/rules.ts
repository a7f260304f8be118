/** Bandit: security of Python code. */
import type { Rule } from '../../core/model/index.js'

export const bandit: readonly Rule[] = [
  {
    id: 'bandit/issue',
    category: 'lint',
    ecosystem: 'python',
    pattern: /^\s*>> Issue: \[(?<code>B\d{3}):(?<name>[\w]+)\] (?<message>.+)/,
    gate: ['>> issue: ['],
    role: 'cause',
    strength: 0.8,
    transient: 0.01,
    title: 'Bandit: {message}',
    advice: 'Fix it, or mark it with `# nosec` and the reason.',
    example:
      '>> Issue: [B602:subprocess_popen_with_shell_equals_true] subprocess call with shell=True identified, security issue.',
    counterExample: '>> No issues',
  },
]
