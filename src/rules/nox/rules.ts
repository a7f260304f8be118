/** nox. */
import type { Rule } from '../../core/model/index.js'

export const nox: readonly Rule[] = [
  {
    id: 'nox/session',
    category: 'config',
    ecosystem: 'python',
    pattern:
      /^nox > (?<message>Program \S{1,80} not found\.|Sessions not found: .{1,200}|Error while collecting sessions\.|.{0,40}noxfile\.py not found.{0,80})/,
    gate: ['nox > '],
    role: 'cause',
    strength: 0.9,
    transient: 0.01,
    title: 'nox: {message}',
    advice: 'Correct the session or install the program it runs.',
    example: 'nox > Program ruff not found.',
    counterExample: 'nox > Session lint was successful.',
  },
]
