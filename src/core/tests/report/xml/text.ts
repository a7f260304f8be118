/** Bytes of an XML report → text, by byte order mark, XML declaration, else UTF-8. */

const declared = /^[^>]{0,100}?<\?xml[^>]{0,200}?encoding\s{0,5}=\s{0,5}["']([A-Za-z0-9._-]{1,40})["']/

const encodingOf = (head: Uint8Array): string => {
  const [a, b, c, d] = head
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0 && c === 0x3f && d === 0)) return 'utf-16le'
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c && c === 0 && d === 0x3f)) return 'utf-16be'
  return declared.exec(String.fromCharCode(...head.subarray(0, 400)))?.[1] ?? 'utf-8'
}

type Decoder = InstanceType<typeof TextDecoder>

/** A document that calls itself UTF-16 in single bytes is not: writers copy the declaration and transcode the rest. */
const decoderOf = (head: Uint8Array): Decoder => {
  const label = encodingOf(head)
  const wide = /^utf-?16/i.test(label)
  const holdsZeros = head.subarray(0, 64).includes(0)
  try {
    return new TextDecoder(wide && !holdsZeros ? 'utf-8' : label)
  } catch {
    // A name nobody knows is a slip in the declaration more often than another encoding.
    return new TextDecoder('utf-8')
  }
}

// XML 1.0 forbids these even though test output is full of them (colours, terminal control): one is no reason to lose a report.
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

/**
 * Decodes a report piece by piece; characters XML forbids become U+FFFD.
 * @throws Error when the report is longer than `maxBytes`
 */
export async function* decodeXml(chunks: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<string> {
  let head: Uint8Array = new Uint8Array(0)
  let decoder: Decoder | undefined
  let read = 0
  for await (const chunk of chunks) {
    read += chunk.length
    if (read > maxBytes) throw new Error(`longer than ${Math.round(maxBytes / 1048576)} MB`)
    if (decoder === undefined && head.length + chunk.length < 400) {
      head = joined(head, chunk)
      continue
    }
    const bytes: Uint8Array = decoder === undefined && head.length > 0 ? joined(head, chunk) : chunk
    decoder ??= decoderOf(bytes)
    yield decoder.decode(bytes, { stream: true }).replace(forbidden, '\ufffd')
  }
  if (decoder === undefined) yield decoderOf(head).decode(head).replace(forbidden, '\ufffd')
  else yield decoder.decode().replace(forbidden, '\ufffd')
}

const joined = (a: Uint8Array, b: Uint8Array): Uint8Array => {
  const both = new Uint8Array(a.length + b.length)
  both.set(a)
  both.set(b, a.length)
  return both
}
