/** docs/tests.md does what it says: its reports are read, its findings come out, its inputs exist. */
import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { inputs } from '../../../src/config/inputs.js'
import { testFindings } from '../../../src/core/tests/flaky.js'
import { readTestReport } from '../../../src/core/tests/report/index.js'
import { aRecord } from '../diagnose/records.js'

const page = readFileSync('docs/tests.md', 'utf8')
const blocks = (info: string): readonly string[] =>
  [...page.matchAll(/^```(\w+(?: \w+)?)\n([\s\S]*?)^```$/gm)].flatMap((found) =>
    found[1] === info ? [found[2] ?? ''] : [],
  )
const read = (text: string) => {
  async function* bytes() {
    yield new TextEncoder().encode(text)
  }
  return readTestReport(bytes())
}

test('the report gives the finding that stands below it', async () => {
  const [report = ''] = blocks('xml report')
  const [finding = ''] = blocks('json finding')
  const tests = await read(report)
  expect([tests.total, tests.failed, tests.skipped]).toEqual([3, 1, 1])
  expect(testFindings({ record: aRecord({ run: '1', tests }), comparable: [] })).toMatchObject([JSON.parse(finding)])
})

test('what is refused is refused in these words', async () => {
  const all = blocks('text refused')
  expect(all).toHaveLength(1)
  for (const block of all) {
    const [given = '', answer = ''] = block.split('\n')
    await expect(read(given)).rejects.toThrow(answer)
  }
})

test('the workflow names inputs that exist', () => {
  const steps = blocks('yaml').flatMap((text) => parse(text) as { with: Record<string, unknown> }[])
  expect(steps).not.toHaveLength(0)
  for (const step of steps) for (const name of Object.keys(step.with)) expect(inputs).toHaveProperty([name])
})
