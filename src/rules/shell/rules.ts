/** Shells. */
import type { Rule } from '../../core/model/index.js'

export const shell: readonly Rule[] = [
  {
    id: 'shell/syntax',
    category: 'config',
    ecosystem: 'shell',
    pattern:
      /(?:^|\s)(?<file>\S{1,200}): (?:(?:eval: )?line )?(?<line>\d+): (?:\d+: )?(?<message>(?:[Ss]yntax error|unexpected EOF while looking for|syntax error near|syntax error:|unbound variable|bad substitution|Bad substitution|\S{1,60}: (?:unbound variable|parameter not set|parameter null or not set|integer expression expected|[Bb]ad substitution)).*)/,
    gate: [
      'syntax error',
      'unexpected eof',
      'unbound variable',
      'bad substitution',
      'parameter not set',
      'parameter null',
    ],
    role: 'cause',
    strength: 0.82,
    transient: 0.02,
    title: 'A shell script is wrong: {message}',
    advice: 'Fix {file}:{line}.',
    example: "./build.sh: line 12: syntax error near unexpected token `fi'",
    counterExample: './build.sh: line 12: cd: /foo: No such file or directory',
  },
]
