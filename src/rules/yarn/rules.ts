/** Yarn. */
import type { Rule } from '../../core/model/index.js'

export const yarn: readonly Rule[] = [
  {
    id: 'yarn/error',
    category: 'dependency',
    ecosystem: 'npm',
    pattern:
      /^error (?:Couldn't find (?:any versions|package|match)|An unexpected error occurred: "https?:|Found incompatible module|\S+@\S+: The engine|Integrity check failed|Extracting tar content|Incorrect integrity)|^(?:➤ )?YN00(?:01|02|60|82|18|28):.*(?:Error|can't|No candidates|doesn't)/,
    gate: [
      "error couldn't",
      'error an unexpected',
      'error found incomp',
      'the engine "',
      'integrity',
      'error extracting',
      'yn00',
    ],
    role: 'cause',
    strength: 0.85,
    transient: 0.08,
    title: 'yarn cannot install',
    advice: 'The line names the package; check version, engine and lock file.',
    example: 'error Couldn\'t find any versions for "x" that matches "^9"',
    counterExample: 'error Command failed with exit code 1.',
  },
  {
    id: 'yarn/command',
    category: 'unknown',
    ecosystem: 'npm',
    pattern:
      /^(?:error Command failed with exit code \d+\.?|error Command ".+" failed|\s*ELIFECYCLE\s+(?:Test failed|Command failed).*|error \S+: Command failed\.)/,
    gate: ['error command', 'elifecycle', 'command failed'],
    role: 'wrapper',
    strength: 0.4,
    transient: 0.05,
    title: 'A package script failed',
    advice: 'The script’s own output above tells why.',
    example: 'error Command failed with exit code 1.',
    counterExample: 'yarn run v1.22',
  },
  {
    id: 'yarn/script',
    category: 'config',
    ecosystem: 'npm',
    pattern:
      /^error Command "(?<script>[^"]{1,80})" not found\.?|^(?:Usage Error: )?Couldn't find a script named "(?<script2>[^"]{1,80})"/,
    gate: ['error command "', "couldn't find a script"],
    role: 'cause',
    strength: 0.9,
    transient: 0.01,
    title: 'There is no script {script|script2}',
    advice: 'Add it to package.json, or correct the command.',
    example: 'error Command "build" not found.',
    counterExample: 'error Command failed with exit code 1.',
  },
]
