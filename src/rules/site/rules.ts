/** Site generators: Jekyll, Hugo, Docusaurus. */
import type { Rule } from '../../core/model/index.js'

export const site: readonly Rule[] = [
  {
    id: 'site/error',
    category: 'build',
    ecosystem: 'documentation',
    pattern:
      /^\s*(?:(?:Error: )?(?:Error building site: .{1,300}|error building site: .{1,300})|Liquid Exception: .{1,300}|jekyll \S+ \| Error: .{1,300}|(?:Error: |\[ERROR\] (?:Error: )?)?Docusaurus found broken (?:links|anchors|markdown links)!?|(?<file>\S{1,200}\.adoc): (?:line (?<line>\d+): )?.{0,40}(?:ERROR|FAILED): .+|asciidoctor: (?:ERROR|FAILED): .+|ERROR: .{1,120}doxygen.{1,100}|doxygen: error: .+)/,
    gate: [
      'error building site',
      'liquid exception',
      'jekyll ',
      'docusaurus found broken',
      '.adoc',
      'asciidoctor: ',
      'doxygen',
    ],
    role: 'cause',
    strength: 0.82,
    transient: 0.02,
    title: 'The site could not be built',
    advice: 'Correct the page or template named.',
    example: 'Error: error building site: render: failed to render pages: execute of template failed',
    counterExample: 'Site built in 12 ms',
  },
]
