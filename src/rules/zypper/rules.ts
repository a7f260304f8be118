/** zypper, the package manager of SUSE. */
import type { Rule } from '../../core/model/index.js'

export const zypper: readonly Rule[] = [
  {
    id: 'zypper/error',
    category: 'dependency',
    ecosystem: 'zypper',
    pattern:
      /(?:^\s*(?:Package|'\S+') '?(?<package>\S+?)'? not found(?: in package names)?\.?|No provider of '(?<package2>[^']+)' found|Problem: \d+: .+|Problem occurred during or after installation or removal of packages)/,
    gate: ['not found', 'no provider of', 'problem: ', 'problem occurred during'],
    within: { pattern: /zypper|solver|Loading repository data/i, lines: 30 },
    role: 'cause',
    strength: 0.88,
    transient: 0.05,
    title: 'zypper cannot install a package',
    advice: 'Check the package name and the enabled repositories.',
    example: "No provider of 'python2-foo' found.",
    counterExample: "'foo' is already installed.",
  },
]
