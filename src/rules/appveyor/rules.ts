/** AppVeyor's agent. */
import type { Rule } from '../../core/model/index.js'

export const appveyor: readonly Rule[] = [
  {
    id: 'appveyor/limit',
    category: 'timeout',
    ecosystem: 'appveyor',
    pattern: /Build execution time has reached the maximum allowed time for your plan \(\d+ minutes\)/,
    gate: ['has reached the maximum allowed time'],
    role: 'cause',
    strength: 0.92,
    transient: 0.25,
    title: "AppVeyor's time limit was reached",
    advice: 'Split the build or speed it up.',
    example: 'Build execution time has reached the maximum allowed time for your plan (60 minutes).',
    counterExample: 'Build time 60 minutes',
  },
  {
    id: 'appveyor/exit',
    category: 'unknown',
    ecosystem: 'appveyor',
    pattern: /^Command (?:exited with code [1-9-]\d*|executed with exception: )/,
    gate: ['command exited with code', 'command executed with exception'],
    role: 'wrapper',
    strength: 0.2,
    transient: 0.1,
    title: 'A command failed',
    advice: 'Read its output above.',
    example: 'Command exited with code 1',
    counterExample: 'Command exited with code 0',
  },
]
