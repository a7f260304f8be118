import { describe, expect, test } from '@jest/globals'
import { diagnoseLog } from '../../../src/core/diagnose/index.js'
import { chunks } from './bytes.js'

const github = (lines: readonly string[]): string =>
  lines.map((line, at) => `2026-01-05T10:00:${String(at).padStart(2, '0')}.1234567Z ${line}\n`).join('')
const diagnose = (lines: readonly string[]) => diagnoseLog(chunks(github(lines)), { file: 'job.log' })
const inStep = (...said: readonly string[]): readonly string[] => ['##[group]Run ./test.sh', '##[endgroup]', ...said]

/** What the runner says when it is not the job's fault, or not the code's. */
const messages: readonly (readonly [string, readonly string[], boolean])[] = [
  ['The hosted runner: GitHub Actions 12 lost communication with the server.', ['infrastructure'], true],
  [
    'The self-hosted runner: arc-7 lost communication with the server. Verify the machine is running.',
    ['infrastructure'],
    true,
  ],
  ['The self-hosted runner lost communication with the server.', ['infrastructure'], true],
  ['The job was not acquired by Runner of type hosted even after multiple attempts', ['infrastructure'], true],
  [
    'The hosted runner encountered an error while running your job. (Error Type: Disconnect).',
    ['infrastructure'],
    true,
  ],
  ['The runner has received a shutdown signal.', ['infrastructure'], true],
  ['Received request to deprovision: The request was cancelled by the remote provider.', ['infrastructure'], true],
  ['Internal server error. Correlation ID: 4d6f-11', ['infrastructure', 'network'], true],
  ['The job has exceeded the maximum execution time while awaiting a runner for 24h0m0s', ['infrastructure'], false],
  [
    'The job running on runner GitHub Actions 3 has exceeded the maximum execution time of 30 minutes.',
    ['timeout'],
    false,
  ],
  ["The action 'Run e2e' has timed out after 15 minutes.", ['timeout'], false],
  ["Canceling since a higher priority waiting request for 'ci-refs/heads/main' exists", ['infrastructure'], false],
  ["Failed to download archive 'https://api.github.com/repos/a/b/tarball/c' after 3 attempts.", ['network'], true],
  ['Unable to download artifact(s): Artifact download failed after 5 retries.', ['network'], true],
  ['Failed to CreateArtifact: Unable to make request: ETIMEDOUT', ['network'], true],
  [
    'Failed to CreateArtifact: Artifact storage quota has been hit. Unable to upload any new artifacts.',
    ['resource'],
    false,
  ],
  [
    'Failed to FinalizeArtifact: Received non-retryable error: Failed request: (409) Conflict: an artifact with this name already exists',
    ['config', 'infrastructure'],
    false,
  ],
  ['Unable to find any artifacts for the associated workflow', ['config', 'infrastructure'], false],
  ['Resource not accessible by integration', ['permission'], false],
  ['Credentials could not be loaded, please check your action inputs', ['permission'], false],
]

describe('messages of GitHub’s runner', () => {
  test.each(messages)('%s', async (message, categories, transient) => {
    const found = await diagnose(inStep('PASS a', `##[error]${message}`))
    expect(found).toMatchObject({ failed: true, transient })
    expect(categories).toContain(found.category)
    expect(found.lines[0]?.text).toContain(message.slice(0, 40))
    expect(found.title).not.toContain('##[')
  })

  test('a compiler that was killed ran out of memory; its code is not at fault', async () => {
    const found = await diagnose(
      inStep(
        'error: could not compile `shop` (lib)',
        'Caused by:',
        "  process didn't exit successfully: `rustc --crate-name shop` (signal: 9, SIGKILL: kill)",
        '##[error]Process completed with exit code 101.',
      ),
    )
    expect(found).toMatchObject({ category: 'resource', rule: 'cargo/compiler-killed' })
  })

  test('what a script prints about an upload is not the runner’s word on one', async () => {
    const found = await diagnose(
      inStep(
        'Traceback (most recent call last):',
        '  File "test/test_backend.py", line 12, in <module>',
        'TypeError: metaclass conflict: the metaclass of a derived class must be a subclass of its bases',
        'test_backend 1/1 failed!',
        'Failed to upload artifacts: Unable to locate credentials',
        'RuntimeError: test_backend 1/1 failed!',
        '##[error]Process completed with exit code 1.',
      ),
    )
    expect(['test', 'build']).toContain(found.category)
    expect(found.transient).toBe(false)
  })

  test('a step that went on after an error has recovered', async () => {
    const found = await diagnose([
      '##[group]Run npm ci || npm ci --legacy-peer-deps',
      '##[endgroup]',
      'npm error code ERESOLVE',
      'npm error ERESOLVE unable to resolve dependency tree',
      'falling back to npm ci --legacy-peer-deps',
      'added 912 packages in 14s',
      'Cleaning up orphan processes',
    ])
    expect(found.failed).toBe(false)
  })
})
