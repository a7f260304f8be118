/** BuildKit. */
import type { Rule } from '../../core/model/index.js'

export const buildkit: readonly Rule[] = [
  {
    id: 'buildkit/checksum',
    category: 'build',
    ecosystem: 'docker',
    pattern:
      /(?:failed to (?:compute|calculate) (?:cache key|checksum of ref \S+): .{0,200}"(?<file>[^"]{1,300})": not found|COPY failed: .{1,300}|ADD failed: (?!failed to GET).{1,300}|failed to (?:solve|compute cache key).{0,200}: "(?<file2>[^"]{1,200})": not found|lstat \S{1,200}: no such file or directory)/,
    gate: [': not found', 'copy failed: ', 'add failed: ', 'lstat '],
    within: { pattern: /COPY|ADD|Dockerfile|build context|buildx|buildkit|failed to solve/i, lines: 12 },
    role: 'cause',
    strength: 0.84,
    transient: 0.02,
    title: 'A file for COPY or ADD is not in the build context',
    advice: 'Correct the path, the context or .dockerignore.',
    example:
      'ERROR: failed to solve: failed to compute cache key: failed to calculate checksum of ref abc::def: "/app.jar": not found',
    counterExample: 'bash: foo: command: not found',
  },
]
