import { expect, test } from '@jest/globals'
import { diagnoseLog } from '../../../src/core/diagnose/index.js'
import { chunks } from './bytes.js'

const failing = (command: string, line: string): string =>
  [
    `##[group]Run ${command}`,
    command,
    '##[endgroup]',
    line,
    '##[error]Process completed with exit code 1.',
    'Post job cleanup.',
  ].join('\n')

const diagnose = (command: string, line: string) => diagnoseLog(chunks(failing(command, line)), { file: 'log' })

test.each([
  ['./fetch.sh', 'upload of the report: read tcp 10.0.0.2:443: i/o timeout'],
  ['./fetch.sh', 'error: the server answered with status code 503'],
  ['./deploy.sh', 'error: lost connection to the worker'],
  ['make', 'sh: line 1:  4242 Killed                  cc1plus'],
  ['npm ci', 'npm error code ECONNRESET'],
])('a retry is likely to mend it: %s, %s', async (command, line) => {
  expect((await diagnose(command, line)).transient).toBe(true)
})

test.each([
  ['curl -f https://example.com', 'curl: (60) SSL certificate problem: certificate has expired'],
  ['npm ci', 'npm error 403 403 Forbidden - GET https://registry.example.com/left-pad/-/left-pad-1.3.0.tgz'],
  ['./upload.sh', '##[error]Failed to CreateArtifact: Artifact storage quota has been hit.'],
  ['make', 'cc1plus: error: No space left on device'],
  [
    'git clone x',
    "fatal: unable to access 'https://git.example.com/x/': server certificate verification failed. CAfile: none",
  ],
  ['make', 'virtual memory exhausted: Cannot allocate memory'],
  ['./fetch.sh', 'curl: (6) Could not resolve host: databse'],
  ['npm test', 'AssertionError: expected status code 503 to be 200'],
  ['./check.sh', 'missing licence header in src/a.py'],
])('a retry mends nothing: %s, %s', async (command, line) => {
  expect((await diagnose(command, line)).transient).toBe(false)
})
