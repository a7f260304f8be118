/** pytest, RSpec, PHPUnit. */
import type { TestCase } from '../../model/index.js'
import { cutAt, type Runner, unique, withoutOption } from './runner.js'
import { isShowable, pathArgument, regexOf } from './shell-quote.js'

export const pytest: Runner = {
  id: 'pytest',
  recognises: (clues) => /\bpytest\b|\bpy\.test\b/.test(clues.text) || clues.files.some((file) => file.endsWith('.py')),
  argumentsFor: (tests) => {
    const ids = unique(tests.map(nodeId))
    return ids.length === 0 ? undefined : ['python', '-m', 'pytest', '--', ...ids]
  },
  programs: ['pytest', 'py.test'],
  stops: {
    words: /^(?:-[a-z]*x[a-z]*$|--exitfirst|--maxfail|--stepwise|--sw$)/,
    files: ['pytest.ini', '.pytest.ini', 'pyproject.toml', 'setup.cfg', 'tox.ini'],
    setting: /addopts[^\n]*(?:\n[ \t][^\n]*)*(?:\s|["'=])(?:-x|--exitfirst|--maxfail)/,
  },
  /** It remembers by itself what failed; which of its arguments are paths only its plugins know. */
  narrowed: (own) =>
    own.includes('no:cacheprovider')
      ? undefined
      : [
          ...withoutOption(own, ['--last-failed-no-failures', '--lfnf']),
          '--last-failed',
          '--last-failed-no-failures=none',
        ],
  selected: (own, tests) => {
    const named = tests.map(pytestWords)
    return named.includes(undefined) ? undefined : [...withoutOption(own, ['-k']), '-k', unique(named).join(' or ')]
  },
}

/** `-k` finds names by their parts: the function and its class, whose parameters all run. */
function pytestWords(test: TestCase): string | undefined {
  const name = /^[A-Za-z_]\w*/.exec(test.name)?.[0]
  const owner = /(?:^|\.)([A-Z]\w*)$/.exec(test.suite ?? '')?.[1]
  if (name === undefined || ['and', 'or', 'not'].includes(name)) return undefined
  return owner === undefined ? name : `(${owner} and ${name})`
}

const identifier = /^[A-Za-z_]\w*$/

/** `tests.unit.test_sums.TestAdd` is a module’s path and then its classes, which begin with a capital by convention. */
function nodeId(test: TestCase): string | undefined {
  const parts = test.suite?.split('.') ?? []
  const firstClass = parts.findIndex((part) => /^[A-Z]/.test(part))
  const modules = firstClass < 0 ? parts : parts.slice(0, firstClass)
  const classes = firstClass < 0 ? [] : parts.slice(firstClass)
  if (!parts.every((part) => identifier.test(part))) return undefined
  const path = test.file === undefined ? `${modules.join('/')}.py` : pathArgument(test.file)
  const known = path !== undefined && path !== '.py' && !path.includes('::')
  // A name cut short, or one that cannot be shown, still leaves its function, which runs all its parameters.
  const whole = isShowable(test.name) && test.name.length < cutAt
  const name = whole ? test.name : test.name.split('[')[0]
  if (!known || name === undefined || !isShowable(name) || name.length >= cutAt) return known ? path : undefined
  return [path, ...classes, name].join('::')
}

export const rspec: Runner = {
  id: 'RSpec',
  recognises: (clues) => /\brspec\b/.test(clues.text) || clues.files.some((file) => file.endsWith('_spec.rb')),
  argumentsFor: (tests) => {
    const files = tests.map((test) => (test.file === undefined ? undefined : pathArgument(test.file)))
    if (files.every((file) => file !== undefined) && tests.every((test) => test.line !== undefined))
      return ['bundle', 'exec', 'rspec', ...unique(tests.map((test, index) => `${files[index]}:${test.line}`))]
    const examples = tests.filter((test) => isShowable(test.name) && test.name.length < cutAt)
    if (examples.length === 0) return undefined
    const known = files.includes(undefined) ? [] : unique(files)
    return ['bundle', 'exec', 'rspec', ...unique(examples.map((test) => `--example=${test.name}`)), ...known]
  },
  programs: ['rspec'],
  stops: {
    words: /^--fail-fast/,
    files: ['.rspec', 'spec/spec_helper.rb', 'spec/rails_helper.rb'],
    setting: /fail[-_]fast/,
  },
  narrowed: (own, tests) => [
    ...withoutOption(own, ['-e', '--example']),
    ...unique(tests.map((test) => `--example=${test.name}`)),
  ],
}

export const phpunit: Runner = {
  id: 'PHPUnit',
  recognises: (clues) => /\bphpunit\b/.test(clues.text) || clues.files.some((file) => file.endsWith('Test.php')),
  argumentsFor: (tests) => ['vendor/bin/phpunit', `--filter=/(${unique(tests.map(phpPattern)).join('|')})/`],
  programs: ['phpunit'],
  endsSo: (exitCode) => exitCode === 1 || exitCode === 2,
  stops: {
    words: /^--stop-on-/,
    files: ['phpunit.xml', 'phpunit.xml.dist', 'phpunit.dist.xml'],
    setting: /stopOn\w+\s*=\s*"true"/,
  },
  narrowed: (own, tests) => [
    ...withoutOption(own, ['--filter']),
    `--filter=/(${unique(tests.map(phpPattern)).join('|')})/`,
  ],
}

/** `testAdd with data set "a"` or `testAdd#1`: the method alone, whose every data set runs. */
const phpPattern = (test: TestCase): string => {
  const name = /^[A-Za-z_]\w*/.exec(test.name)?.[0]
  // JUnit’s class name is written with dots, PHP’s with backslashes: its last part stands before `::` in both.
  const owner = /(?:^|[.\\])(?<last>[A-Za-z_]\w*)$/.exec(test.suite ?? '')?.groups?.['last'] ?? ''
  return name === undefined ? regexOf(test.name) : `${owner}::${name}( |#|$)`
}
