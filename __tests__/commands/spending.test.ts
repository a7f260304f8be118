/** A week of two workflows on runners that are too few, with prices: what digest, page and metrics say of money and capacity. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Command } from '../../src/commands/command.js'
import { command as metrics } from '../../src/commands/metrics.js'
import { command as report } from '../../src/commands/report.js'
import { encodeHistory } from '../../src/core/history/file/codec.js'
import type { RunRecord } from '../../src/core/model/index.js'
import { busiest, capacityOf, mostAtOnce, waitWith } from '../../src/core/report/digest/capacity.js'
import { recordOf } from '../support/records.js'

let cwd: string
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'pipeline-guard-spending-'))
})
afterEach(() => rmSync(cwd, { recursive: true, force: true }))

async function call(command: Command, ...args: readonly string[]) {
  let said = ''
  const out = (text: string) => {
    said += text
  }
  await command.run(args, { out, err: () => undefined, env: {}, cwd, now: () => Date.UTC(2026, 0, 8) })
  return said
}

const start = Date.UTC(2026, 0, 1, 14)
const minutes = 60_000
const iso = (ms: number) => new Date(ms).toISOString()

/** One job of `minutes` on the one self-hosted runner: each afternoon six come at once, ten minutes long each. */
function run(number: number, more: { readonly attempt?: number; readonly fails?: 'flaky' | 'real' } = {}): RunRecord {
  const { attempt = 1, fails } = more
  const day = Math.floor(number / 6)
  const arrived = start + day * 86_400_000
  const started = arrived + (number % 6) * 10 * minutes + (attempt - 1) * 3_600_000
  const outcome = fails === undefined ? ('passed' as const) : ('failed' as const)
  const job = {
    name: number % 2 ? 'test' : 'lint',
    outcome,
    createdAt: iso(attempt === 1 ? arrived : started),
    startedAt: iso(started),
    completedAt: iso(started + 10 * minutes),
    workMs: 10 * minutes,
    runner: { labels: ['big'] },
  }
  const record = recordOf({
    run: String(100 + number),
    attempt,
    workflow: number % 2 ? 'test.yml' : 'lint.yml',
    facts: {
      outcome,
      startedAt: iso(started),
      completedAt: iso(started + 10 * minutes),
      sha: `c${number}`,
      name: number % 2 ? 'Tests' : 'Lint',
    },
    jobs: { [`${number}-${attempt}`]: job },
  })
  const failure = {
    category: 'test',
    rule: null,
    signature: 's',
    title: 't',
    confidence: 1,
    transient: false,
    transientProbability: 0,
  }
  const named = fails === undefined ? [] : [{ suite: 'cart', name: fails === 'flaky' ? 'wobbles' : 'breaks' }]
  const tests = {
    total: 10,
    failed: named.length,
    skipped: 0,
    failures: named,
    flaky: [],
    slowest: [],
    suites: { cart: 10 },
  }
  const [[id, own] = ['', {}]] = Object.entries(record.jobs)
  return {
    ...record,
    tests: { ...record.run, value: tests },
    jobs: { [id]: { ...own, ...(fails === undefined ? {} : { failure: { ...record.run, value: failure } }) } },
  }
}

// Three tests runs fail by a flaky test and pass when they are run again; one is broken.
const flaky = [7, 19, 31]
const records = [
  ...Array.from({ length: 42 }, (_, at) =>
    run(at, flaky.includes(at) ? { fails: 'flaky' } : at === 40 ? { fails: 'real' } : {}),
  ),
  ...flaky.map((at) => run(at, { attempt: 2 })),
]
const write = (cost?: string) => {
  writeFileSync(join(cwd, 'h.gz'), encodeHistory(records))
  writeFileSync(join(cwd, 'guard.yml'), cost ?? '')
}
const prices = 'cost:\n  currency: USD\n  per-minute: { big: 0.1, default: 0.01 }\n'

test('the digest says what runs, workflows, jobs, causes, reruns and flaky tests cost, and what one more runner would save', async () => {
  write(prices)
  const text = (await call(report, 'h.gz', '--digest', '--config-file', 'guard.yml'))
    .replaceAll('`', '')
    .replaceAll('\\', '')
  expect(text).toContain('450 minutes, each job rounded up, before any multiplier of the platform')
  expect(text).toContain('45 USD, 1.07 USD a run')
  expect(text).toContain('by workflow: Tests 4 h, 24 USD; Lint 3 h 30 m, 21 USD')
  expect(text).toContain('by job: test 4 h, 24 USD; lint 3 h 30 m, 21 USD')
  expect(text).toContain('in failed jobs, by the cause: test 40 m, 4 USD')
  expect(text).toContain('reruns cost 3 USD')
  expect(text).toContain('flaky tests cost 1 h, 6 USD: jobs that failed by nothing else, and their reruns')
  // Six jobs of ten minutes at once wait 0 + 10 + … + 50 = 150 minutes a day with one runner, 0 + 0 + 10 + 10 + 20 + 20 = 60 with two.
  expect(text).toMatch(
    /big: one more runner would save 10 h 30 m of 17 h 30 m waited; at most 1 job at once, busiest 14–15 h UTC/,
  )
})

test('without prices it says times alone; the page has tables of both; metrics have figures of both', async () => {
  write()
  const plain = await call(report, 'h.gz', '--digest', '--config-file', 'guard.yml')
  expect(plain).toContain('flaky tests cost 1 h: jobs')
  expect(plain).not.toContain('USD')
  expect(await call(metrics, 'h.gz', '--config-file', 'guard.yml', '--days', '30')).not.toContain(
    'pipeline_guard_cost{',
  )
  write(prices)
  await call(report, 'h.gz', '--config-file', 'guard.yml', '--output', 'page.html')
  const page = readFileSync(join(cwd, 'page.html'), 'utf8')
  expect(page).toContain('<caption>Jobs, by what they cost</caption>')
  expect(page).toMatch(/<code>big<\/code>.*14–15 h.*10 h 30 m|<code>big<\/code>/s)
  expect(page).toMatch(/lost to flaky tests<\/dt><dd>\d+ (?:h|m)/)
  const figures = await call(metrics, 'h.gz', '--config-file', 'guard.yml', '--days', '30')
  expect(figures).toMatch(/pipeline_guard_cost\{[^}]*for="flaky"[^}]*\} 6\b/)
  expect(figures).toMatch(/pipeline_guard_machine_seconds\{[^}]*for="reruns"[^}]*\} 1800\b/)
  expect(figures).toMatch(/pipeline_guard_runner_wait_saved_seconds\{[^}]*\} [1-9]/)
})

const stays = fc.array(
  fc
    .tuple(fc.nat(86_400_000), fc.nat(3_600_000), fc.nat(3_600_000))
    .map(([arrived, wait, ms]) => ({ arrived, started: arrived + wait, ended: arrived + wait + ms })),
  { maxLength: 60 },
)

test('more runners never wait longer, as many as jobs wait not at all', () => {
  fc.assert(
    fc.property(stays, fc.integer({ min: 1, max: 8 }), (list, runners) => {
      expect(waitWith(list, runners + 1)).toBeLessThanOrEqual(waitWith(list, runners))
      expect(waitWith(list, list.length + 1)).toBe(0)
      expect(mostAtOnce(list)).toBeLessThanOrEqual(list.length)
    }),
  )
})

test('hosted runners, which are there for whoever asks, save nothing; few jobs and clocks say nothing', () => {
  const hosted = Array.from({ length: 30 }, (_, at) =>
    recordOf({
      run: String(at),
      jobs: {
        [at]: {
          createdAt: iso(start),
          startedAt: iso(start + 5000),
          completedAt: iso(start + 600_000),
          runner: { labels: ['ubuntu-latest'] },
        },
      },
    }),
  )
  expect(capacityOf(hosted)).toMatchObject([{ label: 'ubuntu-latest', jobs: 30, most: 30, savedMs: 0 }])
  expect(capacityOf(hosted.slice(0, 10))).toEqual([])
  expect(busiest(Array.from({ length: 24 }, () => ({ running: 0, waitMs: 0 })))).toBe('never')
})
