/** The command line under each Node.js that runners still start: the newest ones work, an older one is told so in one line. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { describeWith, nodePath } from '../support/tools.js'

const cli = resolve(process.env['PIPELINE_GUARD_CLI'] ?? 'dist/cli/index.js')
const log = resolve('examples/demo/logs/npm-publish-refused.log')
let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pipeline-guard-node-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Nothing of this process’s Node.js is passed on. */
const start = (node: string, ...args: readonly string[]) =>
  spawnSync(node, [cli, ...args], { cwd: folder, encoding: 'utf8', env: { PATH: process.env['PATH'] ?? '' } })

describeWith(nodePath(18), 'Node.js 18')('Node.js 18', () => {
  test.each([['--version'], ['run'], ['diagnose', log]])('%s: one line with what is needed, exit code 3', (...args) => {
    const { status, stdout, stderr } = start(nodePath(18) ?? '', ...args)
    expect({ status, stdout, stderr }).toEqual({
      status: 3,
      stdout: '',
      stderr: expect.stringMatching(/^pipeline-guard: needs Node\.js 20 or newer, found 18\.\d+\.\d+\n$/),
    })
  })
})

for (const major of [20, 22, 24])
  describeWith(nodePath(major), `Node.js ${major}`)(`Node.js ${major}`, () => {
    const node = nodePath(major) ?? ''

    test('diagnoses a log as every other does', () => {
      const { status, stdout, stderr } = start(node, 'diagnose', '--json', log)
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
      const here = spawnSync(process.execPath, [cli, 'diagnose', '--json', log], { encoding: 'utf8' })
      expect(JSON.parse(stdout)).toEqual(JSON.parse(here.stdout))
    })

    test('judges a run at a desk, keeps its history, and draws its page', () => {
      const history = join(folder, `history-${major}.jsonl.gz`)
      const judged = start(node, 'run', '--history-path', history, '--job-status', 'success', '--observe')
      expect({ status: judged.status, stderr: judged.stderr }).toEqual({ status: 0, stderr: expect.any(String) })
      expect(judged.stderr).not.toMatch(/Warning|Error/)
      expect(start(node, 'history', 'verify', history).status).toBe(0)
      const page = join(folder, `report-${major}.html`)
      expect(start(node, 'report', history, '--output', page).status).toBe(0)
      expect(readFileSync(page, 'utf8')).toMatch(/^<!doctype html>/i)
    })

    test('the demo shows what the product does', () => {
      const { status, stdout, stderr } = start(node, 'demo')
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
      expect(stdout.length).toBeGreaterThan(500)
    })
  })
