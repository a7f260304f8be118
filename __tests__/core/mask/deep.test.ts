import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { command as run } from '../../../src/commands/run/index.js'
import { maskDeep } from '../../../src/core/mask/deep.js'
import { createMask } from '../../../src/core/mask/index.js'
import { recordOf } from '../../support/records.js'

const words = [
  'failed',
  'passed',
  'push',
  'main',
  'completed',
  'github.com',
  'value',
  'outcome',
  'high',
  'kind',
  'jobs',
]

describe('what the program decides by', () => {
  test('stays, whatever the secrets: outcomes, names of properties, whose run it is', () => {
    const record = recordOf({ facts: { outcome: 'failed', title: 'main failed on a push' } })
    const masked = maskDeep(record, createMask(words))
    expect(masked).toEqual({
      ...record,
      run: { ...record.run, value: { ...record.run.value, title: '*** *** on a ***' } },
    })
  })

  test('a branch is not made another by masking; a token in its name is masked', () => {
    const of = (branch: string) =>
      maskDeep(recordOf({ facts: { branch } }), createMask(['main', 'topic'])).run.value.branch
    expect(of('topic')).toBe('topic')
    expect(of(`x-ghp_${'Ab1'.repeat(12)}`)).toBe('x-***')
  })

  test('texts and the names strangers chose are masked, in maps and lists too', () => {
    const value = { list: ['hunter22'], map: new Map([['a', { 'job hunter22': 'hunter22' }]]) }
    expect(maskDeep(value, createMask(['hunter22']))).toEqual({
      list: ['***'],
      map: new Map([['a', { 'job ***': '***' }]]),
    })
  })
})

test('a log that names the words of the program as secrets takes no verdict apart', async () => {
  const cwd = mkdtempSync(join(tmpdir(), 'words-'))
  const hostile = [...words, 'dependency', 'critical', 'medium', 'normal', 'schema', 'local', 'pipeline-guard']
  const lines = [
    ...hostile.map((word) => `::add-mask::${word}`),
    'npm ERR! code ERESOLVE',
    'npm ERR! ERESOLVE unable to resolve',
  ]
  writeFileSync(join(cwd, 'build.log'), `${lines.join('\n')}\n##[error]Process completed with exit code 1.\n`)
  const said: string[] = []
  const io = {
    out: (text: string) => said.push(text),
    err: (text: string) => said.push(text),
    env: {},
    cwd,
    now: Date.now,
  }
  const args = [
    '--log-files',
    'build.log',
    '--job-status',
    'failure',
    '--result-file',
    join(cwd, 'r.json'),
    '--history-path',
    join(cwd, 'h.jsonl.gz'),
  ]
  await run.run(args, io as never)
  expect(said.join('')).not.toMatch(/inside Pipeline Guard/)
  const result = JSON.parse(readFileSync(join(cwd, 'r.json'), 'utf8')) as { ruling: object; key: object }
  expect(result.ruling).toMatchObject({ verdict: 'failed', severity: 'high' })
  expect(result.key).toMatchObject({ host: 'local' })
})
