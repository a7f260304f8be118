/** Every scenario of the Jenkins step, compiled by the real CPS transformer and saved at every step. */
import { spawnSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'

const script = join(dirname(fileURLToPath(import.meta.url)), '../../scripts/test-jenkins.mjs')

test('the Jenkins step under CPS (npm run test:jenkins)', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script], { encoding: 'utf8' })
  if (/^skipped: /m.test(stdout)) {
    process.stderr.write(`${stdout.trim()}\n`)
    return
  }
  expect(stdout.split('\n').filter((line) => line.startsWith('FAIL'))).toEqual([])
  expect({ status, last: stdout.trim().split('\n').at(-1), stderr: stderr.slice(0, 2000) }).toEqual({
    status: 0,
    last: expect.stringMatching(/^[1-9]\d* passed, 0 failed$/),
    stderr: expect.anything(),
  })
}, 600_000)
