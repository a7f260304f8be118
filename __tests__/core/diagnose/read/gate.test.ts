import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readBlocks } from '../../../../src/core/diagnose/read/blocks.js'
import { buildGate } from '../../../../src/core/diagnose/read/gate.js'
import { chunks } from '../bytes.js'

/** Line numbers with the literals the gate found there. */
async function hits(text: string, literals: readonly string[], size: number) {
  const gate = buildGate(literals)
  const found = new Set<string>()
  for await (const block of readBlocks(chunks(text, size), gate))
    for (let at = 0; at < block.hitCount; at += 2)
      found.add(`${block.numbers[block.hits[at] ?? 0]}:${literals[block.hits[at + 1] ?? 0]}`)
  return found
}

describe('the gate', () => {
  test('finds the literals there are and no others, whatever the chunks', async () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'E', ' ', '0', ':'), minLength: 3, maxLength: 16 })
    const line = fc.string({ unit: fc.constantFrom('a', 'b', 'e', 'A', ' ', '0', ':', 'é'), maxLength: 60 })
    await fc.assert(
      fc.asyncProperty(
        fc.array(word, { minLength: 1, maxLength: 6 }),
        fc.array(line, { maxLength: 12 }),
        fc.integer({ min: 1, max: 40 }),
        async (words, lines, size) => {
          const literals = [...new Set(words.map((each) => each.toLowerCase()))]
          const planted = lines.map((each, at) => (at % 2 === 0 ? each + (words[at % words.length] ?? '') : each))
          const found = await hits(planted.join('\n'), literals, size)
          const there = planted.flatMap((each, at) =>
            literals.filter((one) => each.toLowerCase().includes(one)).map((one) => `${at + 1}:${one}`),
          )
          expect(found).toEqual(new Set(there))
        },
      ),
      { numRuns: 60 },
    )
  })

  test('steps over colours inside a word, also across chunks', async () => {
    const text = 'quiet\n\x1b[91mnpm \x1b[0m\x1b[91mERR! \x1b[0mcode\n'
    for (const size of [1, 2, 3, 7, 100]) expect(await hits(text, ['npm err!'], size)).toEqual(new Set(['2:npm err!']))
  })

  test('a digit is that digit, and a literal of three bytes is found wherever it stands', async () => {
    const text = 'ssl\nerror 404\nno ssl\n\x1b[31mSSL\x1b[0m\nerror 500\n'
    expect(await hits(text, ['ssl', 'error 4'], 100)).toEqual(new Set(['1:ssl', '2:error 4', '3:ssl', '4:ssl']))
  })

  test('looks at the part of an endless line that is read', async () => {
    const text = `${'x'.repeat(4000)} panic ${'y'.repeat(30_000)} panic\npanic`
    expect(await hits(text, ['panic'], 1000)).toEqual(new Set(['1:panic', '2:panic']))
  })

  test('is quiet on a log that holds none', async () => {
    expect(await hits('all is well\n'.repeat(100), ['error', 'panic'], 64)).toEqual(new Set())
  })
})
