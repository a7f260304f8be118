/** Go, Rust, and CMake’s. */
import type { TestCase } from '../../model/index.js'
import { cutAt, type Runner, unique, withoutOption } from './runner.js'
import { regexOf } from './shell-quote.js'

/** An import path or `./…`: it stands where an option could, so nothing else will do. */
const goPackage = /^(?:\.\/)?[A-Za-z0-9][\w.~/-]*$/

export const goTest: Runner = {
  id: 'go test',
  recognises: (clues) =>
    /\bgo(?:test)?\/|\bgo test\b|\bgotestsum\b/.test(clues.text) ||
    clues.files.some((file) => file.endsWith('_test.go')),
  argumentsFor: (tests) => {
    const packages = unique(tests.map((test) => test.suite))
    const known = packages.length > 0 && packages.every((name) => goPackage.test(name))
    return ['go', 'test', '-count=1', `-run=${goPattern(tests)}`, ...(known ? packages : ['./...'])]
  },
  programs: ['go test'],
  stops: { words: /^--?(?:test\.)?failfast/ },
  narrowed: (own, tests) => {
    const rest = withoutOption(own, ['-run', '--run', '-count', '--count'])
    return [`-run=${goPattern(tests)}`, '-count=1', ...rest]
  },
}

/** `gotestsum OPTIONS -- ARGUMENTS OF GO TEST`. */
export const gotestsum: Runner = {
  id: 'gotestsum',
  recognises: () => false,
  programs: ['gotestsum'],
  stops: { words: /^--?(?:test\.)?failfast|^--max-fails/ },
  narrowed: (own, tests) => {
    const at = own.indexOf('--')
    const [before, after] = at < 0 ? [own, ['./...']] : [own.slice(0, at), own.slice(at + 1)]
    return [...before, '--', ...(goTest.narrowed?.(after, tests) ?? [])]
  },
}

/** `-run` splits its pattern at slashes, one part a level of subtests; spaces in names are underscores there. */
function goPattern(tests: readonly TestCase[]): string {
  const [only] = tests
  const exact = (name: string): string =>
    `^${regexOf(name.replaceAll(' ', '_')).replaceAll('\\/', '/').replaceAll('\\-', '-')}$`
  if (tests.length === 1 && only !== undefined && only.name.length < cutAt)
    return only.name.split('/').map(exact).join('/')
  return unique(tests.map((test) => exact(test.name.split('/')[0] ?? ''))).join('|')
}

/** A Rust path: identifiers, `::`, and the `#1` or generics that some frameworks add. */
const rustPath = /^[A-Za-z_][\w:#<>$ ]*$/

export const cargoNextest: Runner = {
  id: 'cargo nextest',
  recognises: (clues) => /\bnextest\b/.test(clues.text),
  argumentsFor: (tests) => {
    const named = rustNames(tests)
    return named.length === 0
      ? undefined
      : ['cargo', 'nextest', 'run', '-E', named.map((name) => `test(=${name})`).join(' | ')]
  },
  programs: ['cargo nextest run', 'cargo-nextest nextest run'],
  endsSo: (exitCode) => exitCode === 100,
  goesOn: '--no-fail-fast',
  narrowed: (own, tests) => {
    const named = rustNames(tests)
    if (named.length === 0) return undefined
    // Several filters are united; these alone shall run.
    const rest = withoutOption(own, ['-E', '--filterset', '--filter-expr'])
    const end = rest.indexOf('--')
    const filter = ['-E', named.map((name) => `test(=${name})`).join(' | ')]
    return end < 0 ? [...rest, ...filter] : [...rest.slice(0, end), ...filter, ...rest.slice(end)]
  },
}

export const cargoTest: Runner = {
  id: 'cargo test',
  recognises: (clues) =>
    /\bcargo(?:\/|\s+(?:\+\S+\s+)?test\b)/.test(clues.text) || clues.files.some((file) => file.endsWith('.rs')),
  argumentsFor: (tests) => {
    const named = rustNames(tests)
    return named.length === 0 ? undefined : ['cargo', 'test', '--', '--exact', ...named]
  },
  programs: ['cargo test'],
}

/** Remembers by itself what failed, in the build folder. */
export const ctest: Runner = {
  id: 'ctest',
  recognises: () => false,
  programs: ['ctest'],
  endsSo: (exitCode) => exitCode === 8,
  stops: { words: /^--stop-on-failure$/ },
  narrowed: (own) => [...own, '--rerun-failed'],
  selected: (own, tests) => [
    ...withoutOption(own, ['-R', '--tests-regex']),
    '-R',
    `^(${unique(tests.map(({ name }) => regexOf(name).replaceAll('\\-', '-').replaceAll('\\/', '/'))).join('|')})$`,
  ],
}

const rustNames = (tests: readonly TestCase[]): readonly string[] =>
  unique(tests.map((test) => test.name).filter((name) => rustPath.test(name) && name.length < cutAt))
