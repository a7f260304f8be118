/** PHP itself. */
import type { Rule } from '../../core/model/index.js'

export const php: readonly Rule[] = [
  {
    id: 'php/fatal',
    category: 'build',
    ecosystem: 'php',
    pattern:
      /(?:PHP )?(?:Fatal error|Parse error): +(?<message>(?!Allowed memory|Out of memory).+?) in (?<file>\S{1,300})(?::| on line )(?<line>\d+)/,
    gate: ['fatal error: ', 'parse error: '],
    role: 'cause',
    strength: 0.8,
    transient: 0.03,
    title: 'PHP: {message}',
    advice: 'Fix {file}:{line}.',
    example: "PHP Parse error:  syntax error, unexpected '}' in /app/src/Foo.php on line 12",
    counterExample: 'PHP Warning:  Undefined variable $foo in /app/src/Foo.php on line 12',
  },
  {
    id: 'php/uncaught',
    category: 'build',
    ecosystem: 'php',
    pattern:
      /^\s*(?:(?:PHP )?Fatal error: +Uncaught |In \w+\.php line \d+:|\[(?:[A-Z]\w+\\)+\w*(?:Exception|Error)\]|Uncaught (?:PHP )?(?:Exception|Error)[ :])(?<message>.{0,300})/,
    gate: ['uncaught ', '.php line ', 'exception]', 'error]'],
    excludes: /TransportException/,
    role: 'cause',
    strength: 0.72,
    transient: 0.08,
    title: 'An uncaught PHP error {message}',
    advice: 'Fix the place the message names.',
    example: 'In Kernel.php line 42:',
    counterExample: 'Caught exception',
  },
]
