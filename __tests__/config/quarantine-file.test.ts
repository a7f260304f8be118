import { describe, expect, test } from '@jest/globals'
import { readQuarantineFile } from '../../src/config/quarantine-file.js'

const entry = { test: 'a › b', owner: '@x', since: '2026-01-01', expires: '2026-03-01', reason: 'r' }
const fileOf = (...entries: readonly unknown[]) => JSON.stringify({ quarantine: entries })
const faults = async (text: string) => {
  const read = await readQuarantineFile(text, 'q.yml')
  return read.kind === 'ok' ? [] : read.faults.map(({ input, accepted }) => `${input}: ${accepted}`)
}

describe('the quarantine list', () => {
  test('is read, and may be empty', async () => {
    expect(await readQuarantineFile(fileOf(entry), 'q.yml')).toEqual({ kind: 'ok', entries: [entry] })
    for (const text of ['', '# nothing\n', 'quarantine:\n', 'quarantine: []\n'])
      expect(await readQuarantineFile(text, 'q.yml')).toEqual({ kind: 'ok', entries: [] })
  })

  test('names every fault at once', async () => {
    const text = fileOf({ ...entry, owner: '', extra: 1 }, { test: '*', since: 'now' }, 'x')
    expect(await faults(text)).toEqual([
      'q.yml: quarantine: 1: extra: no such key; known are test, owner, since, expires, reason',
      'q.yml: quarantine: 1: owner: a line of text of at most 500 characters',
      'q.yml: quarantine: 2: owner: a line of text of at most 500 characters',
      'q.yml: quarantine: 2: reason: a line of text of at most 500 characters',
      'q.yml: quarantine: 2: test: a test; * alone would be all of them',
      'q.yml: quarantine: 2: since: a date, YYYY-MM-DD',
      'q.yml: quarantine: 2: expires: a date, YYYY-MM-DD',
      'q.yml: quarantine: 3: an entry with test, owner, since, expires, reason',
    ])
  })

  test.each([
    [fileOf({ ...entry, expires: '2026-12-01' }), /within 180 days/],
    [fileOf({ ...entry, expires: '2025-12-01' }), /within 180 days/],
    ['[1]', /below `quarantine:`/],
    ['quarantine: 3', /below `quarantine:`/],
    ['quarantine: [', /YAML/],
    ['tests: []', /no such key; known is quarantine/],
    [`a: &a [1]\nquarantine: [${'*a,'.repeat(99)}]`, /.+/],
    ['x'.repeat(300_000), /at most 256 KB/],
  ])('refuses %#', async (text, fault) => expect((await faults(text)).join('\n')).toMatch(fault))
})
