import { describe, expect, test } from '@jest/globals'
import { diagnoseLog } from '../../../src/core/diagnose/index.js'
import type { Diagnosis } from '../../../src/core/model/index.js'
import { chunks } from './bytes.js'

const diagnose = (lines: readonly string[], prefix = ''): Promise<Diagnosis> =>
  diagnoseLog(chunks(lines.map((line) => `${prefix}${line}\n`).join('')), { file: 'log' })

const step = (command: string, ...output: readonly string[]): readonly string[] => [
  `##[group]Run ${command}`,
  command,
  'shell: /usr/bin/bash -e {0}',
  '##[endgroup]',
  ...output,
]
const exit = (code: number): string => `##[error]Process completed with exit code ${code}.`
const over = ['Post job cleanup.', 'Cleaning up orphan processes']

/** Trouble that was over before the job failed. */
const healed: Readonly<Record<string, readonly string[]>> = {
  'a retried install': step(
    'npm ci',
    'npm error code ECONNRESET',
    'npm error network aborted',
    '##[warning]Attempt 1 failed. Reason: Child_process exited with error code 1',
    'added 312 packages in 9s',
  ),
  'a retried pull': step(
    './pull.sh',
    'Error response from daemon: Get "https://registry-1.docker.io/v2/": net/http: request canceled (Client.Timeout exceeded while awaiting headers)',
    'retrying in 10s',
    'Status: Downloaded newer image for postgres:16',
  ),
  'an allowed step': [
    ...step('npm run lint', '  3:7  error  unused  no-unused-vars', exit(1)),
    ...step('npm run build', 'built in 3 s'),
  ],
}

const failures: Readonly<Record<string, readonly string[]>> = {
  'a script of their own': step('./check.sh', 'checking headers', 'missing licence header in src/a.py', exit(3)),
  'a test': step(
    'npm test',
    'FAIL src/cart.test.js',
    '  ● cart › adds',
    'Tests: 1 failed, 11 passed, 12 total',
    exit(1),
  ),
  'a compiler': step('make', "a.c:4:5: error: unknown type name 'u33'", 'make: *** [Makefile:3: a.o] Error 1', exit(2)),
  'a size limit': step('node scripts/size.js', 'bundle 412 kB', 'bundle is over its limit by 12 kB', exit(1)),
}

/** What fails because it runs whatever happened before. */
const cleanUp: Readonly<Record<string, readonly string[]>> = {
  nothing: [],
  'a daemon that is gone': step(
    'docker compose down',
    'error during connect: Get "http://docker:2375/v1.24/containers/json": dial tcp: lookup docker: no such host',
    exit(1),
  ),
  'an upload': step(
    'actions/upload-artifact@v4',
    '##[error]Failed to CreateArtifact: Unable to make request: ETIMEDOUT',
  ),
}

describe('the first step that failed the job has the cause', () => {
  const all = Object.entries(healed).flatMap(([before, first]) =>
    Object.entries(failures).flatMap(([name, real]) =>
      Object.entries(cleanUp).map(([after, last]) => ({ title: `${before}, ${name}, ${after}`, first, real, last })),
    ),
  )
  test.each(all)('$title', async ({ first, real, last }) => {
    const { lines, transient } = await diagnose([...first, ...real, ...last, ...over], '2026-01-05T10:00:00.1234567Z ')
    const number = lines[0]?.number ?? 0
    expect(number).toBeGreaterThan(first.length)
    expect(number).toBeLessThanOrEqual(first.length + real.length)
    expect(transient).toBe(false)
  })

  test('a failure that was allowed fails nothing', async () => {
    const { failed } = await diagnose([...(healed['an allowed step'] ?? []), ...over])
    expect(failed).toBe(false)
  })

  test('a listing is source: what it would say has not been said', async () => {
    const lines = await diagnose([
      '##[group]Run scripts/all.sh',
      'if ! make; then echo "::error::make failed"; fi',
      'echo "fatal: no space left on device"',
      '##[endgroup]',
      'all is well',
      ...over,
    ])
    expect(lines.failed).toBe(false)
  })
})

test('a further step that failed by itself is a cause of its own, with its own chance', async () => {
  const { transient, causes } = await diagnose([
    ...step('npm ci', 'npm error code ECONNRESET', exit(1)),
    ...step('./check.sh', 'missing licence header in src/a.py', exit(3)),
    ...over,
  ])
  expect(transient).toBe(true)
  expect(causes?.[0]?.line.text).toBe('missing licence header in src/a.py')
  expect(causes?.[0]?.transientProbability).toBeLessThan(0.5)
})

describe('headings and wrappers', () => {
  test('an empty heading points to what it announces', async () => {
    const { lines } = await diagnose(
      step('./verify', 'Error:', '  the manifest and the lock disagree about left-pad', exit(1)),
    )
    expect(lines[0]?.text.trim()).toBe('the manifest and the lock disagree about left-pad')
  })

  test('an annotation that repeats the exit code is no cause', async () => {
    const { lines } = await diagnose(
      step('task default', 'schema has no field named total', '##[error]exit status 201', exit(201)),
    )
    expect(lines[0]?.text).toBe('schema has no field named total')
  })
})

describe('that nothing failed has to be proven', () => {
  const unknown = { failed: true, category: 'unknown', rule: null }
  test.each([
    ['nothing at all', ''],
    ['words without an end', 'one\ntwo\nthree\n'],
    ['bytes of no log', String.fromCharCode(...Array.from({ length: 600 }, (_, at) => 128 + ((at * 37) % 120)))],
  ])('%s: unknown', async (_, text) => {
    expect(await diagnoseLog(chunks(text), { file: 'log' })).toMatchObject(unknown)
  })

  test.each([
    ['a log that was written to its end', [...step('make', 'cc -c a.c'), ...over]],
    ['a tool that says so last', ['compiling', 'Successfully deployed to production']],
    ['a suite', ['Tests: 12 passed, 12 total']],
    ['act', ['[CI/test] ⭐ Run Main make', '[CI/test]   | cc -c a.c', '[CI/test] 🏁  Job succeeded']],
  ])('%s: passed', async (_, lines) => {
    expect(await diagnose(lines)).toMatchObject({ failed: false, category: null })
  })

  test('act: the line without its prefix', async () => {
    const { category, lines } = await diagnose([
      '[CI/test] ⭐ Run Main make',
      "[CI/test]   | a.c:4:5: error: unknown type name 'u33'",
      '[CI/test]   ❌  Failure - Main make',
      '[CI/test] 🏁  Job failed',
    ])
    expect(category).toBe('build')
    expect(lines[0]?.text).toBe("a.c:4:5: error: unknown type name 'u33'")
  })
})

test('the branches of a parallel Jenkins pipeline are told apart', async () => {
  const { category, lines } = await diagnose([
    '[linux] + ./gradlew test',
    '[mac] + ./gradlew test',
    '[mac] com.acme.CartTest > total() FAILED',
    '[linux] com.acme.CartTest > total() PASSED',
    '[mac]     org.opentest4j.AssertionFailedError at CartTest.java:14',
    '[linux] BUILD SUCCESSFUL in 9s',
    '[mac] BUILD FAILED in 10s',
    'Finished: FAILURE',
  ])
  expect(category).toBe('test')
  expect(lines[0]?.text).toBe('com.acme.CartTest > total() FAILED')
})
