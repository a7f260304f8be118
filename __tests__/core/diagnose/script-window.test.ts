import { describe, expect, test } from '@jest/globals'
import { diagnoseLog } from '../../../src/core/diagnose/index.js'
import { chunks } from './bytes.js'

const diagnose = (lines: readonly string[]) =>
  diagnoseLog(chunks(lines.map((line) => `${line}\n`).join('')), { file: 'log' })
const testFails = ['FAIL src/cart.test.js', '  ● cart › adds', 'Tests:       1 failed, 11 passed, 12 total']
const findings = ['cart.py:1:1: F401 `os` imported but unused', 'Found 1 error.']
const refused = 'psql: error: connection to server at "db" (10.0.0.3), port 5432 failed: Connection refused'

describe('GitLab', () => {
  const section = (name: string, ...lines: readonly string[]): readonly string[] => [
    `section_start:1768212000:${name}\r\x1b[0K\x1b[0KExecuting`,
    ...lines,
    `section_end:1768212060:${name}\r\x1b[0K`,
  ]
  const job = (script: readonly string[], after: readonly string[] = [], end = 'ERROR: Job failed: exit code 1') => [
    'Running with gitlab-runner 17.7.0 (3153ccc6)',
    ...section('get_sources', 'Fetching changes with git depth set to 20...'),
    ...section('step_script', ...script),
    ...section('after_script', 'Running after_script', ...after),
    ...section('cleanup_file_variables', 'Cleaning up project directory and file based variables'),
    end,
  ]

  test('the cause is in the last command; what failed before it was allowed, what fails in after_script is clean-up', async () => {
    const script = [
      '$ ruff check . || true',
      ...findings,
      '$ ./wait-for-db.sh',
      refused,
      'ready',
      '$ npm test',
      ...testFails,
    ]
    const after = ['$ docker compose down', 'no configuration file provided: not found']
    const found = await diagnose(job(script, after))
    expect(found).toMatchObject({ category: 'test', rule: 'jest/failed-test', transient: false })
  })

  test('what the runner says of a limit or a lost machine stands outside of the script and counts', async () => {
    const script = ['$ npm test', ...testFails]
    const slow = await diagnose(job(script, [], 'ERROR: Job failed: execution took longer than 1h0m0s seconds'))
    expect(slow.category).toBe('timeout')
    const lost = await diagnose(job(script, [], 'ERROR: Job failed (system failure): pods "runner-1" not found'))
    expect(lost.category).toBe('infrastructure')
  })

  test('a script that says nothing leaves the word to its last lines, not to after_script', async () => {
    const found = await diagnose(job(['$ ./check.sh', 'checking headers', 'src/a.py bears no licence'], [refused]))
    expect(found.lines[0]?.text).toBe('src/a.py bears no licence')
    expect(found.transient).toBe(false)
  })
})

describe('Jenkins', () => {
  const stage = (name: string, ...lines: readonly string[]): readonly string[] => [
    '[Pipeline] stage',
    `[Pipeline] { (${name})`,
    ...lines,
    '[Pipeline] }',
    '[Pipeline] // stage',
  ]
  const pipeline = (...stages: readonly (readonly string[])[]) => [
    '[Pipeline] Start of Pipeline',
    '[Pipeline] {',
    ...stages.flat(),
    '[Pipeline] End of Pipeline',
    'ERROR: script returned exit code 1',
    'Finished: FAILURE',
  ]
  const sh = (command: string, ...lines: readonly string[]) => ['[Pipeline] sh', `+ ${command}`, ...lines]
  const skipped = (name: string) => stage(name, `Stage "${name}" skipped due to earlier failure(s)`)

  test('the cause is in the stage before the skipped ones and the post actions', async () => {
    const found = await diagnose(
      pipeline(
        stage('Lint', ...sh('ruff check . || true', ...findings)),
        stage('Database', ...sh('./wait-for-db.sh', refused, 'ready')),
        stage('Test', ...sh('npm test', ...testFails)),
        skipped('Deploy'),
        stage('Declarative: Post Actions', ...sh('docker compose down', 'no configuration file provided: not found')),
      ),
    )
    expect(found).toMatchObject({ category: 'test', rule: 'jest/failed-test', transient: false })
  })

  test('a stage that cleans up in a `finally` is not it either', async () => {
    const found = await diagnose(
      pipeline(
        stage('Test', ...sh('npm test', ...testFails)),
        stage('Clean up', ...sh('curl -XDELETE http://db/', refused)),
      ),
    )
    expect(found.category).toBe('test')
  })

  test('branches beside one another are mixed: every line counts', async () => {
    const found = await diagnose([
      '[Pipeline] parallel',
      '[Pipeline] { (Branch: unit)',
      '[Pipeline] { (Branch: lint)',
      '[unit] + npm test',
      '[lint] + ./lint.sh',
      ...testFails.map((line) => `[unit] ${line}`),
      '[lint] all good',
      '[Pipeline] // parallel',
      'Failed in branch unit',
      'ERROR: script returned exit code 1',
      'Finished: FAILURE',
    ])
    expect(found).toMatchObject({ category: 'test', rule: 'jest/failed-test' })
  })
})
