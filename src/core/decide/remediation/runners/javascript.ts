/** jest, vitest, mocha: all take files and one pattern over full test names. */
import type { TestCase } from '../../../model/index.js'
import { pathArgument, regexOf } from '../shell-quote.js'
import { type Clues, cutAt, type Runner, unique } from './runner.js'

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

const names = (clues: Clues, word: RegExp): boolean => word.test(clues.text)

export const vitest: Runner = {
  id: 'vitest',
  recognises: (clues) => names(clues, /\bvitest\b/),
  argumentsFor: (tests) => ['npx', 'vitest', 'run', ...files(tests), `--testNamePattern=${namePattern(tests)}`],
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
}

export const mocha: Runner = {
  id: 'mocha',
  recognises: (clues) => names(clues, /\bmocha\b/),
  argumentsFor: (tests) => ['npx', 'mocha', `--grep=${namePattern(tests)}`, ...files(tests)],
}
