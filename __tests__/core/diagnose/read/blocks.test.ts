import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readBlocks } from '../../../../src/core/diagnose/read/blocks.js'
import { buildGate } from '../../../../src/core/diagnose/read/gate.js'
import { chunks } from '../bytes.js'

async function segments(text: string, size: number) {
  const found: string[] = []
  for await (const block of readBlocks(chunks(text, size), buildGate(['error'])))
    for (let at = block.from; at < block.until; at++)
      found.push(
        `${block.numbers[at]}|${Buffer.from(block.bytes.subarray(block.starts[at], block.ends[at])).toString('latin1')}`,
      )
  return found
}

describe('blocks', () => {
  test('every line once, in order, with its raw number, whatever the chunks', async () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'error', '\n', '\r', '\r\n', '\n\n'), maxLength: 400 })
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 64 }), async (log, size) => {
        const expected = log.split('\n').flatMap((line, at) =>
          line
            .split('\r')
            .filter((part) => part !== '')
            .map((part) => `${at + 1}|${part}`),
        )
        expect(await segments(log, size)).toEqual(expected)
      }),
      { numRuns: 100 },
    )
  })

  test('many blocks: nothing lost at their edges', async () => {
    const lines = Array.from({ length: 60_000 }, (_, at) => `line ${at} ${'x'.repeat(at % 97)}`)
    expect(await segments(lines.join('\n'), 1 << 16)).toEqual(lines.map((line, at) => `${at + 1}|${line}`))
  })

  test('one endless line is cut into pieces, in flat memory', async () => {
    async function* endless() {
      const piece = new Uint8Array(1 << 20).fill(120)
      for (let i = 0; i < 40; i++) yield piece
    }
    let largest = 0
    for await (const block of readBlocks(endless(), buildGate(['error'])))
      largest = Math.max(largest, block.bytes.length)
    expect(largest).toBeLessThan(2 << 20)
  })
})
