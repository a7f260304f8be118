import { describe, expect, test } from '@jest/globals'
import { linesAround } from '../../../../src/core/diagnose/read/around.js'
import { cleanLine } from '../../../../src/core/diagnose/read/clean.js'
import { chunks } from '../bytes.js'

describe('a cleaned line', () => {
  test.each([
    ['GitHub API', '2022-04-27T04:15:46.0531716Z ##[error]boom', '##[error]boom'],
    ['GitLab', '2024-05-22T12:43:46.962646Z 00O error: x', 'error: x'],
    ['colours', '\x1b[0m\x1b[91mnpm ERR!\x1b[0m code', 'npm ERR! code'],
    ['Jenkins console note', '\x1b[8mha:////4AbC+/=\x1b[0mStarted by user', 'Started by user'],
    ['timestamper', '[2024-01-31T10:00:00.123Z] make: *** [all] Error 2', 'make: *** [all] Error 2'],
    ['BuildKit', '#12 34.56 E: Unable to locate package x', 'E: Unable to locate package x'],
    ['Zuul', '2024-01-31 12:34:56.123456 | node-1 | FAILED', 'FAILED'],
    ['byte order mark and padding', '\ufeff\0\0hello\0', 'hello'],
    [
      'a tool that wraps another',
      '[2023-07-29 15:56:43] [autobuild] [ERROR] COMPILATION ERROR',
      '[ERROR] COMPILATION ERROR',
    ],
    ['nothing to clean', 'FAIL: test_a (x.Y)', 'FAIL: test_a (x.Y)'],
  ])('%s', (_name, raw, text) => expect(cleanLine(raw).text).toBe(text))

  test('gh run view: job and step from the columns', () => {
    expect(cleanLine('build (20)\tRun tests\t2025-12-09T23:54:33.4160590Z \x1b[31mFAIL\x1b[0m src/a.test.ts')).toEqual({
      text: 'FAIL src/a.test.ts',
      job: 'build (20)',
      step: 'Run tests',
    })
  })

  test('is linear on hostile lines', () => {
    for (const seed of ['\x1b[', '\x1b]', '\x1b[8mha:', '\t', '[', '2022-', '\x1b[1;']) cleanLine(seed.repeat(100_000))
  })
})

test('linesAround gives the lines there are', async () => {
  const log = 'a\nb\r\nx\rc\nd\ne'
  for (const size of [1, 2, 100]) {
    const around = await linesAround(chunks(log, size), 3, 1, (text) => text)
    expect(around).toEqual([
      { number: 2, text: 'b' },
      { number: 3, text: 'c' },
      { number: 4, text: 'd' },
    ])
  }
  expect(await linesAround(chunks(log), 5, 1, (text) => text)).toEqual([
    { number: 4, text: 'd' },
    { number: 5, text: 'e' },
  ])
})
