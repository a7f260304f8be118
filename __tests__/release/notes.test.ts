/** A release says what its changelog says, and is refused where versions disagree. */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'

const notes = (tag: string) => spawnSync(process.execPath, ['scripts/release-notes.mjs', tag], { encoding: 'utf8' })
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }

test('all faults at once', () => {
  const { status, stderr } = notes('v999.0')
  expect(status).toBe(1)
  expect(stderr.trim().split('\n')).toEqual([
    'v999.0: a tag such as v1.2.3 is wanted',
    `package.json has version ${version}, the tag v999.0`,
    `src/version.ts has version ${version}, the tag v999.0`,
    'CHANGELOG.md has no section "## 999.0"',
  ])
})

test('the section of this version', () => {
  const { status, stdout } = notes(`v${version}`)
  expect(status).toBe(0)
  expect(stdout.trim()).not.toBe('')
})
