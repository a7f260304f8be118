/** `exec --retry-failed` with the real runners: all that are installed by `npm run test:runners`, else jest and node --test alone. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { encodeHistory } from '../../../src/core/history/file/codec.js'
import { type RunRecord, resultSchema } from '../../../src/core/model/index.js'
import { shortKey } from '../../../src/core/tests/identity/key.js'
import { markSuites } from '../../../src/core/tests/report/suite-marks.js'
import { recordOf } from '../../support/records.js'
import { isHere, type RunnerSuite, runnerEnv, suites } from './suites.js'

const cli = resolve(process.env['PIPELINE_GUARD_CLI'] ?? 'dist/cli/index.js')
let cwd = ''
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'retry-'))
})
afterEach(() => rmSync(cwd, { recursive: true, force: true }))

const guard = (args: readonly string[], more: Readonly<Record<string, string>> = {}) =>
  spawnSync(process.execPath, [cli, ...args], { cwd, env: { ...runnerEnv(), ...more }, encoding: 'utf8' })

function write(files: RunnerSuite['files']): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, path)), { recursive: true })
    writeFileSync(join(cwd, path), text)
  }
}

const retrying = (
  { command, reports }: Pick<RunnerSuite, 'command' | 'reports'>,
  more = {},
  options: readonly string[] = [],
) => guard(['exec', '--retry-failed', '2', '--test-reports', reports, ...options, '--', ...command], more)

const linesOf = (text: string) => text.split('\n').flatMap((line) => /pipeline-guard: (.*)/.exec(line)?.[1] ?? [])
const judged = (reports: string) => {
  const child = guard(['run', '--test-reports', reports, '--result-file', 'result.json', '--observe'])
  expect(child.status).toBe(0)
  return resultSchema.parse(JSON.parse(readFileSync(join(cwd, 'result.json'), 'utf8')))
}

const leftOut = suites.filter((suite) => !isHere(suite)).map(({ name }) => name)
if (leftOut.length > 0)
  process.stderr.write(
    `skipped: ${leftOut.join(', ')}: not here, or not asked for (npm run test:runners; docs/testing.md)\n`,
  )

describe.each(suites)('$name', (suite) => {
  const here = isHere(suite)
  const withRunner = here ? test : test.skip

  const leaveOut = (): void => void process.stderr.write(`skipped: ${suite.name} cannot prepare its suite here\n`)
  const prepared = () => {
    write(suite.files)
    const [program, ...args] = suite.prepare ?? []
    return program === undefined || spawnSync(program, args, { cwd, env: runnerEnv() }).status === 0
  }

  withRunner('tests that passed at last let the command pass and are flaky; no other test is run again', () => {
    if (!prepared()) return leaveOut()
    const child = retrying(suite)
    const lines = linesOf(child.stderr)
    expect(lines.filter((line) => line.startsWith('passed now, so flaky'))).toHaveLength(suite.flaky)
    expect(lines.filter((line) => /run again, 1 of 2/.test(line))).toHaveLength(1)
    expect(lines).toHaveLength(suite.flaky + 1)
    expect(child.status).toBe(0)
    const { tests, ruling } = judged(suite.reports)
    expect({ failed: tests?.failed, flaky: tests?.flaky.length }).toEqual({ failed: 0, flaky: suite.flaky })
    expect(ruling.verdict).not.toBe('failed')
  })

  withRunner('a broken test stays broken, and the exit code is the command’s own', () => {
    if (!prepared()) return leaveOut()
    const child = retrying(suite, { BROKEN: '1' })
    const lines = linesOf(child.stderr)
    expect(lines.filter((line) => line.startsWith('failed again'))).toHaveLength(2)
    expect(lines.filter((line) => line.startsWith('passed now, so flaky'))).toHaveLength(suite.flaky)
    expect(child.status).not.toBe(0)
    const { tests } = judged(suite.reports)
    expect({ failed: tests?.failed, flaky: tests?.flaky.length }).toEqual({ failed: 1, flaky: suite.flaky })
    expect(tests?.total).toBeGreaterThan(suite.flaky + 1)
  })

  withRunner('tests the history has never seen are run several times, each of them and no others', () => {
    if (!prepared()) return leaveOut()
    writeFileSync(join(cwd, 'history.gz'), encodeHistory([elsewhere]))
    const child = guard([
      ...['exec', '--probe-new', '2', '--history', 'history.gz', '--test-reports', suite.reports, '--'],
      ...suite.command,
    ])
    const lines = linesOf(child.stderr)
    expect(lines.filter((line) => line.startsWith('NEW AND FLAKY, failed 1 of 3 times'))).toHaveLength(suite.flaky)
    expect(lines.filter((line) => line.startsWith('was not run again'))).toEqual([])
    expect(lines.at(-1)).toMatch(/^PASSED ALL THE SAME: all that failed is new/)
    expect(child.status).toBe(0)
    expect(judged(suite.reports).tests).toMatchObject({
      failed: 0,
      probed: Array(suite.flaky).fill({ runs: 3, failures: 1 }),
    })
  })
})

/** A history that knows of other tests. */
const elsewhere: RunRecord = ((record) => ({
  ...record,
  tests: {
    ...record.run,
    value: {
      ...{ total: 1, failed: 0, skipped: 0, failures: [], flaky: [], slowest: [] },
      testMarks: markSuites([shortKey({ suite: 'other', name: 'other' })]),
    },
  },
}))(recordOf())

const [jest] = suites as readonly [RunnerSuite]

test('a script of npm is given what its runner needs', () => {
  write(jest.files)
  const path = [resolve('node_modules/.bin'), runnerEnv()['PATH']].join(':')
  const child = retrying({ command: ['npm', 'test'], reports: 'jest.json' }, { PATH: path })
  expect(linesOf(child.stderr).filter((line) => line.startsWith('passed now'))).toHaveLength(2)
  expect(child.status).toBe(0)
})

test('a command that runs none of the tests and ends well has mended nothing', () => {
  write({
    ...jest.files,
    'jest.js': `const fs = require('node:fs')
const again = process.argv.some((word) => word.startsWith('--testNamePattern'))
const testResults = [{ name: 'a', status: again ? 'passed' : 'failed', assertionResults: again ? [] : [{ title: 't', fullName: 't', ancestorTitles: [], status: 'failed', failureMessages: ['no'] }] }]
fs.writeFileSync('jest.json', JSON.stringify({ numTotalTests: 1, success: again, testResults }))
process.exitCode = again ? 0 : 1
`,
  })
  const child = retrying({ command: [process.execPath, 'jest.js'], reports: 'jest.json' })
  expect(linesOf(child.stderr).at(-1)).toBe('was not run, so it counts as failed: t')
  expect(child.status).toBe(1)
  expect(judged('jest.json').tests?.failed).toBe(1)
})

test('an unknown command, a crash before the reports, and more failures than flake are said and left', () => {
  const script = (failed: number) =>
    `require('fs').writeFileSync('r.xml', '<testsuite name="s">' + Array.from({ length: ${failed} }, (_, i) => '<testcase classname="a.B" name="t' + i + '"><failure message="no"/></testcase>').join('') + '</testsuite>'); process.exit(7)`
  const of = (code: string) => {
    const child = retrying({ command: [process.execPath, '-e', code], reports: 'r.xml' })
    return [child.status, ...linesOf(child.stderr)]
  }
  expect(of('process.exit(3)')).toEqual([
    3,
    'no test is run again: the command failed and wrote no test report that `--test-reports` names',
  ])
  expect(of(script(51))[1]).toMatch(/^nothing of this is excused: no test runner is known in/)
  expect(of(script(1))[1]).toMatch(/^nothing of this is excused: no test runner is known in/)
})

test('wrong usage names every fault', () => {
  const { status, stderr } = guard(['exec', '--retry-failed', '99', 'jest', '--', 'jest'])
  expect(status).toBe(2)
  expect(stderr).toContain('--retry-failed: 99 was given; a whole number from 1 to 10 is accepted')
  expect(stderr).toContain('--test-reports: must be given')
  expect(stderr).toContain('jest: the command follows after --')
})
