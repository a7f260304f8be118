import { expect, test } from '@jest/globals'
import { createProgress } from '../../src/commands/progress.js'

test('quick work shows nothing; long work one line, not too often, that goes away', () => {
  const written: string[] = []
  let at = 0
  const progress = createProgress(
    (text) => written.push(text),
    () => at,
  )
  for (const [time, text] of [
    [500, 'early'],
    [1200, 'first'],
    [1300, 'too soon'],
    [1500, 'second'],
  ] as const) {
    at = time
    progress(text)
  }
  expect(written.map((text) => text.replace('\r\u001b[2K', '|'))).toEqual(['|first…', '|second…'])
  progress('')
  progress('')
  expect(written.slice(2)).toEqual(['\r\u001b[2K'])
})
