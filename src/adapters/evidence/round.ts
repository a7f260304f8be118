/** What a round of a command is given, and how it ends. */
import type { TestCase } from '../../core/model/index.js'
import type { Env } from '../../ports.js'

export interface Rounds {
  readonly command: readonly string[]
  readonly cwd: string
  readonly env: Env
  /** Most times a failed test is run again. */
  readonly retries: number
  /** Patterns of the reports the command writes. */
  readonly reports: readonly string[]
  /** Where the first round’s reports are set aside; undefined where nothing can be kept. */
  readonly folder: string | undefined
  /** @param limitMs it is killed after so long */
  readonly run: (
    command: readonly string[],
    limitMs?: number,
  ) => Promise<{ readonly exitCode: number; readonly signal?: string }>
  /** A line for the console and the log. */
  readonly say: (line: string) => void
}

export interface Ended {
  readonly exitCode: number
  readonly signal?: string
  readonly passedAgain?: readonly string[]
  readonly failedAgain?: readonly string[]
  /** Tests that still fail, or of which nobody knows; undefined where no report told of one. */
  readonly failing?: readonly TestCase[]
  readonly probed?: readonly Probed[]
}

/** A new test that both failed and passed. */
export interface Probed {
  /** Short key. */
  readonly test: string
  readonly runs: number
  readonly failures: number
}
