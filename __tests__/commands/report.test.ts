import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { UsageError } from '../../src/commands/command.js'
import { command } from '../../src/commands/report.js'
import { encodeHistory, historyText } from '../../src/core/history/file/codec.js'
import { runsOf } from '../support/records.js'

let cwd: string
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'pipeline-guard-'))
})
afterEach(() => rm(cwd, { recursive: true, force: true }))

async function report(...args: string[]) {
  const said = { out: '', err: '' }
  const io = {
    out: (text: string) => {
      said.out += text
    },
    err: (text: string) => {
      said.err += text
    },
    env: {},
    cwd,
    now: () => Date.UTC(2026, 5, 1),
  }
  try {
    return { code: await command.run(args, io), ...said, faults: [] as readonly string[] }
  } catch (error) {
    if (error instanceof UsageError) return { code: 2, ...said, faults: error.faults }
    throw error
  }
}

const put = (name: string, bytes: string | Uint8Array) => writeFile(join(cwd, name), bytes)

test('histories in, one page out, made at the time of the caller', async () => {
  await put('a.gz', encodeHistory(runsOf(20)))
  await put('b.jsonl', historyText(runsOf(30)))
  const answer = await report('a.gz', 'b.jsonl', '--output', 'sub/page.html', '--title', 'Ours')
  expect(answer).toMatchObject({ code: 0, out: '', err: 'pipeline-guard: wrote sub/page.html\n' })
  const page = await readFile(join(cwd, 'sub/page.html'), 'utf8')
  expect(page).toMatch(/^<!DOCTYPE html>/)
  expect(page).toContain('<h1>Ours: CI history</h1>')
  expect(page).toContain('30 recorded runs, made 2026-06-01 00:00 UTC')
})

test('the page goes to stdout, alone, when no file is named; --json is the digest', async () => {
  await put('h.gz', encodeHistory(runsOf(20)))
  expect((await report('h.gz')).out.trim()).toMatch(/^<!DOCTYPE html>[\s\S]*<\/html>$/)
  expect(JSON.parse((await report('h.gz', '--json')).out)).toMatchObject({ runs: 20, passed: 20 })
})

test('a digest of some days, against what was before them', async () => {
  await put('h.gz', encodeHistory(runsOf(20)))
  expect((await report('h.gz', '--digest')).out).toMatch(/^📅 \*\*o\/r\*\* · 2026-01-01 to 2026-01-01: 20 runs/)
  expect((await report('h.gz', '--digest', '--days', '7')).out).toBe('📅 **o/r** · no run in this time\n')
  expect(JSON.parse((await report('h.gz', '--json', '--days', '200')).out)).toMatchObject({ runs: 20 })
  expect(await report('h.gz', '--days', '7')).toMatchObject({ code: 2 })
  expect(await report('h.gz', '--digest', '--days', '0')).toMatchObject({ code: 2 })
})

test('one workflow of several', async () => {
  await put('h.gz', encodeHistory([...runsOf(5, { workflow: 'a.yml' }), ...runsOf(7, { workflow: 'b.yml' })]))
  expect(JSON.parse((await report('h.gz', '--json', '--workflow', 'b.yml')).out)).toMatchObject({ runs: 7 })
  expect(await report('h.gz', '--workflow', 'c')).toMatchObject({
    code: 2,
    faults: ['--workflow: no run of a workflow that holds "c"'],
  })
})

test('every file that cannot be read is named', async () => {
  await put('broken.gz', 'not a history')
  const { code, faults } = await report('gone.gz', 'broken.gz')
  expect(code).toBe(2)
  expect(faults[0]).toBe('gone.gz: no such file')
  expect(faults[1]).toMatch(/^broken\.gz: /)
})

test('wrong use is told at once', async () => {
  expect(await report('--runs', 'many')).toMatchObject({ code: 2 })
  expect(await report('--colour')).toMatchObject({ code: 2 })
})

test('damaged lines are left out, and said', async () => {
  await put('h.jsonl', `${historyText(runsOf(8))}{"half":\n`)
  const { code, err, out } = await report('h.jsonl')
  expect(code).toBe(0)
  expect(err).toContain('1 line could not be read')
  expect(out).toContain('8 recorded runs')
})
