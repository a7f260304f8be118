/** pacman, the package manager of Arch. */
import type { Rule } from '../../core/model/index.js'

export const pacman: readonly Rule[] = [
  {
    id: 'pacman/target-not-found',
    category: 'dependency',
    ecosystem: 'pacman',
    pattern:
      /(?:error: target not found: (?<package>\S+)|error: failed to prepare transaction \(.+\)|:: (?:installing|unable to satisfy dependency) .{1,200}(?:breaks dependency|required by)|error: could not satisfy dependencies|error: failed to commit transaction \((?:conflicting files|invalid or corrupted package).*\))/,
    gate: [
      'error: target not found',
      'failed to prepare transaction',
      'breaks dependency',
      'unable to satisfy dependency',
      'could not satisfy dependencies',
      'failed to commit transaction',
    ],
    role: 'cause',
    strength: 0.92,
    transient: 0.05,
    title: 'pacman cannot install a package',
    advice: 'Update the package databases (`pacman -Syu`) and check the name.',
    example: 'error: target not found: python2-foo',
    counterExample: 'checking for target foo',
  },
  {
    id: 'pacman/retrieve',
    category: 'network',
    ecosystem: 'pacman',
    pattern:
      /(?:error: failed (?:retrieving file '.{1,200}' from \S+|to (?:synchronize all databases|retrieve some files|update \w+ \()|to commit transaction \(failed to retrieve).*|warning: failed to retrieve some files)/,
    gate: [
      'error: failed retrieving',
      'error: failed to synchron',
      'error: failed to retrieve',
      'error: failed to update',
      'failed to retrieve some files',
    ],
    role: 'cause',
    strength: 0.88,
    transient: 0.75,
    title: 'A pacman mirror could not be reached',
    advice: 'Retry; use another mirror.',
    example: "error: failed retrieving file 'core.db' from mirror.example.org : Connection timed out",
    counterExample: 'error: failed to init transaction',
  },
]
