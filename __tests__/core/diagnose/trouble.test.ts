import { expect, test } from '@jest/globals'
import { isTally, speaksOfTrouble } from '../../../src/core/diagnose/rank/trouble.js'

test.each([
  'Tests:       1 failed, 11 passed, 12 total',
  'Found 3 errors.',
  '✖ 2 problems (2 errors, 0 warnings)',
  '===== 1 failed, 3 passed in 0.12s =====',
  'FAILED (failures=1)',
  'Failures: 3',
])('%s only counts', (line) => expect(isTally(line)).toBe(true))

test.each([
  'FAILED test_cart.py::test_tax - assert 3 == 4',
  'a.c:4:5: error: unknown type name u33',
  '  ● cart › adds 2 items',
  'Error: 404 Not Found',
  'E   assert 3 == 4',
])('%s names something', (line) => expect(isTally(line)).toBe(false))

test('words of trouble, and none', () => {
  expect(speaksOfTrouble('The source file "a.dll" provided was not found.')).toBe(true)
  expect(speaksOfTrouble('VSTest version 17.14.0 (x64)')).toBe(false)
})
