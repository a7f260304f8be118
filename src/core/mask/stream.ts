/** Masks a stream of bytes as it comes, whatever the borders of its chunks. */
import { inOrder, type Mask } from './index.js'

export interface MaskStream {
  /** @returns what is masked by now; an unfinished line is held back until it ends */
  write(chunk: Uint8Array): Uint8Array
  /** @returns what was held back */
  end(): Uint8Array
}

/** A line longer than this is handed on in parts. */
const longestHeld = 65_536
/** As far as the masking of texts follows a private key. */
const longestKey = 32_768
const tail = 4096

const keyBegin = /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY/
const keyEnd = '-----END '

/**
 * Bytes pass unread but for what is masked: they are taken for one character each, so nothing is lost of what is no UTF-8.
 *
 * @param mask made for texts of one character a byte: see `asBytes`
 */
export function createMaskStream(mask: Mask): MaskStream {
  let held = ''
  const next = inOrder(mask)
  const release = (length: number): Uint8Array => {
    const masked = next(held.slice(0, length))
    held = held.slice(length)
    return Buffer.from(masked, 'latin1')
  }
  return {
    write(chunk) {
      held += Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length).toString('latin1')
      return release(releasable(held, mask))
    },
    end: () => release(held.length),
  }
}

/** A secret as `createMaskStream` meets it: its UTF-8, one character a byte. */
export const asBytes = (secret: string): string => Buffer.from(secret, 'utf8').toString('latin1')

/** How much can be masked without what comes next: whole lines, and no key of which the end is missing. */
function releasable(held: string, mask: Mask): number {
  const lines = held.lastIndexOf('\n') + 1 || held.lastIndexOf('\r') + 1
  const key = unfinishedKey(held, lines)
  if (key < lines && held.length - key <= longestKey) return key
  return lines > 0 || held.length <= longestHeld ? lines : cutOf(held, mask)
}

/** Where a key begins that does not end by `until`; `until` when there is none. */
function unfinishedKey(held: string, until: number): number {
  const last = held.lastIndexOf('-----BEGIN ', until)
  if (last < 0 || !keyBegin.test(held.slice(last, last + 80))) return until
  const end = held.indexOf(keyEnd, last)
  return end < 0 || end >= until ? last : until
}

/** Where a line without end may be cut: where the parts are masked as the whole is. */
function cutOf(held: string, mask: Mask): number {
  const whole = mask(held)
  for (let cut = held.length - tail; cut > held.length / 2; cut -= tail)
    if (mask(held.slice(0, cut)) + mask(held.slice(cut)) === whole) return cut
  return held.length
}
