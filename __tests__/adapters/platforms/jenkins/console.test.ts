import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { withoutNotes } from '../../../../src/adapters/platforms/jenkins/console.js'

const note = (body: string) => `\u001b[8mha:${body}\u001b[0m`

async function strip(text: string, size = 1 << 16): Promise<string> {
  const bytes = Buffer.from(text)
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += size) yield new Uint8Array(bytes.subarray(at, at + size))
  }
  const chunks: Uint8Array[] = []
  for await (const chunk of withoutNotes(pieces())) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

test('notes go, colours and half notes stay', async () => {
  expect(await strip(`${note('////4AAA')}[Pipeline] sh\n`)).toBe('[Pipeline] sh\n')
  expect(await strip('\u001b[31mred\u001b[0m')).toBe('\u001b[31mred\u001b[0m')
  expect(await strip('\u001b[8mha:never ends')).toBe('\u001b[8mha:never ends')
  expect(await strip('\u001b[8mhidden\u001b[0m')).toBe('\u001b[8mhidden\u001b[0m')
  expect(await strip('ends \u001b[8')).toBe('ends \u001b[8')
  expect(await strip('')).toBe('')
})

test('however the log is cut', async () => {
  const part = fc.oneof(
    fc.constantFrom('text\n', '\u001b[31m', '\u001b', '\u001b[8mha', 'ü', '\u001b[0m'),
    fc.base64String({ maxLength: 40 }).map(note),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(part, { maxLength: 12 }), fc.integer({ min: 1, max: 20 }), async (parts, size) => {
      const text = parts.join('')
      expect(await strip(text, size)).toBe(await strip(text))
    }),
  )
})

test('hostile repetition ends (how its time grows: npm run bench:growth)', async () => {
  expect(await strip('\u001b[8mha:'.repeat(80_000), 65_536)).toBeDefined()
})
