import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { command } from '../../../src/commands/run/index.js'

test('the name of a file cannot speak to the terminal or to the runner, on neither stream', async () => {
  const cwd = await mkdtemp(join(tmpdir(), 'pipeline-guard-run-'))
  await writeFile(join(cwd, 'a\n::set-output name=x::owned\u001b]0;owned\u0007##[error]x.xml'), 'no report')
  const heard: string[] = []
  const code = await command.run(
    ['--test-reports', '*.xml', '--history-path', join(cwd, 'history.jsonl.gz'), '--job-status', 'success'],
    {
      out: (text) => heard.push(text),
      err: (text) => heard.push(text),
      env: {},
      cwd,
      now: () => Date.UTC(2026, 5, 1),
    },
  )
  const said = heard.join('')
  expect(code).toBe(0)
  expect(said).toContain('owned')
  expect(said).not.toMatch(/^\s*::|##\[|[\u001b\u0007]/m)
})
