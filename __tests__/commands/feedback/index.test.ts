import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { UsageError } from '../../../src/commands/command.js'
import { command } from '../../../src/commands/feedback/index.js'
import { decodeHistory, encodeHistory } from '../../../src/core/history/file/codec.js'
import { recordOf } from '../../core/decide/examples.js'

let cwd: string
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'pipeline-guard-'))
  const judgement = { verdict: 'anomalous' }
  await writeFile(
    join(cwd, 'h.jsonl.gz'),
    encodeHistory([
      recordOf({ run: '1', judgement }),
      recordOf({ run: '2', judgement }),
      recordOf({ run: '2', attempt: 2, judgement }),
      recordOf({ run: '2', attempt: 3 }),
    ]),
  )
})
afterEach(() => rm(cwd, { recursive: true, force: true }))

async function feedback(...args: readonly string[]) {
  let out = ''
  const io = {
    out: (told: string) => {
      out += told
    },
    err: () => undefined,
    env: {},
    cwd,
    now: () => Date.parse('2026-03-02T12:00:00Z'),
  }
  try {
    return { code: await command.run([...args, '--history', 'h.jsonl.gz'], io), out }
  } catch (error) {
    if (error instanceof UsageError) return { code: 2, out: error.faults.join('\n') }
    throw error
  }
}

async function kept(): Promise<Readonly<Record<string, string>>> {
  const loaded = decodeHistory(await readFile(join(cwd, 'h.jsonl.gz')))
  if (loaded.kind !== 'ok') throw new Error('no history')
  return Object.fromEntries(
    loaded.value.records.flatMap(({ key, feedback: told }) =>
      told === undefined ? [] : [[`${key.run}/${key.attempt}`, told.value]],
    ),
  )
}

describe('feedback', () => {
  test.each([
    ['1', '--false-alarm', { '1/1': 'false-alarm' }],
    ['2', '--real', { '2/2': 'real' }],
    ['2/1', '--real', { '2/1': 'real' }],
    ['https://github.com/octo/app/actions/runs/2/attempts/3', '--false-alarm', { '2/3': 'false-alarm' }],
    ['https://github.com/octo/app/actions/runs/1', '--real', { '1/1': 'real' }],
  ])('%s %s', async (run, flag, expected) => {
    expect((await feedback(run, flag)).code).toBe(0)
    expect(await kept()).toEqual(expected)
  })

  test('the last word counts', async () => {
    await feedback('1', '--real')
    expect(JSON.parse((await feedback('1', '--false-alarm', '--json')).out)).toEqual({
      run: '1',
      attempt: 1,
      feedback: 'false-alarm',
    })
    expect(await kept()).toEqual({ '1/1': 'false-alarm' })
  })

  test.each([
    [['9', '--real'], /9 is none of the 4 runs in h\.jsonl\.gz; .*the newest is 2/],
    [['1'], /give one of the two/],
    [['1', '--real', '--false-alarm'], /give one of the two/],
    [[], /which run.*\n.*one of the two/],
    [['1', '--real', '--sure'], /--sure: no such option/],
  ])('refuses %j', async (args, says) => {
    expect(await feedback(...args)).toEqual({ code: 2, out: expect.stringMatching(says) })
    expect(await kept()).toEqual({})
  })

  test('a history that is not there is not made', async () => {
    await rm(join(cwd, 'h.jsonl.gz'))
    expect(await feedback('1', '--real')).toEqual({ code: 2, out: '--history: there is no h.jsonl.gz' })
  })
})
