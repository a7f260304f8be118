/** Reads a test report of any format as a stream. */
import type { TestResults } from '../../model/index.js'
import { reportedCase } from './case.js'
import type { ReportReader } from './format.js'
import { formatOf } from './formats/index.js'
import { createTally, type Tally } from './tally.js'
import { decodeXml } from './xml/text.js'

/** Enough to see the format, a log before it and all. */
const headLength = 16_384
/** Nobody’s tests say more than this; what a suite printed is most of it, and passed over. */
const maxBytes = 512 * 1048576

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
  let head = ''
  let reader: ReportReader | undefined
  const start = (): ReportReader => {
    const begun = formatOf(head).reader({
      test: (facts) => tally.add(reportedCase(facts)),
      totals: (totals) => tally.addTotals(totals),
    })
    // A document starts where its first character does; what a log said before it is passed over by XML’s reader alone.
    begun.write(head.trimStart())
    return begun
  }
  for await (const text of decodeXml(chunks, maxBytes)) {
    if (reader !== undefined) reader.write(text)
    else {
      head += text
      if (head.length >= headLength) reader = start()
    }
  }
  reader ??= start()
  return reader.end()
}

/** Totals, failing and flaky tests, and durations of one report. */
export async function readTestReport(chunks: AsyncIterable<Uint8Array>): Promise<TestResults> {
  const tally = createTally()
  await readReport(chunks, tally)
  return tally.results()
}
