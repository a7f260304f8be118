/** What other programs call: answers, and loads nothing that the package does not bring. */
import { readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { expect, test } from '@jest/globals'
import { encodeHistory } from '../src/core/history/file/codec.js'
import { diagnose, judge, readHistory } from '../src/library.js'
import { recordOf } from './support/records.js'

test('a log as text, bytes or stream gets the same answer, masked', async () => {
  const log =
    'curl -u me:hunter2secret https://example.org\nnpm error code E404\nnpm error 404 Not Found - GET /left-pad\n'
  const bytes = new TextEncoder().encode(log)
  async function* stream() {
    yield bytes.subarray(0, 50)
    yield bytes.subarray(50)
  }
  const answers = await Promise.all(
    [log, bytes, stream()].map((one) => diagnose(one, { failed: true, secrets: ['left-pad'] })),
  )
  expect(answers[0]).toMatchObject({ file: 'log', failed: true, category: 'dependency' })
  expect(JSON.stringify(answers[0])).not.toContain('left-pad')
  expect(answers[1]).toEqual(answers[0])
  expect(answers[2]).toEqual(answers[0])
})

test('a history is read, and its newest run judged; a damaged one is told', () => {
  const records = [recordOf({ run: '1' }), recordOf({ run: '2' })]
  const history = readHistory(encodeHistory(records))
  expect(history).toMatchObject({ kind: 'ok' })
  expect(judge({ records: history.kind === 'ok' ? history.value.records : [] })).toMatchObject({ anomalies: [] })
  expect(judge({ records: [] })).toEqual({ comparable: 0, anomalies: [] })
  expect(readHistory(new Uint8Array([1, 2, 3]))).toMatchObject({ kind: 'corrupt' })
})

test('everything it loads is in `dependencies`', () => {
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: Record<string, string> }
  const seen = new Set<string>()
  const packages = new Set<string>()
  const visit = (file: string): void => {
    if (seen.has(file)) return
    seen.add(file)
    for (const [, target = ''] of readFileSync(file, 'utf8').matchAll(
      /^(?:import|export)\s(?!type\b)[^'"]*?from '([^']+)'/gm,
    ))
      if (target.startsWith('.')) visit(join(dirname(file), target).replace(/\.js$/, '.ts'))
      else if (!target.startsWith('node:') && !builtinModules.includes(target)) packages.add(target)
  }
  visit(resolve('src/library.ts'))
  expect([...packages].filter((name) => !(name in dependencies))).toEqual([])
})
