/** The one way out of an answer: never over its budget, nothing lost uncounted, nothing that acts on a terminal, no secret. */
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { dataMark, renderAnswer } from '../../../src/commands/mcp/answer.js'
import { createMask } from '../../../src/core/mask/index.js'
import { hostile } from '../../support/hostile.js'

const secret = 'correct-horse-battery-9-staple'
const mask = createMask([secret])
const bytesPerToken = 3.2

test('whatever is answered, it begins with the mark and keeps to its budget', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue()),
      fc.array(fc.jsonValue(), { maxLength: 60 }),
      fc.option(fc.string({ unit: 'binary', maxLength: 5000 }), { nil: undefined }),
      fc.integer({ min: 200, max: 20_000 }),
      (facts, rows, text, tokens) => {
        const said = renderAnswer({ facts, rows, ...(text === undefined ? {} : { text }) }, tokens, mask)
        expect(said.startsWith(dataMark)).toBe(true)
        expect(Buffer.byteLength(said)).toBeLessThanOrEqual(tokens * bytesPerToken)
      },
    ),
  )
})

test('rows that do not fit are counted', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ minLength: 20, maxLength: 200 }), { maxLength: 80 }), (rows) => {
      const lines = renderAnswer({ facts: {}, rows }, 200, mask).split('\n').slice(2)
      const last = lines.at(-1) ?? ''
      const leftOut = last.startsWith('{"leftOut"') ? (JSON.parse(last) as { leftOut: number }).leftOut : 0
      expect(lines.length - (leftOut === 0 ? 0 : 1) + leftOut).toBe(rows.length)
    }),
  )
})

test('a secret is masked in facts, rows, names of fields and text', () => {
  const said = renderAnswer(
    { facts: { a: secret }, rows: [{ [`key ${secret}`]: [secret] }], text: `before ${secret} after` },
    2000,
    mask,
  )
  expect(said).not.toContain(secret)
  expect(said).toContain('before *** after')
})

test('what strangers wrote is inert: each row is one line of JSON, without controls and hidden text', () => {
  for (const text of hostile) {
    const said = renderAnswer({ facts: { text }, rows: [text, { text }] }, 20_000, mask)
    const [mark, ...lines] = said.split('\n')
    expect(mark).toBe(dataMark)
    expect(lines).toHaveLength(3)
    for (const line of lines) expect(() => JSON.parse(line)).not.toThrow()
    expect(said).not.toMatch(
      /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]|[\u{e0000}-\u{e007f}]/u,
    )
  }
})
