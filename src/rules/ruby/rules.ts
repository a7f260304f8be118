/** Ruby itself. */
import type { Rule } from '../../core/model/index.js'

export const ruby: readonly Rule[] = [
  {
    id: 'ruby/load-error',
    category: 'build',
    ecosystem: 'ruby',
    pattern: /(?:cannot load such file -- (?<feature>\S+)(?: \(LoadError\))?|no such file to load -- (?<feature2>\S+))/,
    gate: ['such file -- ', 'such file to load -- '],
    excludes: /-- bundler/,
    role: 'cause',
    strength: 0.75,
    transient: 0.03,
    title: 'Ruby cannot load a file',
    advice: 'Add the gem that ships it to the Gemfile, or correct the require.',
    example: "/usr/lib/ruby/3.1/kernel_require.rb:54:in `require': cannot load such file -- sassc (LoadError)",
    counterExample: 'loading file sassc',
  },
  {
    id: 'ruby/syntax-error',
    category: 'build',
    ecosystem: 'ruby',
    pattern:
      /(?:^|\s)(?<file>[^\s:]{1,300}\.r[bu]|\S{0,200}Rakefile):(?<line>\d+): (?:syntax error|warning: .* syntax error|.{0,60}\(SyntaxError\))(?<message>.*)/,
    gate: ['syntax error', '(syntaxerror)'],
    role: 'cause',
    strength: 0.9,
    transient: 0.01,
    title: 'Ruby syntax error in {file}:{line}{message}',
    advice: 'Fix {file}:{line}.',
    example: "lib/foo.rb:12: syntax error, unexpected end-of-input, expecting `end'",
    counterExample: 'lib/foo.rb:12: warning: shadowing outer local variable',
  },
  {
    id: 'ruby/uncaught',
    category: 'build',
    ecosystem: 'ruby',
    pattern:
      /^(?:bundler: failed to load command: \S+ .*|\s*(?:\d+: )?(?:from )?(?<file>[^\s:]{1,300}\.rb|[^\s:]{0,200}Rakefile):(?<line>\d+):in [`'][^']{1,200}': (?<message>.{1,400} \([A-Z]\w*(?:::\w+)*(?:Error|Exception|Timeout|Exit|Interrupt)\)))/,
    gate: ['error)', 'exception)', 'failed to load command'],
    excludes: /SyntaxError|LoadError|^\s*\d+: from/,
    role: 'cause',
    strength: 0.62,
    transient: 0.08,
    title: 'Ruby stopped: {message}',
    advice: 'Fix {file}:{line}; the lines below are the call stack.',
    example: "lib/tasks/db.rb:8:in `connect': undefined method `port' for nil:NilClass (NoMethodError)",
    counterExample: 'lib/foo.rb:12: warning: method redefined',
  },
]
