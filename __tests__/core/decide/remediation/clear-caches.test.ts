/** The command that deletes caches, run by a real shell with a `gh` that only writes down what it is asked. */
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { holdsDependencies } from '../../../../src/core/decide/remediation/dependency-caches.js'
import { linesOf, remedyFor } from './ailments.js'

const onPosix = process.platform === 'win32' ? test.skip : test

/** What `gh` was asked, a line a call; `kept` says which ids each ref has. */
function asked(command: string, kept: Readonly<Record<string, string>>): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'caches-'))
  const answers = Object.entries(kept).map(([ref, ids]) => `"${ref}") echo "${ids}";;`)
  writeFileSync(
    join(folder, 'gh'),
    `#!/bin/sh\necho "$2 $3 $4" >&2\n[ "$2" = list ] && case "$4" in ${answers.join(' ')} esac\nexit 0\n`,
  )
  chmodSync(join(folder, 'gh'), 0o755)
  const run = spawnSync('sh', ['-c', command], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: `${folder}:${process.env['PATH']}` },
  })
  const left = readdirSync(folder)
  rmSync(folder, { recursive: true })
  expect(left).toEqual(['gh'])
  return run.stderr
    .trim()
    .split('\n')
    .map((line) => line.trim())
}

const commandFor = (facts: Readonly<Record<string, string | number>>): string =>
  remedyFor({ category: 'dependency', lines: linesOf('npm error code EINTEGRITY') }, { run: { facts } }).command ?? ''

onPosix('deletes what the branch has, else what the default branch has', () => {
  const command = commandFor({ branch: 'fix', defaultBranch: 'main' })
  expect(asked(command, { 'refs/heads/fix': '7 8', 'refs/heads/main': '9' })).toEqual([
    'list --ref refs/heads/fix',
    'delete 7',
    'delete 8',
  ])
  expect(asked(command, { 'refs/heads/main': '9' })).toEqual([
    'list --ref refs/heads/fix',
    'list --ref refs/heads/main',
    'delete 9',
  ])
})

onPosix('a hostile branch is one argument', () => {
  const branch = "x'; touch owned; '$(touch owned)`touch owned`"
  const calls = asked(commandFor({ branch, defaultBranch: branch }), { other: '1' })
  expect(calls[0]).toBe(`list --ref refs/heads/${branch}`)
})

test.each([
  ['setup-python-Linux-x64-24.04-python-3.12.3-pip-1f2e', true],
  ['node-cache-Linux-x64-npm-1f2e', true],
  ['Linux-m2-1f2e', true],
  ['v0-rust-build-Linux-1f2e', true],
  ['pipeline-guard-snapshot-v1-1f2e', false],
  ['turbo-Linux-1f2e', false],
  ['npmrc-of-somebody', false],
])('%s holds dependencies: %s', (key, holds) => {
  expect(holdsDependencies(key)).toBe(holds)
})

test('elsewhere than on GitHub it says how to empty the machine', () => {
  const remedy = remedyFor(
    { category: 'dependency', lines: linesOf('java.util.zip.ZipException: zip END header not found') },
    { run: { host: 'jenkins.example.org' } },
  )
  expect(remedy.command).toBe('rm -rf ~/.m2/repository ~/.gradle/caches')
})
