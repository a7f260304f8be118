/** uv. */
import type { Rule } from '../../core/model/index.js'

export const uv: readonly Rule[] = [
  {
    id: 'uv/resolution',
    category: 'dependency',
    ecosystem: 'python',
    pattern:
      /(?:× No solution found when resolving|(?:╰─▶|cause:) Because .+|and because .{1,300}we can conclude that|Because .{1,300}your (?:project|workspace)'s requirements are unsatisfiable|The lockfile at `uv\.lock` needs to be updated|error: (?:Failed to (?:resolve|parse) .{1,200}|Package `(?<package>[^`]+)` .{1,100}not found|No (?:wheels|interpreter) .{1,200})|× Failed to (?:build|download(?: and build)?|resolve) `?(?<package2>[^`\s]+)|Because .{1,120} was not found in the package registry)/,
    gate: [
      'no solution found when resolving',
      'because ',
      'we can conclude that',
      'needs to be updated',
      'error: failed to ',
      'error: package `',
      'error: no wheels',
      'error: no interpreter',
      'failed to build',
      'failed to download',
      'failed to resolve',
    ],
    excludes:
      /(?:dns error|timed out|operation timed|connect error|error sending request|error trying to connect)|failed to (?:run|get|select|compile)/,
    within: { pattern: /\buv\b|╰─▶|uv\.lock|No solution found/i, lines: 14 },
    role: 'cause',
    strength: 0.92,
    transient: 0.01,
    title: 'uv cannot resolve or build a package',
    advice: 'Read the Because lines; relax the constraint or run `uv lock`.',
    example: '  × No solution found when resolving dependencies:',
    counterExample: 'Resolved 12 packages in 3ms',
  },
  {
    id: 'uv/network',
    category: 'network',
    ecosystem: 'python',
    pattern:
      /(?:(?:error|├─▶|╰─▶|Caused by|× ).{0,80}(?:Failed to (?:fetch|download|extract): ?`|Request failed after \d+ retries|error sending request for url|dns error|operation timed out|tcp connect error|connection (?:reset|closed before).*))/,
    gate: [
      'failed to fetch',
      'failed to download',
      'request failed after',
      'error sending request for url',
      'dns error',
      'operation timed out',
      'tcp connect error',
      'connection reset',
      'connection closed before',
    ],
    role: 'cause',
    strength: 0.88,
    transient: 0.7,
    title: 'A package host could not be reached',
    advice: "Retry; cache the tool's downloads, or raise its timeout.",
    example: 'error: Failed to fetch: `https://pypi.example.org/simple/foo/`',
    counterExample: 'Resolved 12 packages',
  },
]
