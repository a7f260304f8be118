/** Reads a coverage report of any format as a stream. */
import type { ReportReader } from '../tests/report/format.js'
import { decodeXml } from '../tests/report/xml/text.js'
import type { CoverageFound } from './format.js'
import { formatOf } from './formats/index.js'

/** Enough to see the format. */
const headLength = 16_384
const maxBytes = 512 * 1048576

/**
 * Adds one report to a tally.
 *
 * @returns what is wrong with it, in a few words, where it could not be read to its end
 * @throws Error in one sentence where it is no coverage report, or too large
 */
export async function readCoverage(
  chunks: AsyncIterable<Uint8Array>,
  found: CoverageFound,
): Promise<string | undefined> {
  let head = ''
  let reader: ReportReader | undefined
  const start = (): ReportReader => {
    const begun = formatOf(head).reader(found)
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
