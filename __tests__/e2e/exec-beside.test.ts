/** `exec --retry-failed` that is killed in a round, and two of them in one folder: no report is lost. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { resultSchema } from '../../src/core/model/index.js'

const cli = resolve(process.env['PIPELINE_GUARD_CLI'] ?? 'dist/cli/index.js')
let cwd = ''
let children: ChildProcess[] = []
beforeEach(() => {
  children = []
  cwd = mkdtempSync(join(tmpdir(), 'beside-'))
  writeFileSync(join(cwd, 'jest.js'), suite)
})
afterEach(() => {
  for (const child of children) child.kill('SIGKILL')
  rmSync(cwd, { recursive: true, force: true })
})

/** Two tests, of which one fails; a round writes its own report, a new one beside it, and waits as long as `hold` is there. */
const suite = `const fs = require('fs')
const again = process.argv.some((word) => word.startsWith('--testNamePattern'))
const report = (names) => '<testsuite name="Cart">' + names.map((name) => '<testcase classname="Cart" name="' + name + '">' + (name === 'total' ? '<failure message="no"/>' : '') + '</testcase>').join('') + '</testsuite>'
fs.writeFileSync('r.xml', report(again ? ['total'] : ['total', 'tax']))
if (again) fs.writeFileSync('r-round.xml', report(['total']))
fs.writeFileSync(again ? 'in-round' : 'in-first', '')
process.exitCode = 1
const wait = setInterval(() => { if (!fs.existsSync(again ? 'hold' : 'hold-first')) clearInterval(wait) }, 20)
`
const environment = { PATH: process.env['PATH'] ?? '' }
const execArgs = [cli, 'exec', '--retry-failed', '1', '--test-reports', 'r*.xml', '--', process.execPath, 'jest.js']
function start(): { readonly child: ChildProcess; readonly ended: Promise<string> } {
  const child = spawn(process.execPath, execArgs, { cwd, env: environment, stdio: ['ignore', 'ignore', 'pipe'] })
  children.push(child)
  let text = ''
  child.stderr?.on('data', (chunk) => (text += String(chunk)))
  return { child, ended: new Promise((done) => child.on('close', () => done(text))) }
}
async function until(file: string): Promise<void> {
  while (!existsSync(join(cwd, file))) await new Promise((done) => setTimeout(done, 20))
}
const hold = (name: string): void => writeFileSync(join(cwd, name), '')
const release = (name: string): void => rmSync(join(cwd, name), { force: true })

test('killed in a round: `run` brings the reports of the first round back', async () => {
  hold('hold')
  const { child, ended } = start()
  await until('in-round')
  child.kill('SIGKILL')
  release('hold')
  await ended
  expect(readFileSync(join(cwd, 'r.xml'), 'utf8')).not.toContain('tax')
  spawnSync(process.execPath, [cli, 'run', '--result-file', 'result.json'], { cwd, env: environment })
  const result = resultSchema.parse(JSON.parse(readFileSync(join(cwd, 'result.json'), 'utf8')))
  expect(result.tests).toMatchObject({ total: 2, failed: 1 })
  expect(result.troubles.map(({ code }) => code)).toContain('exec-killed-in-round')
  expect(existsSync(join(cwd, 'r-round.xml'))).toBe(false)
})

test('two at once in one folder: neither runs tests again by the other’s reports, nor takes them away', async () => {
  hold('hold-first')
  const first = start()
  await until('in-first')
  const second = start()
  await until('.pipeline-guard/exec/2.json')
  writeFileSync(join(cwd, 'r-other.xml'), '<testsuite name="Other"><testcase classname="Other" name="x"/></testsuite>')
  release('hold-first')
  const texts = await Promise.all([first.ended, second.ended])
  for (const text of texts) expect(text).toContain('another `exec` runs in this folder')
  expect(existsSync(join(cwd, 'in-round'))).toBe(false)
  expect(existsSync(join(cwd, 'r-other.xml'))).toBe(true)
})
