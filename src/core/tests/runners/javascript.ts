/** The runners of JavaScript. Most take files and one pattern over full test names. */
import type { TestCase } from '../../model/index.js'
import { type Clues, cutAt, type Runner, unique, withoutOption } from './runner.js'
import { pathArgument, regexOf } from './shell-quote.js'

const script = /\.[cm]?[jt]sx?$/

/** jest-junit repeats the describe blocks in the class name; vitest writes `a > b`, but matches against `a b`. */
const fullName = (test: TestCase): string => test.name.replaceAll(' > ', ' ')

const namePattern = (tests: readonly TestCase[]): string =>
  `(${unique(tests.map((test) => regexOf(fullName(test)) + (test.name.length >= cutAt ? '' : '$'))).join('|')})`

/** The file the report names, or a class name that is one (vitest). */
const fileOf = (test: TestCase): string | undefined => {
  const named = test.file ?? (test.suite !== undefined && script.test(test.suite) ? test.suite : undefined)
  return named === undefined ? undefined : pathArgument(named)
}
const files = (tests: readonly TestCase[]): readonly string[] => {
  const all = tests.map(fileOf)
  return all.includes(undefined) ? [] : unique(all)
}

/** What separates describe blocks in a report may be a blank where the runner matches. */
const separators = /\s+[>›→]\s+/

/**
 * One pattern for the end of each full name, in a command that names its files itself. In a name that was cut short its
 * beginning is all there is.
 */
const endings = (tests: readonly TestCase[]): string =>
  `(${unique(
    tests.map((test) => {
      const parts = test.name.split(separators)
      const name = parts.map(regexOf).join('\\s+([>›→]\\s+)?')
      return test.name.length >= cutAt ? name : `${name}$`
    }),
  ).join('|')})`

const names = (clues: Clues, word: RegExp): boolean => word.test(clues.text)

export const vitest: Runner = {
  id: 'vitest',
  recognises: (clues) => names(clues, /\bvitest\b/),
  argumentsFor: (tests) => ['npx', 'vitest', 'run', ...files(tests), `--testNamePattern=${namePattern(tests)}`],
  programs: ['vitest'],
  stops: {
    words: /^--bail/,
    files: ['vitest.config.ts', 'vitest.config.mts', 'vitest.config.js', 'vite.config.ts'],
    setting: /\bbail\b/,
  },
  narrowed: (own, tests) => [...withoutOption(own, ['-t', '--testNamePattern']), `--testNamePattern=${endings(tests)}`],
}

export const jest: Runner = {
  id: 'jest',
  recognises: (clues) => names(clues, /\bjest\b/),
  argumentsFor: (tests) => {
    const paths = files(tests)
    return [
      'npx',
      'jest',
      ...(paths.length > 0 ? ['--runTestsByPath', ...paths] : []),
      `--testNamePattern=${namePattern(tests)}`,
    ]
  },
  programs: ['jest'],
  stops: {
    words: /^(?:--bail|-b$)/,
    files: [
      'jest.config.js',
      'jest.config.ts',
      'jest.config.mjs',
      'jest.config.cjs',
      'jest.config.json',
      'package.json',
    ],
    setting: /\bbail\b/,
  },
  narrowed: (own, tests) => [...withoutOption(own, ['-t', '--testNamePattern']), `--testNamePattern=${endings(tests)}`],
}

/** With the number of failed tests, as far as an exit code goes. */
const endsWithCount = (exitCode: number, failed: number): boolean => exitCode === Math.min(failed, 255)

export const mocha: Runner = {
  id: 'mocha',
  recognises: (clues) => names(clues, /\bmocha\b/),
  argumentsFor: (tests) => ['npx', 'mocha', `--grep=${namePattern(tests)}`, ...files(tests)],
  programs: ['mocha', '_mocha'],
  endsSo: endsWithCount,
  stops: {
    words: /^(?:--bail|-b$)/,
    files: ['.mocharc.json', '.mocharc.js', '.mocharc.cjs', '.mocharc.yml', '.mocharc.yaml', 'package.json'],
    setting: /\bbail\b/,
  },
  narrowed: (own, tests) => [...withoutOption(own, ['-g', '--grep', '-f', '--fgrep']), `--grep=${endings(tests)}`],
}

/** Remembers by itself what failed, since 1.44. */
export const playwright: Runner = {
  id: 'Playwright',
  recognises: () => false,
  programs: ['playwright test'],
  stops: {
    words: /^(?:--max-failures|-x$)/,
    files: ['playwright.config.ts', 'playwright.config.js', 'playwright.config.mjs'],
    setting: /\bmaxFailures\b/,
  },
  narrowed: (own) => [...own, '--last-failed'],
  selected: (own, tests) => [...withoutOption(own, ['-g', '--grep']), `--grep=${endings(tests)}`],
}

export const nodeTest: Runner = {
  id: 'node --test',
  recognises: () => false,
  programs: ['node --test'],
  // An option of Node itself: it stands before the files. Its JUnit reporter escapes quotes twice.
  narrowed: (own, tests) => [
    ...tests.map(
      (test) => `--test-name-pattern=/${endings([{ ...test, name: test.name.replaceAll('&quot;', '"') }])}/`,
    ),
    ...own,
  ],
}

/** Takes files only: a spec is the least it runs. */
export const cypress: Runner = {
  id: 'Cypress',
  recognises: () => false,
  programs: ['cypress run'],
  endsSo: endsWithCount,
  narrowed: (own, tests) => {
    const specs = unique(tests.map((test) => test.file ?? test.project).map((file) => file && pathArgument(file)))
    return specs.length === 0 ? undefined : [...withoutOption(own, ['-s', '--spec']), '--spec', specs.join(',')]
  },
}
