import { expect, test } from '@jest/globals'
import { cleanLine } from '../../../src/core/diagnose/read/clean.js'

test.each([
  ['[task 2024-01-31T12:34:56.123Z] 12:34:56     INFO - TEST-START | a.html', 'TEST-START | a.html'],
  ['[task 2024-01-31T12:34:56.123Z] make: *** [all] Error 2', 'make: *** [all] Error 2'],
  ['12:34:56  WARNING -  TEST-UNEXPECTED-FAIL | a.html | timed out', 'TEST-UNEXPECTED-FAIL | a.html | timed out'],
  ['12:34:56    ERROR - cannot build', 'ERROR - cannot build'],
  [
    '[taskcluster 2024-01-31T12:34:56.123Z] === Task Finished ===',
    '[taskcluster 2024-01-31T12:34:56.123Z] === Task Finished ===',
  ],
  [
    'BUILDSTDERR: error: Bad exit status from /var/tmp/rpm-tmp.a (%build)',
    'error: Bad exit status from /var/tmp/rpm-tmp.a (%build)',
  ],
  ['DEBUG util.py:445:  Error: nothing provides a', 'Error: nothing provides a'],
  ['INFO - an ordinary line', 'INFO - an ordinary line'],
])('%s', (raw, text) => {
  expect(cleanLine(raw).text).toBe(text)
})
