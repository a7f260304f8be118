/** Encodings of bytes inside a longer text: of each place a value may begin at, the characters that do not depend on its neighbours. */

/** An encoded value, and how many characters beside it hold bits of it too. */
export interface Encoded {
  readonly text: string
  readonly before: number
  readonly after: number
}

const alphabets = {
  base64: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/',
  base32: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567',
}
/** Adobe’s, RFC 1924 (Python’s `b85encode`, git) and ZeroMQ’s. */
const signsOf85: readonly string[] = [
  String.fromCharCode(...Array.from({ length: 85 }, (_, at) => 33 + at)),
  '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~',
  '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#',
]
/** Longer values are found by what they begin with. */
const bytesAtMost = 8192

/** RFC 4648, at each of the three places a value can have in a group. */
export function base64Forms(bytes: Uint8Array): readonly Encoded[] {
  return [0, 1, 2].flatMap((offset) => {
    const form = inBits(bytes, { offset, bits: 6, signs: alphabets.base64 })
    const url = { ...form, text: form.text.replaceAll('+', '-').replaceAll('/', '_') }
    return url.text === form.text ? [form] : [form, url]
  })
}

/** RFC 4648, in capitals and small letters. */
export function base32Forms(bytes: Uint8Array): readonly Encoded[] {
  return [0, 1, 2, 3, 4].flatMap((offset) => {
    const form = inBits(bytes, { offset, bits: 5, signs: alphabets.base32 })
    return [form, { ...form, text: form.text.toLowerCase() }]
  })
}

interface Radix {
  /** Bytes before the value in its group. */
  readonly offset: number
  readonly bits: number
  readonly signs: string
}

function inBits(bytes: Uint8Array, { offset, bits, signs }: Radix): Encoded {
  const first = Math.ceil((offset * 8) / bits)
  let text = ''
  let held = 0
  let count = 0
  let skip = first * bits - offset * 8
  for (const byte of bytes.subarray(0, bytesAtMost)) {
    held = ((held << 8) | byte) & 0xffff
    count += 8
    if (skip > 0) {
      count -= skip
      skip = 0
    }
    for (; count >= bits; count -= bits) text += signs[(held >> (count - bits)) & ((1 << bits) - 1)] ?? ''
  }
  return { text, before: offset === 0 ? 0 : 1, after: 1 }
}

/** Four bytes are five signs: the whole groups within a value. */
export function base85Forms(bytes: Uint8Array): readonly Encoded[] {
  return signsOf85.flatMap((signs) =>
    [0, 1, 2, 3].map((skip) => {
      let text = ''
      const part = bytes.subarray(skip, bytesAtMost)
      for (let at = 0; at + 4 <= part.length; at += 4) {
        let word = 0
        for (const byte of part.subarray(at, at + 4)) word = word * 256 + byte
        text += digitsOf85(word, signs)
      }
      return { text, before: skip === 0 ? 0 : 5, after: 4 }
    }),
  )
}

const digitsOf85 = (word: number, signs: string): string =>
  [4, 3, 2, 1, 0].map((power) => signs[Math.floor(word / 85 ** power) % 85]).join('')

export const hexOf = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')

/** As Windows and PowerShell’s `-EncodedCommand` have it. */
export function utf16Of(value: string): Uint8Array {
  const bytes = new Uint8Array(value.length * 2)
  for (let at = 0; at < value.length; at++) {
    bytes[at * 2] = value.charCodeAt(at) & 255
    bytes[at * 2 + 1] = value.charCodeAt(at) >> 8
  }
  return bytes
}
