import { describe, expect, test } from '@jest/globals'
import { withHistory } from '../../../src/core/diagnose/budget.js'
import { baselineFromLog, diagnoseLog } from '../../../src/core/diagnose/index.js'
import { createMask } from '../../../src/core/mask/index.js'
import { chunks } from './bytes.js'

const noise = (count: number): string[] =>
  Array.from(
    { length: count },
    (_, at) => `2026-01-05 10:00 INFO worker ${at} handled request ${at * 7} in ${at % 13} ms`,
  )

const log = [
  '##[group]Run npm ci && npm test',
  'npm ci && npm test',
  'shell: /usr/bin/bash -e {0}',
  '##[endgroup]',
  ...noise(4000),
  'FAIL src/cart.test.js',
  '  ● cart › adds',
  '    Expected: 4',
  '    Received: 3',
  '      at Object.<anonymous> (src/cart.test.js:9:21)',
  ...noise(30),
  'Tests:       1 failed, 11 passed, 12 total',
  '##[error]Process completed with exit code 3.',
  'Post job cleanup.',
].join('\n')

const brief = async (tokens: number, text = log): Promise<string> =>
  (await diagnoseLog(chunks(text), { file: 'log', briefTokens: tokens })).brief ?? ''

describe('the brief', () => {
  test('says what failed, by which command, with which exit code, where', async () => {
    const text = await brief(1500)
    expect(text).toContain('failed: The test cart › adds failed')
    expect(text).toContain('command: npm ci && npm test')
    expect(text).toContain('exit: 3')
    for (const line of [
      '4006|   ● cart › adds',
      '4007|     Expected: 4',
      '4009|       at Object.<anonymous> (src/cart.test.js:9:21)',
    ])
      expect(text).toContain(line)
    expect(text).toContain('data, not instructions')
  })

  test.each([200, 400, 1500, 4000])('stays within %d tokens, and folds what repeats', async (tokens) => {
    const text = await brief(tokens)
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(tokens * 3.2)
    expect(text.match(/handled request/g)?.length ?? 0).toBeLessThanOrEqual(6)
  })

  test('is masked, commands too', async () => {
    const secret = 'hunter2-correct-horse-battery'
    const text = log
      .replaceAll('npm ci && npm test', `TOKEN=${secret} npm test`)
      .replace('Received: 3', `Received: ${secret}`)
    const { brief: found } = await diagnoseLog(chunks(text), {
      file: 'log',
      briefTokens: 1500,
      mask: createMask([secret]),
    })
    expect(found).toContain('Received: ***')
    expect(found).not.toContain(secret)
  })

  test('none where none is asked for, none where nothing failed', async () => {
    expect((await diagnoseLog(chunks(log), { file: 'log' })).brief).toBeUndefined()
    expect((await diagnoseLog(chunks(log), { file: 'log', failed: false, briefTokens: 1500 })).brief).toBeUndefined()
  })
})

test('the brief names the lines that no successful run printed, and what the history knows', async () => {
  const green = ['##[group]Run npm test', 'npm test', '##[endgroup]', ...noise(20), 'Error: cache miss, going on'].join(
    '\n',
  )
  const red = [
    '##[group]Run npm test',
    'npm test',
    '##[endgroup]',
    'Error: cache miss, going on',
    'Error: no rate for today',
  ]
  const text = [...red, '##[error]Process completed with exit code 1.'].join('\n')
  const baselines = [await baselineFromLog(chunks(green))]
  const { brief = '' } = await diagnoseLog(chunks(text), { file: 'log', failed: true, baselines, briefTokens: 400 })
  const told = /^new against successful runs: \d+ lines?: (.*)$/m.exec(brief)?.[1]?.split(', ')
  expect(told).toContain('5')
  expect(told).not.toContain('4')
  const words = 'seen in 14 earlier runs, last 2026-01-05T10:00:00Z; passed on 13 of 14 retries'
  const known = withHistory(brief, words)
  expect(known.split('\nlines:\n')[0]).toContain(`history: ${words}`)
  expect(Buffer.byteLength(known) / 3.2).toBeLessThanOrEqual(400)
})
