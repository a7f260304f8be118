/** SECURITY.md says only what a test proves, and docs/attacks.md names tests that are there. */
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'

const security = readFileSync('SECURITY.md', 'utf8')
const assumed = security.slice(security.indexOf('## What it assumes'), security.indexOf('Not promised:'))
const promises = assumed
  .split(/\n- /)
  .slice(1)
  .map((promise) => promise.replace(/\s+/g, ' ').trim())

describe('each promise names tests that are there', () => {
  test('there are promises', () => expect(promises.length).toBeGreaterThan(10))

  test.each(promises)('%s', (promise) => {
    const named = [...promise.matchAll(/\]\((__tests__\/[^)]+)\)/g)].map(([, path = '']) => path)
    expect(named.length).toBeGreaterThan(0)
    for (const path of named) expect(existsSync(path)).toBe(true)
  })
})

const rows = readFileSync('docs/attacks.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && line.includes('__tests__'))

test.each(rows)('%s', (row) => {
  const [, path = '', name = ''] = /`(__tests__\/[^`]+)`: (.+?) \|$/.exec(row) ?? []
  expect(readFileSync(path, 'utf8')).toContain(name)
})
