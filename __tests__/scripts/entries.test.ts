/** An old Node.js is told what is needed in one line, with an exit code by contract; a new one starts the bundle. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from '@jest/globals'

const folder = mkdtempSync(join(tmpdir(), 'entries-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Entries {
  readonly cliGuard: string
  actionEntry(bundle: string, phase: string): string
}
const entries = async (): Promise<Entries> => import(join(process.cwd(), 'scripts/entries.mjs'))

function run(code: string, { node, strict = 'false' }: { node: string | undefined; strict?: string }) {
  const file = join(folder, 'entry.mjs')
  writeFileSync(file, node === undefined ? code : code.replaceAll('process.versions.node', `'${node}'`))
  writeFileSync(join(folder, 'action.js'), 'exports.start = (phase) => console.log("started", phase)')
  const { status, stdout, stderr } = spawnSync(process.execPath, [file], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], INPUT_STRICT: strict },
  })
  return { status, said: stdout + stderr }
}

test.each(['14.21.3', '16.20.2', '19.9.0'])('Node.js %s', async (node) => {
  const { cliGuard, actionEntry } = await entries()
  const line = `needs Node.js 20 or newer, found ${node}`
  expect(run(cliGuard, { node })).toEqual({ status: 3, said: `pipeline-guard: ${line}\n` })
  const entry = actionEntry('./action.js', 'main')
  const cure = '. Update the runner (2.327.1 or newer has Node.js 24).\n'
  expect(run(entry, { node })).toEqual({ status: 0, said: `::warning::Pipeline Guard ${line}${cure}` })
  expect(run(entry, { node, strict: 'true' })).toEqual({ status: 1, said: `::error::Pipeline Guard ${line}${cure}` })
})

test('a new one starts the bundle, in its phase', async () => {
  const { cliGuard, actionEntry } = await entries()
  expect(run(cliGuard, { node: undefined })).toEqual({ status: 0, said: '' })
  expect(run(actionEntry('./action.js', 'post'), { node: undefined })).toEqual({ status: 0, said: 'started post\n' })
})
