/** What a format of coverage reports is: one row of the table in `formats/index.ts`. */
import type { ReportReader } from '../tests/report/format.js'

export type { ReportReader } from '../tests/report/format.js'

/** A line by its number, a block or branch by whatever tells it from the others of its file. */
export type Unit = number | string

export interface Counted {
  readonly covered: number
  readonly total: number
}

/** One source file as one report has it. */
export interface FileCoverage {
  /** @param weight what it counts: Go counts the statements of a block */
  line(unit: Unit, covered: boolean, weight?: number): void
  /** Of a decision: how many of its ways were taken. */
  branch(unit: Unit, counted: Counted): void
  /** Of a report that names no lines. */
  counts(lines: Counted, branches: Counted | undefined): void
}

export interface CoverageFound {
  /** @param path as the report has it @param format whose units these are: those of two formats are not alike */
  file(path: string, format: string): FileCoverage
}

export interface CoverageFormat {
  /** @param head the beginning of the report, from its first character that is no blank */
  recognises(head: string): boolean
  reader(found: CoverageFound): ReportReader
}

export const brokeOff = 'it breaks off in the middle'

/** A whole number of at most nine digits; undefined for anything else. */
export const wholeOf = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined

/** How often something ran: tools write more than fits, fractions and exponents; only whether it did is of interest. */
export const ranAtAll = (text: string | undefined): boolean =>
  text !== undefined && /^\d/.test(text) && Number.parseFloat(text) > 0
