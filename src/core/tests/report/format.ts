/** What a format of test reports is: one row of the table in `formats/index.ts`. */
import type { CaseFacts } from './case.js'

export interface Found {
  test(facts: CaseFacts): void
  /** A suite that gives its totals and no tests. */
  totals(totals: { readonly total: number; readonly failed: number; readonly skipped: number }): void
}

export interface ReportReader {
  write(text: string): void
  /** @returns what the reader of the report must know, in one sentence, such as that it broke off */
  end(): string | undefined
}

export interface ReportFormat {
  readonly name: string
  /** @param head the beginning of the report, from its first character that is no blank */
  recognises(head: string): boolean
  reader(found: Found): ReportReader
}

/** The name of a failure that belongs to no test of its suite: of its set-up, its import, its process. */
export const wholeSuite = '(whole suite)'

export const brokeOff = 'it breaks off in the middle; the tests before that were read'
