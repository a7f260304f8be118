/** doctor, badge, history anomalies and verify, inputs by the environment: in a folder, without a network. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { command as badge } from '../../src/commands/badge.js'
import type { Command } from '../../src/commands/command.js'
import { command as doctor } from '../../src/commands/doctor.js'
import { command as history } from '../../src/commands/history/index.js'
import { fromEnvironment } from '../../src/commands/run/flags.js'
import { encodeHistory } from '../../src/core/history/file/codec.js'
import { hours, recordOf, runsOf } from '../support/records.js'

let cwd: string
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'pipeline-guard-desk-'))
})
afterEach(() => rmSync(cwd, { recursive: true, force: true }))

const put = (path: string, bytes: string | Uint8Array) => {
  mkdirSync(dirname(join(cwd, path)), { recursive: true })
  writeFileSync(join(cwd, path), bytes)
}
async function call(command: Command, ...args: readonly string[]) {
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
    now: () => Date.parse(hours(30)),
  }
  const code = await command.run(args, io)
  return { code, ...said }
}

const judged = runsOf(20).map((record, at) => ({
  ...record,
  judgement: {
    ...record.run,
    value: {
      verdict: 'normal' as const,
      findings: at === 15 ? [{ id: 'x', kind: 'anomaly', severity: 'high', series: 'run.duration' }] : [],
      notified: [],
      reruns: [],
    },
  },
}))

test('doctor: nothing set up is no trouble; a broken file is', async () => {
  expect(await call(doctor)).toMatchObject({ code: 0, out: expect.stringContaining('No workflow runs Pipeline Guard') })
  put('.github/pipeline-guard.yml', 'limts: {}\n')
  put('.pipeline-guard/history.jsonl.gz', 'no history')
  const { code, out } = await call(doctor, '--json')
  expect(code).toBe(2)
  expect(JSON.parse(out)).toMatchObject({ broken: 2 })
  expect(out).toContain('limts')
})

test('doctor: what is set up, and what its own jobs cost', async () => {
  put(
    '.github/workflows/ci.yml',
    'on: push\njobs:\n  g:\n    steps:\n      - uses: acme/pipeline-guard@0\n        with: { a: 1 }\n',
  )
  const own = recordOf({ run: '99', hour: 29, jobs: { '9': { name: 'guard', own: true, workMs: 20_000 } } })
  put('.pipeline-guard/history.jsonl.gz', encodeHistory([...judged, own]))
  const { code, out } = await call(doctor)
  expect(code).toBe(0)
  expect(out).toContain('✓ Runs in .github/workflows/ci.yml')
  expect(out).toContain('21 runs, 20 judged')
  expect(out).toContain('Its own jobs took 20 s in 1 run')
})

test('badge, anomalies and verify read the history they are given', async () => {
  put('h.gz', encodeHistory(judged))
  expect(await call(badge, 'h.gz', '--output', 'b.svg')).toMatchObject({
    code: 0,
    err: 'pipeline-guard: wrote b.svg\n',
  })
  expect(readFileSync(join(cwd, 'b.svg'), 'utf8')).toContain('ci: normal')
  expect((await call(history, 'anomalies', '--history', 'h.gz')).out).toMatch(
    /high {5}duration of the run\n1 anomaly\n$/,
  )
  expect((await call(history, 'anomalies', '--history', 'h.gz', '--since', '2030-01-01')).out).toBe('0 anomalies\n')
  await expect(call(history, 'anomalies', '--history', 'h.gz', '--since', 'monday')).rejects.toThrow(
    'YYYY-MM-DD or 14d',
  )
  expect((await call(history, 'verify', '--history', 'h.gz')).out).toBe('h.gz: whole, 20 runs\n')
  await expect(call(history, 'verfy')).rejects.toThrow('did you mean verify?')
})

test('every input by the environment', () => {
  expect(
    fromEnvironment({ PIPELINE_GUARD_FAIL_ON: 'high', PIPELINE_GUARD_OBSERVE: '', PIPELINE_GUARD_X: '1' }),
  ).toEqual({
    'fail-on': 'high',
  })
})
