import { expect, test } from '@jest/globals'
import { diagnoseLog } from '../../../src/core/diagnose/index.js'
import { chunks } from './bytes.js'

const diagnose = (output: string, command: string, exitCode?: number) =>
  diagnoseLog(chunks(output), {
    file: 'exec',
    failed: true,
    executed: { command, ...(exitCode === undefined ? {} : { exitCode }) },
  })

test('a command of which the rules know nothing is named with its exit code and its last words', async () => {
  const { title, step } = await diagnose('checking headers\nsrc/a.py bears no licence\n', './check.sh --all', 3)
  expect(title).toBe('./check.sh --all ended with exit code 3: src/a.py bears no licence')
  expect(step).toBe('./check.sh --all (exit code 3)')
})

test('a command that printed nothing', async () => {
  const { title, advice } = await diagnose('', 'make verify', 2)
  expect(title).toBe('make verify ended with exit code 2: it said nothing of why')
  expect(advice).not.toBe('')
})

test.each([
  [124, 'timeout'],
  [127, 'config'],
  [137, 'resource'],
  [143, 'infrastructure'],
] as const)('exit code %d says why by itself: %s', async (code, category) => {
  expect(await diagnose('step 4 of 9\n', 'make soak', code)).toMatchObject({ category, failed: true })
})

test('what a rule knows keeps its title, and the command is its step', async () => {
  const found = await diagnose('FAIL src/cart.test.js\n  ● cart › adds\nTests: 1 failed, 1 total\n', 'npm test', 1)
  expect(found).toMatchObject({
    title: 'The test cart › adds failed',
    step: 'npm test (exit code 1)',
    category: 'test',
  })
})

test('a command that was killed with its guard has no exit code', async () => {
  const { title } = await diagnose('step 4 of 9\n', 'make soak')
  expect(title).toBe('make soak was killed: step 4 of 9')
})
