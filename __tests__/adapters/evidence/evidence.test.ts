import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { markReportsRead } from '../../../src/adapters/evidence/earlier-reports.js'
import { executedStatus } from '../../../src/adapters/evidence/executed.js'
import { createEvidence } from '../../../src/adapters/evidence/index.js'
import type { Trouble } from '../../../src/core/model/index.js'

let cwd = ''
let troubles: Trouble[] = []
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'evidence-'))
  troubles = []
})
afterEach(() => rmSync(cwd, { recursive: true, force: true }))

const evidence = (config: { testReports?: string[]; logFiles?: string[]; metrics?: string }, env = {}) =>
  createEvidence({
    config: { testReports: [], testRoot: undefined, coverageReports: [], logFiles: [], metrics: undefined, ...config },
    cwd,
    env,
    troubles: { add: (trouble) => troubles.push(trouble), all: () => troubles },
    mask: (text) => text.replaceAll('s3cret', '***'),
  })
const write = (name: string, content: string | Uint8Array) => {
  mkdirSync(join(cwd, name, '..'), { recursive: true })
  writeFileSync(join(cwd, name), content)
}
const text = async (source: { open(): AsyncIterable<Uint8Array> } | undefined) => {
  const chunks: Uint8Array[] = []
  if (source !== undefined) for await (const chunk of source.open()) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

test('reports are joined; a broken one is named and left out', async () => {
  write('r/a.xml', '<testsuite name="a"><testcase name="x"/></testsuite>')
  write('r/b.xml', '<testsuite name="b"><testcase name="y"><failure message="no"/></testcase></testsuite>')
  write('r/c.xml', '<testsuite name="s3cret"><testcase')
  write('r/s3cret.xml', '<nope/>')
  expect(await evidence({ testReports: ['r/*.xml'] }).tests()).toMatchObject({ total: 2, failed: 1 })
  expect(troubles.map(({ code, message }) => `${code} ${message}`)).toEqual([
    'test-report-broken r/c.xml: it breaks off in the middle; the tests before that were read',
    expect.stringMatching(/^test-report-broken r\/\*\*\*\.xml: not a test report: its root is <nope>; JUnit XML/),
  ])
})

test('absolute paths of this workspace become the repository’s', async () => {
  const at = (path: string) => `<testcase name="${path}"><failure>at x (${path}:3:1)</failure></testcase>`
  write('r.xml', `<testsuite>${at(join(cwd, 'src/a.js'))}${at('/elsewhere/b.js')}</testsuite>`)
  const results = await evidence({ testReports: ['r.xml'] }).tests()
  expect(results?.failures.map(({ file }) => file)).toEqual([join('src', 'a.js'), '/elsewhere/b.js'])
})

describe('at a desk a report tells of one run', () => {
  const counted = async (env = {}) => (await evidence({ testReports: ['r.xml'] }, env).tests())?.total
  const report = '<testsuite><testcase name="x"/></testsuite>'

  test('one that a run has read is named and not counted again, until it is written anew', async () => {
    write('r.xml', report)
    expect(await counted()).toBe(1)
    expect(await markReportsRead({ cwd, env: {} }, ['*.xml'])).toBeUndefined()
    expect(await counted()).toBeUndefined()
    expect(troubles).toMatchObject([
      { message: '1 of 1 test report is of an earlier run and not counted: r.xml', unseen: expect.any(String) },
    ])
    // In CI the job made it.
    expect(await counted({ CI: 'true' })).toBe(1)
    const later = Date.now() / 1000 + 60
    utimesSync(join(cwd, 'r.xml'), later, later)
    expect(await counted()).toBe(1)
  })

  test('one older than the first command is not counted; a newer one beside it is', async () => {
    const began = Date.now()
    write('r.xml', report)
    write('new.xml', report)
    const executed = { schema: 'pipeline-guard/exec', version: 1, command: 'true', log: '1.log' }
    write('.pipeline-guard/exec/1.log', '')
    write('.pipeline-guard/exec/1.json', JSON.stringify({ ...executed, startedAt: new Date(began).toISOString() }))
    utimesSync(join(cwd, 'r.xml'), began / 1000 - 3600, began / 1000 - 3600)
    utimesSync(join(cwd, 'new.xml'), began / 1000 + 1, began / 1000 + 1)
    expect(await counted()).toBeUndefined()
    expect(await evidence({ testReports: ['*.xml'] }).tests()).toMatchObject({ total: 1, reports: 1 })
    expect(await counted({ GITHUB_ACTIONS: 'true' })).toBe(1)
  })
})

test('reports older than the build that a Jenkins step told of are left out and named', async () => {
  write('old.xml', '<testsuite><testcase name="x"/></testsuite>')
  write('new.xml', '<testsuite><testcase name="y"/></testsuite>')
  const start = Date.now() - 5000
  utimesSync(join(cwd, 'old.xml'), new Date(start - 3_600_000), new Date(start - 3_600_000))
  const env = { PIPELINE_GUARD_BUILD: JSON.stringify({ result: 'SUCCESS', startTimeInMillis: start, causes: [] }) }
  expect(await evidence({ testReports: ['*.xml'] }, env).tests()).toMatchObject({ total: 1 })
  expect(troubles.map(({ message }) => message)).toEqual([
    '1 of 2 test reports are older than this build and were left out',
  ])
  expect(await evidence({ testReports: ['*.xml'] }).tests()).toMatchObject({ total: 2 })
})

test('nothing asked for, nothing found, nothing readable', async () => {
  expect(await evidence({}).tests()).toBeUndefined()
  expect(await evidence({ testReports: ['*.xml'] }).tests()).toBeUndefined()
  expect(troubles[0]).toMatchObject({ message: 'test-reports: no file matches *.xml', unseen: 'any test report' })
  write('many1.xml', '')
  for (let i = 0; i < 9; i++) write(`bad${i}.xml`, 'x')
  expect(await evidence({ testReports: ['*.xml'] }).tests()).toBeUndefined()
  expect(troubles.at(-1)?.message).toBe('5 more test reports could not be read to the end')
})

test('metrics as lines, from a file, and faults', async () => {
  expect(await evidence({ metrics: 'a=1 ms lower' }).metrics()).toEqual({
    a: { value: 1, unit: 'ms', better: 'lower' },
  })
  write('m.json', '{"b": 2, "c": "x"}')
  expect(await evidence({ metrics: 'm.json' }).metrics()).toEqual({ b: { value: 2, better: 'either' } })
  expect(troubles.map(({ message }) => message)).toEqual(['metrics: "c": got "x" as the value, accepted is a number'])
  expect(await evidence({ metrics: 'none.json' }).metrics()).toEqual({})
  expect(troubles.at(-1)?.message).toMatch(/none\.json cannot be read/)
  expect(await evidence({}).metrics()).toEqual({})
})

test('logs: what failed under exec first, then the named, then what passed; gzip is opened', async () => {
  const left = (number: number, more: object) => {
    write(`.pipeline-guard/exec/${number}.log`, `log ${number}`)
    const executed = {
      schema: 'pipeline-guard/exec',
      version: 1,
      run: 'BUILD_TAG=b',
      command: `c${number}`,
      startedAt: 'x',
      log: `${number}.log`,
    }
    write(`.pipeline-guard/exec/${number}.json`, JSON.stringify({ ...executed, ...more }))
  }
  left(1, { exitCode: 0 })
  left(2, { exitCode: 2 })
  left(3, { exitCode: 1, run: 'BUILD_TAG=earlier' })
  left(10, {})
  write('.pipeline-guard/exec/4.json', '{')
  write('make.log.gz', gzipSync('make said no'))
  const logs = await evidence({ logFiles: ['*.log*'] }, { BUILD_TAG: 'b' }).logs()
  expect(logs.map(({ name }) => name)).toEqual(['exec c2', 'exec c10', 'make.log.gz', 'exec c1'])
  expect(await text(logs[2])).toBe('make said no')
  expect(await text(logs[0])).toBe('log 2')
})

test('what exec ran tells the status of the job: one failed, or all passed', async () => {
  const left = (number: number, exitCode?: number, command = `c${number}`) =>
    write(
      `.pipeline-guard/exec/${number}.json`,
      JSON.stringify({
        schema: 'pipeline-guard/exec',
        version: 1,
        command,
        startedAt: `2026-01-01T00:00:0${number}Z`,
        log: 'x',
        exitCode,
        ...(exitCode === undefined ? {} : { completedAt: `2026-01-01T00:00:0${number}.5Z` }),
      }),
    )
  expect(await executedStatus(cwd, {})).toEqual({ steps: [] })
  left(1)
  const first = { number: 1, name: 'c1', startedAt: '2026-01-01T00:00:01Z' }
  expect(await executedStatus(cwd, {})).toEqual({ steps: [{ ...first, status: 'in-progress' }] })
  left(2, 0)
  expect(await executedStatus(cwd, {})).toMatchObject({ jobStatus: 'success' })
  left(3, 2)
  expect(await executedStatus(cwd, {})).toMatchObject({
    jobStatus: 'failure',
    steps: [
      { name: 'c1' },
      { name: 'c2', outcome: 'passed' },
      { name: 'c3', outcome: 'failed', completedAt: '2026-01-01T00:00:03.5Z' },
    ],
  })
  left(4, 0, 'c3')
  expect(await executedStatus(cwd, {})).toMatchObject({ jobStatus: 'success', steps: [{}, {}, { name: 'c3' }] })
})

test('a log that breaks off or is gone gives what there is, and says so', async () => {
  write('cut.log.gz', gzipSync('x'.repeat(100_000)).subarray(0, 60))
  write('gone.log', 'soon gone')
  const [cut, gone] = await evidence({ logFiles: ['*.log*'] }).logs()
  await text(cut)
  rmSync(join(cwd, 'gone.log'))
  expect(await text(gone)).toBe('')
  expect(troubles.map(({ message }) => message)).toEqual([
    expect.stringMatching(/^cut\.log\.gz: cannot be read to its end/),
    expect.stringMatching(/^gone\.log: cannot be read to its end/),
  ])
})
