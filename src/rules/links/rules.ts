/** Checks of links. */
import type { Rule } from '../../core/model/index.js'

export const links: readonly Rule[] = [
  {
    id: 'links/broken',
    category: 'lint',
    ecosystem: 'links',
    pattern:
      /^\s*(?:##\[error\])?(?:\[(?:4\d\d|5\d\d|ERROR|TIMEOUT|ERR)\] <?(?:https?|file):\/\/\S{1,300}.*|\[✖\] \S{1,300}(?: → Status: \d+.*)?|ERROR: \d+ dead links? found!|\(broken\) +\S+|[^:]{1,200}:\d+: broken\s+https?:\/\/\S+.*|(?:BROKEN|✗ BROKEN) .{0,20}https?:\/\/\S+|HTTP_404.{0,20}https?:\/\/\S+|broken link(?: detected)?: \S+|found \d+ broken links?.*|(?:✗ |✖ |Error: |ERROR: )?[1-9]\d* (?:broken|dead) links?\b(?!.{0,20}Web Archive versions).*|Broken links? .{0,200})/,
    gate: [
      '[404',
      '[403',
      '[410',
      '[429',
      '[500',
      '[502',
      '[503',
      '[error]',
      '[timeout]',
      '[err] ',
      '[✖] ',
      'dead link',
      '(broken)',
      ': broken',
      'broken ',
      'http_404',
    ],
    excludes: / 0 (?:broken|links)| no broken|0 (?:broken|dead)|broken pipe|warning/i,
    within: { pattern: /link|lychee|markdown-link|linkcheck|sphinx/i, lines: 45 },
    role: 'cause',
    strength: 0.8,
    transient: 0.35,
    title: 'A link is broken',
    advice: 'Correct the link, or exclude hosts that refuse checkers.',
    example: '[404] <https://example.org/gone> | Failed: Network error: Not Found',
    counterExample: '[200] https://example.org/',
  },
]
