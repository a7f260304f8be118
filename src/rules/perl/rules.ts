/** Perl itself. */
import type { Rule } from '../../core/model/index.js'

export const perl: readonly Rule[] = [
  {
    id: 'perl/missing-module',
    category: 'dependency',
    ecosystem: 'perl',
    pattern:
      /(?:Can't locate (?<file>\S{1,200}\.pm) in @INC.{0,300}|! (?:Couldn't find module or a distribution (?<module>\S+).{0,60}|Installing (?:the dependencies failed: .{1,300}|\S+ failed\. See .+)|Bailing out the installation for .{1,200}|Configure failed for .{1,200})|Warning: prerequisite \S+ .{0,40}not found)/,
    gate: [
      'in @inc',
      "couldn't find module or a distribution",
      'installing the dependencies failed',
      'failed. see ',
      'bailing out the installation',
      'configure failed for',
    ],
    excludes: /Warning: prerequisite|debconf:/,
    role: 'cause',
    strength: 0.9,
    transient: 0.03,
    title: 'A Perl module is missing',
    advice: 'Add it to cpanfile or Makefile.PL and install it.',
    example:
      "Can't locate JSON/XS.pm in @INC (you may need to install the JSON::XS module) (@INC contains: /etc/perl) at t/foo.t line 3.",
    counterExample: 'JSON::XS is up to date. (4.03)',
  },
  {
    id: 'perl/compile',
    category: 'build',
    ecosystem: 'perl',
    pattern:
      /(?:^(?<message>.{3,300}) at (?<file>\S{1,200}\.(?:pl|pm|t|PL|cgi)) line (?<line>\d+)(?:, near .{1,100}|\.)?$|had compilation errors\.)/,
    gate: [' line ', 'had compilation errors'],
    excludes: /^#|BEGIN failed|Compilation failed|warning|deprecated|uninitialized|^\s+(?:main|eval)|Can't locate/i,
    within: { pattern: /syntax error|Global symbol|compilation|aborted due to|Can't |Bareword/, lines: 6 },
    role: 'cause',
    strength: 0.86,
    transient: 0.02,
    title: 'Perl: {message}',
    advice: 'Fix the place named.',
    example: 'syntax error at lib/Foo.pm line 12, near "}"',
    counterExample: 'Use of uninitialized value $x in addition (+) at lib/Foo.pm line 12.',
  },
  {
    id: 'perl/begin-failed',
    category: 'build',
    ecosystem: 'perl',
    pattern: /^(?:Compilation failed in require at|BEGIN failed--compilation aborted)/,
    gate: ['compilation failed in require', 'begin failed--'],
    role: 'symptom',
    strength: 0.55,
    transient: 0.02,
    title: 'Perl does not compile',
    advice: 'Read the line above.',
    example: 'BEGIN failed--compilation aborted at t/a.t line 1.',
    counterExample: 'BEGIN { }',
  },
]
