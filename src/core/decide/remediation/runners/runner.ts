/** What a test runner is, for the command that runs only the failed tests again. */
import type { TestCase } from '../../../model/index.js'

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
  /** The arguments, the command’s own words first; undefined when these tests cannot be named safely. */
  argumentsFor(tests: readonly TestCase[]): readonly string[] | undefined
}

/** Names are cut at this length when a report is read: such a name is a beginning, not the whole. */
export const cutAt = 250

export const unique = (texts: readonly (string | undefined)[]): readonly string[] =>
  [...new Set(texts.filter((text) => text !== undefined && text !== ''))] as string[]
