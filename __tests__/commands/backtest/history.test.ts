import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { command } from '../../../src/commands/backtest/index.js'
import { encodeHistory } from '../../../src/core/history/file/codec.js'
import {
  type BacktestRun,
  backtestRunSchema,
  backtestSummarySchema,
  type RunRecord,
} from '../../../src/core/model/index.js'
import { judged, recordOf, runsOf } from '../../support/records.js'

let cwd: string
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'pipeline-guard-'))
})
afterEach(() => rm(cwd, { recursive: true, force: true }))

async function replay(records: readonly RunRecord[], args: readonly string[] = []) {
  await writeFile(join(cwd, 'h.gz'), encodeHistory(records))
  let out = ''
  const io = {
    out: (text: string) => {
      out += text
    },
    err: () => {},
    env: {},
    cwd,
    now: () => 0,
  }
  expect(await command.run(['--history', 'h.gz', '--json', ...args], io)).toBe(0)
  const lines = out.trimEnd().split('\n')
  const rows = lines.slice(0, -1).map((line): BacktestRun => backtestRunSchema.strict().parse(JSON.parse(line)))
  return { rows, summary: backtestSummarySchema.parse(JSON.parse(lines.at(-1) ?? '')).summary }
}

const usual = runsOf(40)
const slow = [40, 41, 42, 43].map((hour) => recordOf({ run: String(1000 + hour), hour, workMs: 1_200_000 }))
const back = [44, 45, 46, 47, 48].map((hour) => recordOf({ run: String(1000 + hour), hour }))

test('a row a run, in the order of time, by the published contract', async () => {
  const { rows, summary } = await replay([...usual].reverse())
  expect(rows.map(({ run }) => run)).toEqual(usual.map(({ key }) => key.run))
  expect(rows[0]).toEqual({
    run: '1000',
    attempt: 1,
    workflow: '.github/workflows/ci.yml',
    event: 'push',
    branch: 'main',
    startedAt: '2026-01-01T00:00:00.000Z',
    outcome: 'passed',
    state: 'cold',
    verdict: 'normal',
    severity: null,
    pass: true,
    notify: null,
    open: [],
    findings: [],
  })
  expect(rows.at(-1)?.state).toBe('gating')
  expect(summary).toMatchObject({ runs: 40, notices: 0, failedChecks: 0 })
})

test('slowness that stays is notified once, listed as open while it lasts, and then over', async () => {
  const { rows } = await replay([...usual, ...slow, ...back])
  const during = rows.slice(40, 44)
  expect(during.filter(({ notify }) => notify === 'anomaly')).toHaveLength(1)
  const noticed = during.findIndex(({ notify }) => notify === 'anomaly')
  expect(noticed).toBeLessThan(3)
  expect(during[noticed]?.findings[0]).toMatchObject({ observed: 1_200_000, episode: expect.any(String) })
  expect(during.at(-1)?.open.length).toBeGreaterThan(0)
  expect(rows.at(-1)?.open).toEqual([])
})

test('what the records say was answered then plays no part', async () => {
  const { rows } = await replay([...usual, ...slow])
  const stored = [...usual, ...slow].map(judged)
  expect((await replay(stored)).rows).toEqual(rows)
})

test('the options of `run` hold, and all faults are named', async () => {
  const failing = (rows: readonly BacktestRun[]) => rows.filter(({ pass }) => !pass).length
  const records = [...usual, ...slow]
  expect(failing((await replay(records, ['--fail-on', 'medium'])).rows)).toBeGreaterThan(0)
  expect(failing((await replay(records, ['--fail-on', 'never'])).rows)).toBe(0)
  expect((await replay(records, ['--notify-on', 'never'])).rows.every(({ notify }) => notify === null)).toBe(true)
  await expect(replay(records, ['--fail-on', 'hgh', '--rows', 'all'])).rejects.toThrow(/rows.*fail-on/s)
})

test('the configuration file holds: what is acknowledged is neither notified nor failing', async () => {
  await writeFile(
    join(cwd, 'guard.yml'),
    "expected-changes:\n  - id: big\n    since: '2026-01-01'\n    series: '*'\n    reason: a larger suite\n",
  )
  const { rows } = await replay([...usual, ...slow], ['--config-file', 'guard.yml', '--fail-on', 'medium'])
  expect(rows.every(({ pass, notify, findings }) => pass && notify === null && findings.length === 0)).toBe(true)
})

test('a failure that was diagnosed then is one now, new and then known', async () => {
  const failed = (run: string, hour: number): RunRecord => {
    const record = recordOf({ run, hour, facts: { outcome: 'failed' }, jobs: { [run]: { outcome: 'failed' } } })
    const failure = {
      ...record.run,
      value: {
        category: 'build',
        rule: null,
        signature: 'abc',
        title: 'main.c does not compile',
        confidence: 0.9,
        transient: false,
        transientProbability: 0.05,
        lines: ['main.c:1: error'],
      },
    }
    return { ...record, jobs: { [run]: { ...record.jobs[run], failure } } }
  }
  const { rows } = await replay([...usual, failed('2000', 50), failed('2001', 51)])
  expect(rows.at(-2)).toMatchObject({ notify: 'failure', verdict: 'failed', severity: 'critical', pass: false })
  expect(rows.at(-2)?.findings).toMatchObject([{ series: null, kind: 'failure', severity: 'critical' }])
  expect(rows.at(-1)).toMatchObject({ notify: null, verdict: 'failed' })
})
