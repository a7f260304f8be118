import { expect, test } from '@jest/globals'
import { narrow } from '../../../src/core/collect/narrow.js'
import { maskDeep } from '../../../src/core/mask/deep.js'
import type { RunRecord } from '../../../src/core/model/index.js'

const stamp = { status: 'completed', source: 'api', observedAt: '2026-01-01T00:00:00Z' } as const
const record: RunRecord = {
  key: { host: 'github.com', repository: 'o/r', workflow: 'ci.yml', run: '1', attempt: 1 },
  run: { ...stamp, value: { branch: 'main', workMs: 9, wallMs: 9, jobCount: 2, stepCount: 4 } },
  jobs: { a: { facts: { ...stamp, value: { name: 'a' } } }, b: { facts: { ...stamp, value: { name: 'b' } } } },
}

test('job scope keeps this job and drops the sums over jobs that still run', () => {
  const own = narrow(record, 'job', 'a')
  expect(Object.keys(own.jobs)).toEqual(['a'])
  expect(own.run.value).toEqual({ branch: 'main' })
  expect(narrow(record, 'job', undefined).jobs).toEqual({})
  expect(narrow(record, 'run', 'a')).toBe(record)
})

test('masking reaches every text of a value and nothing else', () => {
  const mask = (text: string) => text.replaceAll('hunter2', '***')
  const given = { a: ['hunter2', 1, null, { 'key-hunter2': 'x hunter2' }], map: new Map([['id', { text: 'hunter2' }]]) }
  expect(maskDeep(given, mask)).toEqual({
    a: ['***', 1, null, { 'key-***': 'x ***' }],
    map: new Map([['id', { text: '***' }]]),
  })
})
