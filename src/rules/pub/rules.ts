/** pub: packages of Dart. */
import type { Rule } from '../../core/model/index.js'

export const pub: readonly Rule[] = [
  {
    id: 'pub/unresolvable',
    category: 'dependency',
    ecosystem: 'dart',
    pattern:
      /(?:^Because .{1,400}(?:version solving failed\.|which (?:doesn't match|requires|depends).*|is incompatible with.*|requires SDK version.*)|^So, because .{1,300}|The current Dart SDK version is|Resolving dependencies.{0,20}\n|Could not find package .{1,100} at https?:\/\/pub)/,
    gate: ['because ', 'so, because ', 'the current dart sdk version is', 'could not find package'],
    within: { pattern: /pub get|flutter|dart|Resolving dependencies/i, lines: 20 },
    role: 'cause',
    strength: 0.9,
    transient: 0.02,
    title: 'pub finds no set of versions that fits',
    advice: 'Relax the constraint the message names, or set up the SDK it asks for.',
    example: 'Because app depends on foo ^2.0.0 which requires SDK version >=3.0.0 <4.0.0, version solving failed.',
    counterExample: 'because I said so',
  },
]
