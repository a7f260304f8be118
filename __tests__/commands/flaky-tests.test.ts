/** What is promised of tests, from the report files on disk to what the command says: each promise by `run` alone. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { command as run } from '../../src/commands/run/index.js'
import type { Result, TestFinding } from '../../src/core/model/index.js'

let cwd: string
let at = Date.UTC(2026, 0, 1)
const hour = 3_600_000

interface Told {
  readonly sha?: string
  readonly branch?: string
  readonly number?: number
  readonly attempt?: number
  /** Failing tests of the suite `unit`. */
  readonly failing?: readonly string[]
  /** Failed and then passed within the report. */
  readonly retried?: readonly string[]
  /** Tests a suite. */
  readonly suites?: Readonly<Record<string, number>>
  readonly slowest?: number
  readonly report?: boolean
}
const usual = { unit: 40, e2e: 12 }
/** Tests of the unit suite: they run in each build, whatever becomes of them. */
const tests = ['by attempts', 'within a report', 'by runs of a commit', 'brand new', 'theirs']

/** As Surefire writes it. */
function junit({ failing = [], retried = [], suites = usual, slowest = 3 }: Told): string {
  const named = [...new Set([...failing, ...retried, ...tests])]
  const cases = (suite: string, count: number): string =>
    Array.from({ length: count }, (_, i) => {
      const name = (suite === 'unit' ? named[i] : undefined) ?? `${suite} ${i}`
      const inner = failing.includes(name)
        ? '<failure message="no">no</failure>'
        : retried.includes(name)
          ? '<flakyFailure message="once">once</flakyFailure>'
          : ''
      const seconds = suite === 'e2e' && i === 0 ? slowest : 0.01
      return `<testcase classname="${suite}" name="${name}" time="${seconds}">${inner}</testcase>`
    }).join('')
  const all = Object.entries(suites).map(
    ([name, count]) => `<testsuite name="${name}" tests="${count}">${cases(name, count)}</testsuite>`,
  )
  return `<testsuites>${all.join('')}</testsuites>`
}

let builds = 0
async function build(told: Told = {}, ...more: readonly string[]): Promise<Result> {
  at += hour
  const number = told.number ?? ++builds
  const file = join(cwd, 'report.xml')
  await rm(file, { force: true })
  if (told.report !== false) await writeFile(file, junit(told))
  let out = ''
  const failed = (told.failing ?? []).length > 0
  await run.run(['--test-reports', '*.xml', '--history-path', join(cwd, 'h.jsonl.gz'), '--json', ...more], {
    out: (text) => {
      out += text
    },
    err: () => undefined,
    env: {
      BUILDKITE: 'true',
      BUILDKITE_ORGANIZATION_SLUG: 'acme',
      BUILDKITE_PIPELINE_SLUG: 'shop',
      BUILDKITE_BUILD_ID: `${number}`,
      BUILDKITE_RETRY_COUNT: `${(told.attempt ?? 1) - 1}`,
      BUILDKITE_LABEL: 'test',
      BUILDKITE_JOB_ID: `${number}.${told.attempt ?? 1}`,
      BUILDKITE_BRANCH: told.branch ?? 'main',
      BUILDKITE_PIPELINE_DEFAULT_BRANCH: 'main',
      BUILDKITE_COMMIT: told.sha ?? number.toString(16).padStart(40, '0'),
      BUILDKITE_SOURCE: 'webhook',
      BUILDKITE_COMMAND_EXIT_STATUS: failed ? '1' : '0',
    },
    cwd,
    now: () => at,
  })
  return JSON.parse(out) as Result
}
const testsOf = ({ findings }: Result): readonly TestFinding[] => findings.filter((one) => one.kind === 'test')
const day = () => new Date(at).toISOString().slice(0, 10)

let flippedOn: string
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'pipeline-guard-'))
  for (let i = 0; i < 16; i++) await build()
  flippedOn = day()
  const number = ++builds
  await build({ number, failing: ['by attempts'] })
  await build({ number, attempt: 2 })
  await build({ retried: ['within a report'] })
  const sha = 'f'.repeat(40)
  await build({ sha, failing: ['by runs of a commit'] })
  await build({ sha })
})
afterAll(() => rm(cwd, { recursive: true, force: true }))

test('both outcomes on one commit are flaky, with Wilson’s bounds, first and last seen; a new failure is told apart', async () => {
  const names = ['by attempts', 'within a report', 'by runs of a commit']
  const result = await build({ failing: [...names, 'brand new'] }, '--dry-run')
  const found = testsOf(result)
  expect(found.filter((one) => one.test === 'known-flaky').map(({ name }) => name)).toEqual(names)
  // statsmodels proportion_confint(2, 22 and 23, method='wilson'); a retry within a report is two executions
  const bounds = [
    [22, 0.025295, 0.278149],
    [23, 0.02418, 0.26796],
    [22, 0.025295, 0.278149],
  ] as const
  const flaky = found.filter((one) => one.test === 'known-flaky')
  for (const [at, { flipRate, severity, reasons }] of flaky.entries()) {
    const [runs, low, high] = bounds[at] ?? [0, 0, 0]
    expect(flipRate).toMatchObject({ runs, failures: 2, flips: 1, commits: 20 })
    expect(flipRate?.low).toBeCloseTo(low, 5)
    expect(flipRate?.high).toBeCloseTo(high, 5)
    expect(flipRate?.firstAt?.slice(0, 10)).toBe(flippedOn)
    expect(flipRate?.lastAt).toBe(flipRate?.firstAt)
    expect(severity).toBe('low')
    expect(reasons.at(-1)).toMatch(
      new RegExp(
        `^fails in 2 of ${runs} executions: 2\\.\\d % to 2\\d %, both outcomes on 1 of 20 commits, seen on ${flippedOn}$`,
      ),
    )
  }
  expect(found.filter((one) => one.test === 'new-failure')).toMatchObject([{ name: 'brand new', severity: 'high' }])
})

test('the quarantine is in the result and in a file; a test that only fails is not in it', async () => {
  const file = join(cwd, 'quarantine.json')
  const { quarantine } = await build({ failing: ['brand new'] }, '--dry-run', '--quarantine-file', file)
  expect(quarantine?.map(({ name }) => name).sort()).toEqual(['by attempts', 'by runs of a commit', 'within a report'])
  expect(quarantine?.[0]).toMatchObject({
    suite: 'unit',
    commits: 20,
    firstAt: expect.stringMatching(/^2026-01-/),
    lastAt: expect.stringMatching(/^2026-01-/),
  })
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(quarantine)
})

test('a test that breaks on another branch is news on this one; broken on the default branch, it is no branch’s news', async () => {
  const kindOf = (result: Result) =>
    testsOf(result).map(({ name, severity, reasons }) => [name, severity, reasons.at(-1)])
  const topic = await build({ branch: 'topic', failing: ['theirs'] })
  expect(kindOf(topic)).toEqual([['theirs', 'high', expect.stringMatching(/^passed in run \d+/)]])
  expect(kindOf(await build({ branch: 'topic', failing: ['theirs'] }))).toEqual([
    ['theirs', 'medium', expect.stringMatching(new RegExp(`^has failed since run ${topic.key.run}`))],
  ])
  const main = await build({ failing: ['theirs'] })
  expect(kindOf(main)).toEqual([['theirs', 'high', expect.stringMatching(/^passed in run \d+/)]])
  expect(kindOf(await build({ branch: 'other', failing: ['theirs'] }, '--dry-run'))).toEqual([
    ['theirs', 'medium', expect.stringMatching(new RegExp(`^has failed there since run ${main.key.run}`))],
  ])
  await build()
})

test.each([
  ['a suite that is not run', { suites: { unit: 40 } }, 'high', 'suite e2e did not run'],
  ['most of a suite not run', { suites: { unit: 10, e2e: 12 } }, 'high', 'suite unit ran 10 tests, at least 40 before'],
  [
    'no report at all',
    { report: false },
    'critical',
    'no test ran: no test report was found, though every run before had one',
  ],
])('%s', async (_, told, severity, title) => {
  const result = await build(told, '--dry-run')
  expect(testsOf(result)).toMatchObject([{ test: 'missing', severity, title }])
  // That no test ran fails the check by default; nothing else of these does.
  expect(result.ruling.pass).toBe(severity !== 'critical')
  expect(result.ruling.verdict).toBe('anomalous')
})

test('a few tests fewer than ever', async () => {
  const result = await build({ suites: { unit: 36, e2e: 12 } }, '--dry-run')
  expect(result.findings).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ kind: 'anomaly', observed: 48, expected: expect.closeTo(52, 6) }),
    ]),
  )
})

test('a test far slower than it ever was', async () => {
  expect(testsOf(await build({ slowest: 9 }, '--dry-run'))).toMatchObject([
    { test: 'slow', name: 'e2e 0', title: 'e2e 0 took 9.0 s, at most 3.0 s before' },
  ])
})
