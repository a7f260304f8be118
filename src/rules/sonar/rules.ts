/** SonarQube. */
import type { Rule } from '../../core/model/index.js'

export const sonar: readonly Rule[] = [
  {
    id: 'sonar/gate',
    category: 'lint',
    ecosystem: 'sonar',
    pattern:
      /(?:QUALITY GATE STATUS: FAILED|Quality Gate has FAILED\.?|ERROR: QUALITY GATE STATUS.*|Pipeline aborted due to quality gate failure)/,
    gate: ['quality gate'],
    role: 'cause',
    strength: 0.9,
    transient: 0.03,
    title: 'The quality gate failed',
    advice: 'Open the analysis; it names the conditions.',
    example: 'QUALITY GATE STATUS: FAILED - View details on https://sonarcloud.io/dashboard?id=foo',
    counterExample: 'QUALITY GATE STATUS: PASSED',
  },
  {
    id: 'sonar/error',
    category: 'config',
    ecosystem: 'sonar',
    pattern:
      /(?:ERROR:? (?:Error during SonarScanner execution|Error during SonarQube Scanner execution|Not authorized\. .{0,100}|Project not found\. .{1,200}|You must define the following mandatory properties.*|Failed to query server version.*)|You are running CI analysis while Automatic Analysis is enabled|Could not find a default branch to fall back on|Failed to execute goal \S+sonar\S*)/,
    gate: [
      'error during sonar',
      'error not authorized',
      'error: not authorized',
      'project not found',
      'mandatory properties',
      'query server version',
      'automatic analysis is enabled',
      'default branch to fall back',
    ],
    within: { pattern: /sonar/i, lines: 45 },
    role: 'cause',
    strength: 0.8,
    transient: 0.1,
    title: 'The Sonar scanner could not run',
    advice: 'Check token, organisation and project key.',
    example: 'ERROR: Error during SonarScanner execution',
    counterExample: 'INFO: SonarScanner 5.0',
  },
]
