import { expect, test } from '@jest/globals'
import { diagnoseLog } from '../../../src/core/diagnose/index.js'
import { chunks } from './bytes.js'
import { report } from './records.js'

const tests = {
  ...report([]),
  failed: 2,
  failures: [
    { name: 'test_total', suite: 'tests.test_cart', message: 'assert 3 == 4', file: 'tests/test_cart.py', line: 8 },
    { name: 'test_sum', suite: 'tests.test_cart' },
  ],
}
const green = [
  '##[group]Run make',
  'make',
  '##[endgroup]',
  'Done in 4.2s.',
  'Post job cleanup.',
  'Cleaning up orphan processes',
].join('\n')

test('a green log of a failed job says that the cause is not in it', async () => {
  const { title, category, lines } = await diagnoseLog(chunks(green), { file: 'log', failed: true })
  expect(title).toContain('the cause is not in it')
  expect({ category, lines }).toEqual({ category: 'unknown', lines: [] })
})

test('and with a report the failing test leads, not a line of the green log', async () => {
  const { title, category } = await diagnoseLog(chunks(green), { file: 'log', failed: true, tests })
  expect(title).toBe('test_total failed: assert 3 == 4 (and 1 more)')
  expect(category).toBe('test')
})
