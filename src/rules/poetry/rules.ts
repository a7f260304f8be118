/** Poetry. */
import type { Rule } from '../../core/model/index.js'

export const poetry: readonly Rule[] = [
  {
    id: 'poetry/solving',
    category: 'dependency',
    ecosystem: 'python',
    pattern:
      /(?:version solving failed|Because .{1,300}(?:depends on|requires|forbidden|doesn't match any versions|which doesn't match|is not supported).{0,400}|The current project's (?:supported )?Python (?:requirement|version) .{1,200}(?:is not compatible|not supported).*)/,
    gate: ['version solving failed', 'because ', "current project's"],
    within: { pattern: /poetry|SolverProblemError|version solving|Resolving dependencies/i, lines: 12 },
    role: 'cause',
    strength: 0.92,
    transient: 0.01,
    title: 'Poetry finds no set of versions that fits',
    advice: 'Relax the constraint the message names.',
    example: 'Because foo (1.0) depends on bar (>=2) and app depends on bar (<2), version solving failed.',
    counterExample: 'because of this',
  },
  {
    id: 'poetry/lock',
    category: 'dependency',
    ecosystem: 'python',
    pattern:
      /(?:pyproject\.toml changed significantly since poetry\.lock was last generated|poetry\.lock is not up to date|Error: poetry\.lock .{1,120}|The lock file is not (?:compatible|up to date)|Hash for .{1,120} from archive .{1,200} not found in known hashes|Unable to find installation candidates for (?<package>\S+)|Could not find a matching version of package (?<package2>\S+)|Package (?<package3>\S+) \([^)]{1,60}\) not found)/,
    gate: [
      'poetry.lock',
      'the lock file is not',
      'not found in known hashes',
      'unable to find installation candidates',
      'could not find a matching version',
      ') not found',
    ],
    role: 'cause',
    strength: 0.9,
    transient: 0.01,
    title: "Poetry's lock file or a package does not fit",
    advice:
      'Run `poetry lock` and commit poetry.lock; an unlisted candidate was removed or lacks a wheel for this platform.',
    example:
      'pyproject.toml changed significantly since poetry.lock was last generated. Run `poetry lock` to fix the lock file.',
    counterExample: 'Writing lock file poetry.lock',
  },
  {
    id: 'poetry/python',
    category: 'config',
    ecosystem: 'python',
    pattern:
      /(?:Poetry was unable to find a compatible version|The currently activated Python version \S+ is not supported by the project|Error: The current project could not be installed: .+)/,
    gate: ['poetry was unable to find', 'is not supported by the project', 'could not be installed'],
    role: 'cause',
    strength: 0.88,
    transient: 0.02,
    title: 'Poetry cannot use this Python or this project',
    advice: 'Set up the Python the project asks for; use --no-root for a project that is no package.',
    example: 'The currently activated Python version 3.11.7 is not supported by the project (>=99).',
    counterExample: 'Using Python 3.11',
  },
  {
    id: 'poetry/config',
    category: 'config',
    ecosystem: 'python',
    pattern:
      /(?:Poetry could not find a pyproject\.toml file|The Poetry configuration is invalid|The command "?[\w -]{1,60}"? does not exist|The option "?--[\w-]+"? does not exist|Group\(s\) not found: |Command not found: (?<command>\S+)|No module named poetry|Poetry requires Python|pyproject\.toml.{0,40} does not contain)/,
    gate: [
      'poetry could not find',
      'poetry configuration is invalid',
      'does not exist',
      'group(s) not found',
      'command not found: ',
      'poetry requires python',
    ],
    within: { pattern: /poetry/i, lines: 20 },
    role: 'cause',
    strength: 0.85,
    transient: 0.01,
    title: 'Poetry is called or set up wrong',
    advice: 'Check pyproject.toml and the version of Poetry on the runner.',
    example: 'The Poetry configuration is invalid:',
    counterExample: 'poetry install',
  },
]
