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

/**
 * Failures that a summary declares and no test of the report shows: they are counted, so that nobody takes it for a pass.
 *
 * @param declared undefined, or no number, where the summary says nothing
 */
export function countUnnamed(found: Found, declared: number | undefined, shown: number): void {
  const unnamed = (declared ?? 0) - shown
  if (unnamed > 0) found.totals({ total: unnamed, failed: unnamed, skipped: 0 })
}

/** A count as an attribute gives it. */
export const countOf = (text: string | undefined): number => (/^\d{1,9}$/.test(text ?? '') ? Number(text) : 0)

export const failedUnnamed = 'it says that the run failed, and shows no test that did'
export const brokeOff = 'it breaks off in the middle; the tests before that were read'
