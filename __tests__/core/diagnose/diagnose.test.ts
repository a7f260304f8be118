import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from '@jest/globals'
import {
  baselineFromLog,
  diagnoseLog,
  examineLog,
  knownFromFingerprints,
  templatesOfLog,
} from '../../../src/core/diagnose/index.js'
import { checkPatterns } from '../../../src/core/diagnose/learn/custom.js'
import { diagnosisSchema, type TestResults } from '../../../src/core/model/index.js'
import { chunks } from './bytes.js'

const demo = (name: string): Buffer =>
  readFileSync(new URL(`../../../examples/demo/logs/${name}`, import.meta.url).pathname)
const diagnose = (log: string | Uint8Array, more: object = {}) => diagnoseLog(chunks(log), { file: 'x.log', ...more })

describe('real logs', () => {
  test.each([
    ['cargo-compile-error.log', 'build', 'error[E', false],
    ['maven-test-failure.log', 'test', 'forked process', false],
    ['maven-enforcer.log', 'dependency', 'Rule ', false],
    ['nuget-network.log', 'network', 'Unable to load the service index', true],
    ['npm-publish-refused.log', 'config', 'E422', false],
    ['apt-package-gone.log', 'dependency', 'Unable to locate package', false],
  ])('%s', async (name, category, words, transient) => {
    const diagnosis = diagnosisSchema.parse(await diagnose(demo(name)))
    expect(diagnosis).toMatchObject({ file: 'x.log', failed: true, category, transient })
    expect(
      diagnosis.lines
        .slice(0, 3)
        .map((line) => line.text)
        .join('\n'),
    ).toContain(words)
    expect(diagnosis.confidence).toBeGreaterThan(0.6)
    for (const { number, text } of diagnosis.lines) {
      const raw = demo(name).toString('utf8').split('\n')[number - 1] ?? ''
      expect(raw).toContain(text.slice(0, 40))
    }
  })

  test('the answer does not depend on the chunks, nor on gzip', async () => {
    const log = demo('maven-test-failure.log')
    const whole = await diagnose(log)
    expect(await diagnoseLog(chunks(log, 997), { file: 'x.log' })).toEqual(whole)
    expect(await diagnose(gzipSync(log))).toEqual(whole)
  })

  test('the signature is the same on another machine, at another time, in another place', async () => {
    const log = demo('cargo-compile-error.log').toString()
    const moved = log
      .replaceAll('/home/user', '/mnt/agent7/work')
      .replaceAll('1.1.', '2.9.')
      .replace(/^/, 'another line\n')
    expect((await diagnose(moved)).signature).toBe((await diagnose(log)).signature)
  })
})

const failedStep = (line: string): string =>
  [
    '##[group]Run npm test',
    '##[endgroup]',
    line,
    '##[error]Process completed with exit code 1.',
    'Cleaning up orphan processes',
  ]
    .map((text) => `2026-01-02T03:04:05.0000000Z ${text}`)
    .join('\n')

describe('formats', () => {
  test('gh run view: the failing job’s step, not another job’s noise', async () => {
    const row = (job: string, step: string, text: string) => `${job}\t${step}\t2026-01-02T03:04:05.0000000Z ${text}`
    const log = [
      row('lint', 'Run lint', 'TypeError: fetch failed'),
      row('lint', 'Run lint', 'done after a retry'),
      row('test (20)', 'Run tests', 'FAIL src/a.test.ts'),
      row('test (20)', 'Run tests', '  ● sums › adds two numbers'),
      row('test (20)', 'Run tests', '##[error]Process completed with exit code 1.'),
    ].join('\n')
    expect(await diagnose(log)).toMatchObject({ category: 'test', step: 'test (20) / Run tests' })
  })

  test('a job whose platform says it succeeded is not blamed', async () => {
    for (const end of [
      'Done. Your build exited with 0.',
      'Job succeeded',
      'Finished: SUCCESS',
      '[Zuul] Job complete, result: SUCCESS',
      'results: success (0)',
    ])
      expect(
        await diagnose(`error[E0433]: failed to resolve\njava.lang.OutOfMemoryError: heap\n${end}\n`),
      ).toMatchObject({
        failed: false,
        category: null,
        lines: [],
      })
    expect((await diagnose(failedStep('fine').replace(/##\[error\].*/, 'ok'))).failed).toBe(false)
  })

  test('without a platform: one suite that failed counts, whatever the next says; noise long before the end does not', async () => {
    expect(await diagnose('ok  \ta 0.1s\n--- FAIL: TestB (0.00s)\nFAIL\tb\t0.2s\nok  \tc 0.1s\n')).toMatchObject({
      failed: true,
      category: 'test',
    })
    const { category, rule } = await diagnose(`java.lang.OutOfMemoryError: heap\n${'all is well\n'.repeat(3000)}`)
    expect({ category, rule }).toEqual({ category: 'unknown', rule: null })
  })

  test('GitLab overlays and an error that was overwritten on screen', async () => {
    const log =
      'Running with gitlab-runner 15\nsection_start:1:step_script\r\x1b[0K\x1b[36mRun\x1b[0m\n 10%\r 20%\rE: Unable to locate package foo\nERROR: Job failed: exit code 100\n'
    const diagnosis = await diagnose(log)
    expect(diagnosis).toMatchObject({ category: 'dependency', step: 'step_script' })
    expect(diagnosis.lines[0]).toEqual({ number: 3, text: 'E: Unable to locate package foo' })
  })

  test('the location, from the line or from the one below', async () => {
    const rust =
      'error[E0433]: failed to resolve: use of undeclared crate\n  --> src/main.rs:10:5\nerror: could not compile `x`\nERROR: Job failed: exit code 101'
    expect((await diagnose(rust)).location).toEqual({ file: 'src/main.rs', line: 10, column: 5 })
    expect((await diagnose(failedStep("src/app.ts(10,5): error TS2304: Cannot find name 'x'."))).location).toEqual({
      file: 'src/app.ts',
      line: 10,
      column: 5,
    })
  })
})

describe('bad input', () => {
  test('empty: an honest unknown, with the platform’s word and without', async () => {
    expect(await diagnose('')).toMatchObject({
      category: 'unknown',
      lines: [],
      title: 'The log does not say how it ended',
    })
    expect(await diagnose('', { failed: true })).toMatchObject({ failed: true, category: 'unknown', lines: [] })
    expect(await diagnose('', { failed: false })).toMatchObject({ failed: false, category: null })
  })

  test('binary, NUL padding, invalid UTF-8', async () => {
    const noise = Uint8Array.from({ length: 300_000 }, (_, at) => (at * 7919 + (at >> 3)) & 255)
    diagnosisSchema.parse(await diagnose(noise))
    expect((await diagnose(`\0\0\0\0error[E0433]: x\0\0\nERROR: Job failed: exit code 1`)).category).toBe('build')
  })

  test('one line of 20 MB', async () => {
    await diagnose(Buffer.alloc(20 << 20, 'error: cannot '), { failed: true })
  })

  test('a catastrophic pattern of somebody’s own cannot hang it', async () => {
    const { rules, faults } = checkPatterns(
      [{ id: 'own/evil', category: 'test', pattern: '(a+)+(a+)+ boom$' }],
      new Set(),
    )
    expect(faults).toEqual([])
    await diagnose(`${'a'.repeat(4000)} boom!\n`.repeat(20), { rules })
  })
})

describe('what else is known', () => {
  test('novelty: a line successful runs print too is not the cause', async () => {
    const usual = 'Error: could not read cache, going on without'
    const passing = `start\n${usual}\ndone\n`
    const failing = failedStep('Error: the gateway said no').replace('##[endgroup]', usual)
    const known = await baselineFromLog(chunks(passing))
    expect((await diagnose(failing, { baselines: [known] })).lines[0]?.text).toBe('Error: the gateway said no')
    const stored = knownFromFingerprints(await templatesOfLog(chunks(passing)))
    expect(stored).toBeDefined()
    if (stored === undefined) return
    const { ranked } = await examineLog(chunks(failing), { file: 'x', baselines: [stored] })
    expect(ranked.findIndex((each) => each.text === usual)).toBeGreaterThan(0)
    expect(knownFromFingerprints('%%%')).toBeUndefined()
  })

  test('a test report’s message and place are the root cause, unless the log is about something else', async () => {
    const tests: TestResults = {
      total: 3,
      failed: 1,
      skipped: 0,
      flaky: [],
      slowest: [],
      failures: [
        {
          suite: 'sums',
          name: 'adds two numbers',
          message: 'expected 3 to be 4\nat x',
          file: 'src/a.test.ts',
          line: 7,
        },
      ],
    }
    expect(await diagnose(failedStep('  ● sums › adds two numbers'), { tests })).toMatchObject({
      category: 'test',
      title: 'adds two numbers failed: expected 3 to be 4',
      location: { file: 'src/a.test.ts', line: 7 },
    })
    expect(
      (await diagnose(failedStep('  ● sums › adds two numbers'), { tests })).lines.map((line) => line.number),
    ).toEqual([3, 4])
    const compile = await diagnose(failedStep("src/app.ts(10,5): error TS2304: Cannot find name 'x'."), { tests })
    expect(compile.category).toBe('build')
  })
})
