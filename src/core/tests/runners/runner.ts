/** What a test runner is, for the command that runs only the failed tests again. */
import type { TestCase } from '../../model/index.js'

export interface Clues {
  /** Rule, step names, evidence lines, in lower case: where the runner’s name may stand. */
  readonly text: string
  /** Files of the failed tests, as far as the report names them. */
  readonly files: readonly string[]
  readonly tests: readonly TestCase[]
}

export interface Runner {
  readonly id: string
  /** Does the run use this runner? Asked in the order of the registry. */
  recognises(clues: Clues): boolean
  /** A command of our own for a desk, its words first; undefined when these tests cannot be named safely. */
  argumentsFor?(tests: readonly TestCase[]): readonly string[] | undefined
  /** Does it end so when tests failed, and nothing else? With 1, where nothing is said. */
  endsSo?(exitCode: number, failed: number): boolean
  /** What tells, in its arguments or its configuration, that it stops at a failure; tests after that have not run. */
  readonly stops?: { readonly words: RegExp; readonly files?: readonly string[]; readonly setting?: RegExp }
  /** It stops so unless this is among its arguments. */
  readonly goesOn?: string
  /** Its programs, each as the words a command line has for it: `go test`. */
  readonly programs: readonly string[]
  /**
   * The arguments of a command that ran these tests among others, changed so that it runs these alone, or few others.
   *
   * @param own what stood behind the program; empty where a script has the rest and these are appended
   * @returns undefined where these arguments cannot be narrowed
   */
  narrowed?(own: readonly string[], tests: readonly TestCase[]): readonly string[] | undefined
  /** The same for tests that have passed, where `narrowed` relies on what the runner remembers of its failures. */
  selected?(own: readonly string[], tests: readonly TestCase[]): readonly string[] | undefined
}

/** The arguments without an option that takes a value, in each of its spellings: `-t x`, `--name x`, `--name=x`. */
export const withoutOption = (own: readonly string[], names: readonly string[]): readonly string[] =>
  own.filter((word, index) => {
    const before = own[index - 1]
    if (names.includes(word) || (before !== undefined && names.includes(before))) return false
    return !names.some((name) => word.startsWith(`${name}=`))
  })

/** Names are cut at this length when a report is read: such a name is a beginning, not the whole. */
export const cutAt = 250

export const unique = (texts: readonly (string | undefined)[]): readonly string[] =>
  [...new Set(texts.filter((text) => text !== undefined && text !== ''))] as string[]
