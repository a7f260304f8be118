/** Words people read: phrases that were found awkward once do not come back. `node scripts/words.mjs FILE` collects all texts. */
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'

const banned = [
  /could not be had/,
  /could not be told/,
  /looked at again/,
  /not a passing trouble/,
  /told already/,
  /told to be a/,
  /places? to stand/,
  /history from nothing/,
  /goes unnoticed|go unnoticed/,
  /number of tests that ran/,
  /fails, and did not before/,
  /test test /,
  /Is it still there\?/,
  /trouble of its own/,
  /it goes by itself/,
  /what it told\b/,
  /\?\.(?:\s|$)/,
]

test('no text a person may read has a phrase that was found awkward', () => {
  const texts = execFileSync(process.execPath, ['scripts/words.mjs'], { encoding: 'utf8', maxBuffer: 1 << 26, env: {} })
  const lines = texts.trim().split('\n')
  expect(lines.length).toBeGreaterThan(1000)
  expect(lines.filter((line) => banned.some((phrase) => phrase.test(line)))).toEqual([])
})

test('nor has what reports look like', () => {
  const folder = '__tests__/golden/report'
  const found = readdirSync(folder)
    .filter((name) => !name.startsWith('hostile'))
    .flatMap((name) => readFileSync(`${folder}/${name}`, 'utf8').split('\n'))
    .filter((line) => banned.some((phrase) => phrase.test(line)))
  expect(found).toEqual([])
})
