/** The cleaned lines around one, for people. */
import type { Mask } from '../../mask/index.js'
import { cleanLine } from './clean.js'

/**
 * @param number 1-based line of the raw log
 * @param mask applied before they are cut
 * @param span how many lines before and after
 * @returns the lines there are, in order; each at most 1,000 characters
 */
export async function linesAround(chunks: AsyncIterable<Uint8Array>, number: number, span: number, mask: Mask) {
  const first = Math.max(1, number - span)
  const found: { number: number; text: string }[] = []
  const decoder = new TextDecoder()
  let at = 1
  let text = ''
  const close = (): void => {
    if (at >= first)
      found.push({
        number: at,
        text: mask(cleanLine(text.replace(/\r+$/, '').slice(text.lastIndexOf('\r', text.length - 2) + 1)).text).slice(
          0,
          1000,
        ),
      })
    text = ''
    at += 1
  }
  for await (const chunk of chunks) {
    let from = 0
    for (let end = chunk.indexOf(10, from); end >= 0 && at <= number + span; end = chunk.indexOf(10, from)) {
      if (at >= first) text += decoder.decode(chunk.subarray(from, Math.min(end, from + 8192)))
      close()
      from = end + 1
    }
    if (at > number + span) return found
    if (at >= first && text.length < 8192) text += decoder.decode(chunk.subarray(from, from + 8192))
  }
  if (text !== '' && at <= number + span) close()
  return found
}
