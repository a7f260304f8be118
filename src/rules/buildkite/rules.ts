/** Buildkite's agent. */
import type { Rule } from '../../core/model/index.js'

export const buildkite: readonly Rule[] = [
  {
    id: 'buildkite/agent-lost',
    category: 'infrastructure',
    ecosystem: 'buildkite',
    pattern:
      /(?:Agent was lost|agent (?:disconnected|stopped|lost)|The agent (?:has )?(?:lost|failed to|was stopped|received)|Process was (?:terminated|stopped) by the agent|buildkite-agent.{0,80}(?:SIGTERM|graceful))/,
    gate: [
      'agent was lost',
      'agent disconnected',
      'agent stopped',
      'agent lost',
      'the agent ',
      'by the agent',
      'buildkite-agent',
    ],
    within: { pattern: /buildkite/i, lines: 6 },
    role: 'cause',
    strength: 0.88,
    transient: 0.8,
    title: 'The Buildkite agent went away',
    advice: 'Retry the job.',
    example: '🚨 Error: Agent was lost, buildkite will retry',
    counterExample: 'agent started',
  },
  {
    id: 'buildkite/error',
    category: 'unknown',
    ecosystem: 'buildkite',
    pattern:
      /^(?:🚨 Error: The command exited with status -?\d+|user command error: .{1,200}|\^\^\^ \+\+\+.{0,0}|🚨 Error: (?:running|The plugin) .{1,200})/,
    gate: ['the command exited with status', 'user command error', 'error: running', 'error: the plugin'],
    role: 'wrapper',
    strength: 0.25,
    transient: 0.1,
    title: 'The command failed',
    advice: 'Read its output above.',
    example: '🚨 Error: The command exited with status 1',
    counterExample: 'exited with status 0',
  },
]
