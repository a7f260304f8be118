/** What git says of a checkout: read from its own words, and from a real repository. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { checkoutOf, readCheckout, readOrigin } from '../../../src/adapters/platforms/checkout.js'

const sha = 'a'.repeat(40)

test.each([
  [`# branch.oid ${sha}\n# branch.head main\n`, { sha, branch: 'main', dirty: false }],
  [`# branch.oid ${sha}\n# branch.head (detached)\n? new.txt\n`, { sha, dirty: true }],
  ['# branch.oid (initial)\n# branch.head main\n', { branch: 'main', dirty: false }],
  ['', { dirty: false }],
])('%j', (status, checkout) => expect(checkoutOf(status)).toEqual(checkout))

let cwd = ''
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'checkout-'))
})
afterAll(() => rmSync(cwd, { recursive: true, force: true }))

const git = (...parameters: readonly string[]) =>
  spawnSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...parameters], { cwd, encoding: 'utf8' })
const withGit = spawnSync('git', ['--version']).status === 0 ? test : test.skip

test('no repository, no commit', async () => {
  expect(await readCheckout(cwd)).toBeUndefined()
})

withGit(
  'a real repository: its commit, its branch, its changes; what Pipeline Guard itself writes is none',
  async () => {
    git('init', '-q', '-b', 'topic/x')
    writeFileSync(join(cwd, 'a.txt'), 'a')
    git('add', 'a.txt')
    git('commit', '-q', '-m', 'first')
    const head = git('rev-parse', 'HEAD').stdout.trim()
    mkdirSync(join(cwd, '.pipeline-guard'))
    writeFileSync(join(cwd, '.pipeline-guard/history.jsonl.gz'), '')
    expect(await readCheckout(cwd)).toEqual({ sha: head, branch: 'topic/x', dirty: false })
    // Reports and what a build writes are no state of the code; a test that nobody added to the commit is.
    for (const folder of ['target/classes', 'tests']) mkdirSync(join(cwd, folder), { recursive: true })
    for (const file of ['r.xml', 'target/classes/Made.java']) writeFileSync(join(cwd, file), '')
    expect(await readCheckout(cwd)).toMatchObject({ dirty: false })
    writeFileSync(join(cwd, 'tests/test_new ü.py'), '')
    expect(await readCheckout(cwd)).toMatchObject({ dirty: true })
    writeFileSync(join(cwd, '.gitignore'), 'tests/\n')
    expect(await readCheckout(cwd)).toMatchObject({ dirty: false })
    // A file system monitor is a command of the repository’s configuration: it is not run.
    git('config', 'core.fsmonitor', 'touch ran')
    writeFileSync(join(cwd, 'a.txt'), 'b')
    expect(await readCheckout(cwd)).toEqual({ sha: head, branch: 'topic/x', dirty: true })
  },
)

withGit('where a clone came from', async () => {
  const head = git('rev-parse', 'HEAD').stdout.trim()
  expect(await readOrigin(cwd)).toEqual({ sha: head })
  for (const url of [
    'git@github.example:acme/guard.git',
    'https://me:pw@github.example/acme/guard',
    'ssh://git@h:22/acme/guard.git/',
  ]) {
    git('remote', 'remove', 'origin')
    git('remote', 'add', 'origin', url)
    expect(await readOrigin(cwd)).toEqual({ sha: head, repository: 'acme/guard' })
  }
})
