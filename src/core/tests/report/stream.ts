/** A report, of tests or of coverage, piece by piece, by the reader its beginning asks for. */
import type { ReportReader } from './format.js'
import { decodeXml } from './xml/text.js'

/** Enough to see the format, a log before it and all. */
const headLength = 16_384
/** No report says more than this; what a suite printed is most of it, and passed over. */
const maxBytes = 512 * 1048576

/**
 * @param readerOf the reader for a report that begins so
 * @returns what is wrong with it, where it could not be read to its end
 * @throws Error where it is too large, and whatever `readerOf` throws
 */
export async function readByHead(
  chunks: AsyncIterable<Uint8Array>,
  readerOf: (head: string) => ReportReader,
): Promise<string | undefined> {
  let head = ''
  let reader: ReportReader | undefined
  const start = (): ReportReader => {
    const begun = readerOf(head)
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
