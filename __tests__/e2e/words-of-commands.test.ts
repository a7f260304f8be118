/** What a person mistypes, and the one name of a history. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'

const cli = resolve(process.env['PIPELINE_GUARD_CLI'] ?? 'dist/cli/index.js')
let cwd = ''
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'words-'))
})
afterEach(() => rmSync(cwd, { recursive: true, force: true }))

const guard = (...args: readonly string[]) =>
  spawnSync(process.execPath, [cli, ...args], { cwd, env: { PATH: process.env['PATH'] ?? '' }, encoding: 'utf8' })

test.each([
  [['statu'], 'statu: no such command; did you mean status?'],
  [['history', 'shw'], 'shw: no such verb of history; did you mean show?'],
  [['patterns', 'lst'], 'lst: no such verb of patterns; did you mean list?'],
  [['quarantine', 'relase', 'x'], 'relase: no such verb of quarantine; did you mean release?'],
  [['baseline', 'shwo'], 'shwo: no such verb of baseline; did you mean show?'],
  [['run', '--fail-onn', 'high'], '--fail-onn: no such option; did you mean --fail-on?'],
  [['patterns'], 'patterns: name a verb; known are list, learn, test, export, import'],
  [['quarantine'], 'quarantine: name a verb; known are list, add, release'],
])('%j', (args, fault) => {
  const child = guard(...args)
  expect([child.status, child.stderr]).toEqual([2, `pipeline-guard: ${fault}\n`])
})

test('a history is --history everywhere, and --history-path is understood', () => {
  expect(guard('run', '--job-status', 'success', '--history', './a.jsonl.gz').status).toBe(0)
  expect(guard('run', '--job-status', 'success', '--history-path', 'a.jsonl.gz').status).toBe(0)
  const shown = guard('status', '--history', 'a.jsonl.gz')
  expect(shown.stdout).toMatch(/a\.jsonl\.gz: 2 runs/)
  const alias = guard('status', '--history-path', 'a.jsonl.gz')
  expect(alias.stdout).toMatch(/a\.jsonl\.gz: 2 runs/)
  expect(alias.stderr).toBe('pipeline-guard: --history-path is --history here\n')
  expect(guard('exec', '--', 'echo', '--history-path=x').stdout).toBe('--history-path=x\n')
})

test('a mistyped kind of history is no path, and two paths are one too many', () => {
  expect(guard('run', '--history', 'artefact').stderr).toMatch(
    /history: got "artefact", accepted is one of auto, artifact, cache, file, or the path of a file/,
  )
  expect(guard('run', '--history', './a.gz', '--history-path', './b.gz').stderr).toMatch(/history-path: got ".\/b.gz"/)
})

test('severities and retention of the configuration file hold for a run', () => {
  const config = join(cwd, 'guard.yml')
  const write = (text: string) => spawnSync('sh', ['-c', 'cat > "$0"', config], { input: text })
  const failing = ['run', '--job-status', 'failure', '--config-file', 'guard.yml', '--fail-on', 'medium', '--json']
  write('severities: [{ severity: low, series: "*" }]\nretention: { runs: 20, days: 30 }\n')
  guard('exec', '--', process.execPath, '-e', 'console.error("error: boom"); process.exit(3)')
  const child = guard(...failing)
  const result = JSON.parse(child.stdout)
  expect(result.findings.map((finding: { severity: string }) => finding.severity)).toEqual(['low'])
  expect(result.ruling.pass).toBe(true)
  write('severities: [{ severity: low }]\n')
  const faulty = guard(...failing)
  expect([faulty.status, faulty.stderr]).toEqual([2, expect.stringContaining('at least one of series, category')])
})
