/**
 * Lines that begin with a place in a file, of tools that nobody wrote rules for. In languages that are compiled such a line is the
 * compiler's; of what is never compiled (prose, settings, styles, scripts) it is a checker's. A step's command overrules both.
 */
import type { Rule } from '../../core/model/index.js'

const gates = (extensions: readonly string[]): readonly string[] => extensions.map((each) => `.${each}:`)
const compiled = 'go c cc cpp cxx h hpp rs java kt scala cs vala v sv vhd sol f f95 d dart fs'.split(' ')
const checked =
  'py pyi js jsx mjs cjs rb sh bash zsh md markdown rst txt adoc yml yaml json toml css scss less html htm sql pp tf vue svelte php ini cfg'.split(
    ' ',
  )
const place = (extensions: readonly string[]): string =>
  String.raw`^\W{0,6}(?<file>(?:[A-Za-z]:)?[\w./\\@+ -]{0,200}\.(?:${extensions.join('|')})):(?<line>\d{1,7})(?::(?<column>\d{1,6})(?:-\d{1,6})?)?:? (?:- )?`

/** What a stack, a log or a test prints with a place before it. */
const otherwise =
  /warning:|\bnote:|\binfo:|debug|in (?:main chunk|function|method|block)|: in [`'<]|\bOK\b|passed|\b\w*(?:Error|Exception|Failure)\b|panic|assert|^\s*(?:at|from) |: (?:DEBUG|INFO|TRACE)\b|ok:|\berror\b:?/

export const genericPlaces: readonly Rule[] = [
  {
    id: 'generic/compiled-place',
    category: 'build',
    ecosystem: 'generic',
    pattern: new RegExp(String.raw`${place(compiled)}(?<message>[A-Za-z'"\`].{3,300})$`),
    gate: gates(compiled),
    excludes: otherwise,
    role: 'cause',
    staged: true,
    strength: 0.5,
    transient: 0.02,
    title: '{file}: {message}',
    advice: 'Look at line {line} of {file}.',
    example: './main.go:3:23: undefined: rate',
    counterExample: './main.go:3: note: declared here',
  },
  {
    id: 'generic/checked-place',
    category: 'lint',
    ecosystem: 'generic',
    pattern: new RegExp(String.raw`${place(checked)}(?<message>[A-Za-z'"\`\[(].{3,300})$`),
    gate: gates(checked),
    excludes: otherwise,
    role: 'cause',
    staged: true,
    strength: 0.5,
    transient: 0.01,
    title: '{file}: {message}',
    advice: 'Look at line {line} of {file}.',
    example: 'docs/a.rst:4: trailing whitespace',
    counterExample: 'app.py:12: AssertionError',
  },
  {
    id: 'generic/named-finding',
    category: 'lint',
    ecosystem: 'generic',
    pattern:
      /^(?=.{12,400}$).*\S\s+(?:\((?!node:|line |exit )[a-z][a-z0-9]*(?:-[a-z0-9]+){1,5}\)|\[(?!-W)[a-z][a-z0-9]*(?:[-/][a-z0-9]+){1,5}(?:,-[\w-]+)*\])$/,
    gate: ['error', 'warning', '✖', 'must ', 'should ', 'missing', 'unexpected'],
    excludes:
      /^(?:\[|INFO|DEBUG|\d{4}-|npm )|\d more \(|(?:in|took) \d|\bok\b|passed|https?:|##\[|Done|Finished|Building|Step \d/i,
    role: 'cause',
    strength: 0.62,
    transient: 0,
    title: 'A check of the source found something',
    advice: 'Mend the place named, or set the rule in brackets otherwise.',
    example: '✖   subject may not be empty [subject-empty]',
    counterExample: '[INFO] --- surefire:3.2.5:test (default-test)',
  },
]
