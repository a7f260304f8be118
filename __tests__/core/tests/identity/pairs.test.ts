import { describe, expect, test } from '@jest/globals'
import { testKey } from '../../../../src/core/tests/identity/key.js'
import { readTestReport } from '../../../../src/core/tests/report/index.js'
import { pairs, together } from './pairs.js'

async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text)
}
const read = (text: string) => readTestReport(bytes(text))

describe('one test, or two', () => {
  test.each(pairs)('%s: %s', async (_, answer, a, b) => {
    const keys = await Promise.all(
      [a, b].map(async (text) => {
        const [failure] = (await read(text)).failures
        if (failure === undefined) throw new Error('no failing test in it')
        return testKey(failure)
      }),
    )
    expect(keys[0] === keys[1] ? 'one test' : 'two tests').toBe(answer)
  })

  test.each(together)('in one report: %s', async (_, cases, answer) => {
    const { total, failed, flaky } = await read(`<testsuite name="s">${cases}</testsuite>`)
    expect({ total, failed, flaky: flaky.length }).toEqual(answer)
  })

  test('white space and length do not make another test', () =>
    expect(testKey({ suite: 's', name: 'a' })).toBe(testKey({ suite: 's', name: 'a', project: '' })))
})
