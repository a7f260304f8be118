/** MkDocs. */
import type { Rule } from '../../core/model/index.js'

export const mkdocs: readonly Rule[] = [
  {
    id: 'mkdocs/strict',
    category: 'build',
    ecosystem: 'documentation',
    pattern:
      /^\s*(?:Aborted with \d+ (?:Configuration )?(?:warnings?|Errors?).{0,60}!|ERROR\s+-\s+(?<message>(?:Config|Error (?:reading|building)|Macro|Plugin|.{0,60}not found|Failed).{0,250}))/,
    gate: ['aborted with ', 'error    -', 'error   -', 'error  -', 'error -'],
    within: { pattern: /mkdocs|documentation/i, lines: 40 },
    role: 'cause',
    strength: 0.76,
    transient: 0.02,
    title: 'MkDocs could not build the documentation',
    advice: 'Correct the warning above.',
    example: 'Aborted with 2 warnings in strict mode!',
    counterExample: 'INFO    -  Documentation built in 1.20 seconds',
  },
  {
    id: 'mkdocs/warning',
    category: 'build',
    ecosystem: 'documentation',
    pattern:
      /^WARNING\s+-\s+(?<message>(?:Doc file|A (?:reference|relative path)|The following pages|.{0,80}(?:not found|contains a link|is not found)).{0,250})/,
    gate: ['warning -', 'warning  -', 'warning   -'],
    within: { pattern: /^Aborted with \d+/, lines: 16 },
    role: 'cause',
    strength: 0.84,
    transient: 0.02,
    title: 'MkDocs, strict: {message}',
    advice: 'Correct it, or build without --strict.',
    example:
      "WARNING -  Doc file 'index.md' contains a link 'missing.md', but the target is not found among documentation files.",
    counterExample: 'INFO    -  Documentation built',
  },
  {
    id: 'mkdocs/config',
    category: 'config',
    ecosystem: 'documentation',
    pattern:
      /^ERROR +- +Config value '(?<name>[^']{1,80})': (?<message>.{3,300})|^Error: MkDocs encountered an error parsing the configuration file.{0,200}/,
    gate: ["config value '", 'error parsing the configuration'],
    role: 'cause',
    strength: 0.92,
    transient: 0.01,
    title: "MkDocs' configuration has an error",
    advice: 'Correct mkdocs.yml.',
    example: "ERROR   -  Config value 'theme': Unrecognised theme name: 'acme'.",
    counterExample: "INFO    -  Config value 'plugins'",
  },
]
