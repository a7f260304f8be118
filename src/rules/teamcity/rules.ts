/** TeamCity's agent. */
import type { Rule } from '../../core/model/index.js'

export const teamcity: readonly Rule[] = [
  {
    id: 'teamcity/problem',
    category: 'unknown',
    ecosystem: 'teamcity',
    pattern:
      /^\s*(?:##teamcity\[buildProblem description='(?<what>.{1,300}?)'|Process exited with code [1-9]\d* \(Step: .{1,200}\)|Step .{1,100} failed$)/,
    gate: ['##teamcity[buildproblem', 'process exited with code'],
    role: 'wrapper',
    strength: 0.25,
    transient: 0.1,
    title: 'TeamCity reports a problem',
    advice: 'Read the output above.',
    example: 'Process exited with code 1 (Step: Build (Command Line))',
    counterExample: 'Process exited with code 0 (Step: Build)',
  },
]
