/** Comparisons of pictures. */
import type { Rule } from '../../core/model/index.js'

export const pixel: readonly Rule[] = [
  {
    id: 'pixel/snapshot',
    category: 'test',
    ecosystem: 'display',
    pattern:
      /(?:Snapshot `.{1,200}` mismatched|Screenshot comparison failed|\b\d{1,9} pixels \(ratio .{1,40}\) (?:of all image pixels )?are different|Expected image to match or be a close match|\bImage (?:mismatch|diff) .{0,60}%)/,
    gate: [
      'mismatched',
      'screenshot comparison failed',
      'are different',
      'expected image to match',
      'image mismatch',
      'image diff',
    ],
    within: { pattern: /snapshot|screenshot|image/i, lines: 30 },
    role: 'cause',
    strength: 0.82,
    transient: 0.1,
    title: 'A snapshot differs',
    advice: 'Look at the difference; update the snapshot when it is meant.',
    example: 'Error: Snapshot `App renders 1` mismatched',
    counterExample: '3 snapshots passed',
  },
]
