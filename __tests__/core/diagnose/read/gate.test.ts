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
      for (const id of gate.outputs[(block.hits[at + 1] ?? 0) - gate.special] ?? [])
        found.add(`${block.numbers[block.hits[at] ?? 0]}:${literals[id]}`)
  return found
}

describe('the gate', () => {
  test('never misses a literal, whatever the chunks', async () => {
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
          planted.forEach((each, at) => {
            for (const literal of literals)
              if (each.toLowerCase().includes(literal)) expect(found).toContain(`${at + 1}:${literal}`)
          })
        },
      ),
      { numRuns: 60 },
    )
  })

  test('steps over colours inside a word, also across chunks', async () => {
    const text = 'quiet\n\x1b[91mnpm \x1b[0m\x1b[91mERR! \x1b[0mcode\n'
    for (const size of [1, 2, 3, 7, 100]) expect(await hits(text, ['npm err!'], size)).toEqual(new Set(['2:npm err!']))
  })

  test('is quiet on a log that holds none', async () => {
    expect(await hits('all is well\n'.repeat(100), ['error', 'panic'], 64)).toEqual(new Set())
  })
})
