import { expect, test } from '@jest/globals'
import { diagnoseLog } from '../../../src/core/diagnose/index.js'

async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text)
}
const diagnose = (lines: readonly string[]) =>
  diagnoseLog(bytes(`${lines.join('\n')}\n`), { file: 'x.log', failed: true })

test('a command that `set -x` prints is no failure, whatever words are in it', async () => {
  const trace = ['+ make test', 'running 3 tests', '+ grep FAILURE', '+ echo test FAILED']
  const { rule, lines } = await diagnose([...trace, 'test_network_create FAILED', '2 passed, 1 failed'])
  expect(rule).toBe('generic/failed-test')
  expect(lines[0]?.text).toBe('test_network_create FAILED')
  expect((await diagnose(trace)).rule).not.toBe('generic/failed-test')
})

test('the title names the test, whichever side of the word it stands on', async () => {
  const titles = await Promise.all([
    diagnose(['running tests', 'test_network_create FAILED', '1 failed']),
    diagnose(['running tests', 'FAIL: test_network_create', '1 failed']),
  ])
  for (const { title } of titles) expect(title).toContain('test_network_create')
})
