import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { looksAfter, readCompanion } from '../../src/config/companion.js'

const shipped = readFileSync('examples/workflows/companion.yml', 'utf8')

test('the companion that ships only observes; with its line taken out it reruns and tells', async () => {
  expect(await readCompanion(shipped)).toEqual({ workflows: ['CI'], reruns: false, tells: false, comments: false })
  const inEarnest = shipped.replace(/^ *observe: true.*$/m, '')
  expect(await readCompanion(inEarnest)).toEqual({ workflows: ['CI'], reruns: true, tells: true, comments: false })
  const quiet = inEarnest.replace(/^ *slack-webhook-url:.*$/m, '').replace('[CI]', '\n      - CI\n      - Docs')
  expect(await readCompanion(quiet)).toEqual({ workflows: ['CI', 'Docs'], reruns: true, tells: false, comments: false })
})

test.each([[''], ['a: [b'], ['on: push\njobs: 7'], ['&a [*a]'], ['x'.repeat(300_000)]])(
  'what is no such workflow is only known to be there: %#',
  async (text) =>
    expect(await readCompanion(text)).toEqual({ workflows: [], reruns: false, tells: false, comments: false }),
)

test('looks after the workflows it names, and after any where one name is not known', () => {
  const one = { workflows: ['CI'], reruns: true, tells: true, comments: false }
  expect([looksAfter(one, 'CI'), looksAfter(one, 'Docs'), looksAfter(one, undefined)]).toEqual([true, false, true])
  expect(looksAfter({ ...one, workflows: [] }, 'Docs')).toBe(true)
})
