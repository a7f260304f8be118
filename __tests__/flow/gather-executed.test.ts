/** What `exec` kept: a command that failed in silence is named, and not the one that passed and spoke. */
import { expect, test } from '@jest/globals'
import { createMask } from '../../src/core/mask/index.js'
import type { Snapshot } from '../../src/core/model/index.js'
import { gather } from '../../src/flow/gather.js'
import type { LogSource, Ports } from '../../src/ports.js'

const log = (text: string, executed?: LogSource['executed']): LogSource => ({
  name: executed === undefined ? 'build.log' : `exec ${executed.command}`,
  ...(executed === undefined ? {} : { executed }),
  async *open() {
    yield new TextEncoder().encode(text)
  },
})

async function diagnosisOf(...logs: readonly LogSource[]) {
  const snapshot: Snapshot = {
    key: { host: 'h', repository: 'o/r', workflow: 'local', run: '1', attempt: 1 },
    observedAt: '2026-01-01T00:00:00Z',
    status: 'completed',
    source: 'step',
    run: {},
    ownJob: 'local',
    jobs: [{ id: 'local', name: 'local', status: 'completed', outcome: 'failed', steps: [] }],
  }
  const nothing = async () => undefined
  const ports = {
    evidence: { tests: nothing, metrics: async () => ({}), logs: async () => logs },
    platform: { log: nothing },
    mask: createMask([]),
    deadline: { late: () => false },
    now: () => 0,
    troubles: { add: () => undefined },
  } as unknown as Ports
  return (await gather({ snapshot, ports, records: [], rules: [] })).diagnoses.get('local')
}

const silent = log('', { command: 'sh -c exit 9', exitCode: 9 })
const passed = log('hello\n', { command: 'sh -c echo hello', exitCode: 0 })

test('a command that failed in silence is named, not the one that passed', async () => {
  const found = await diagnosisOf(silent, passed)
  expect(found).toMatchObject({
    title: 'sh -c exit 9 ended with exit code 9: it said nothing of why',
    step: 'sh -c exit 9 (exit code 9)',
  })
})

test('words of no rule in a file named do not hide the command that failed', async () => {
  expect((await diagnosisOf(silent, log('hello\n'), passed))?.title).toMatch(/^sh -c exit 9 ended with exit code 9/)
})

test('of two that failed the first leads, and the other is named', async () => {
  const found = await diagnosisOf(silent, log('', { command: 'make lint', exitCode: 2 }), passed)
  expect(found?.title).toBe(
    'sh -c exit 9 ended with exit code 9: it said nothing of why; also failed: make lint (exit code 2)',
  )
})

test('one whose output a rule knows leads before one that was silent', async () => {
  const jest = log('FAIL src/cart.test.js\n  ● cart › adds\nTests: 1 failed, 1 total\n', {
    command: 'npm test',
    exitCode: 1,
  })
  expect((await diagnosisOf(silent, jest))?.title).toBe(
    'The test cart › adds failed; also failed: sh -c exit 9 (exit code 9)',
  )
})

test('where the job failed elsewhere, no command that passed is said to have ended it', async () => {
  expect((await diagnosisOf(passed))?.title).not.toMatch(/exit code 0/)
})
