/** Reads a test report of any format as a stream. */
import type { TestResults } from '../../model/index.js'
import { reportedCase } from './case.js'
import { formatOf } from './formats/index.js'
import { readByHead } from './stream.js'
import { createTally, type Tally } from './tally.js'

/**
 * Adds the tests of one report to a tally.
 *
 * @returns what the reader of the result must know, in one sentence, such as that the report breaks off
 * @throws Error with one plain sentence where nothing of it can be read: it is another format, or empty
 */
export async function readReport(
  chunks: AsyncIterable<Uint8Array>,
  tally: Pick<Tally, 'add' | 'addTotals'>,
): Promise<string | undefined> {
  return readByHead(chunks, (head) =>
    formatOf(head).reader({
      test: (facts) => tally.add(reportedCase(facts)),
      totals: (totals) => tally.addTotals(totals),
    }),
  )
}

/** Totals, failing and flaky tests, and durations of one report. */
export async function readTestReport(chunks: AsyncIterable<Uint8Array>): Promise<TestResults> {
  const tally = createTally()
  await readReport(chunks, tally)
  return tally.results()
}
