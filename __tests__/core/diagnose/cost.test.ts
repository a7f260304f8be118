import { expect, test } from '@jest/globals'
import { examineLog } from '../../../src/core/diagnose/index.js'
import type { LinePattern, Rule } from '../../../src/core/model/index.js'
import { chunks } from './bytes.js'

/** A pattern that counts the characters it is run on. */
function counting(): LinePattern & { readonly seen: () => number } {
  let characters = 0
  const look = (line: string): boolean => {
    characters += line.length
    return line.startsWith('boom')
  }
  return {
    source: 'boom',
    flags: '',
    exec: (line) => (look(line) ? {} : null),
    test: look,
    seen: () => characters,
  }
}

const ruleOf = (pattern: LinePattern): Rule => ({
  id: 'test/boom',
  category: 'build',
  ecosystem: 'test',
  pattern,
  excludes: pattern,
  gate: ['boom'],
  role: 'cause',
  strength: 0.9,
  transient: 0,
  title: 'boom',
  advice: 'none',
  example: 'boom',
  counterExample: 'silence',
})

/** Characters that the pattern and its exclusion are run on, for a log of so many lines of such a length. */
async function work(lines: number, length: number, pump: string): Promise<number> {
  const pattern = counting()
  const line = `boom ${pump.repeat(Math.ceil(length / pump.length))}`.slice(0, length)
  await examineLog(chunks(`${line}\n`.repeat(lines)), { file: 'log', shipped: [ruleOf(pattern)] })
  return pattern.seen()
}

test.each(['ab', ' ', '\t', 'x.'])(
  'a line costs its patterns no more than a constant, however long it is: %j',
  async (pump) => {
    const short = await work(20, 1024, pump)
    for (const length of [4096, 65_536]) expect(await work(20, length, pump)).toBeLessThanOrEqual(2 * short + 1)
  },
)

test('cost grows with the number of lines, not faster', async () => {
  const once = await work(50, 700, 'ab')
  expect(await work(100, 700, 'ab')).toBeLessThanOrEqual(2 * once)
})

test('a run of one sign is cut short before a pattern sees it', async () => {
  expect(await work(1, 4000, ' ')).toBeLessThan(2 * 200)
})
