import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { diagnoseLog } from '../../../src/core/diagnose/index.js'
import type { Diagnosis } from '../../../src/core/model/index.js'

/** What a person reading the log says of it; `told` is what the platform would have said. */
type Expectation =
  | { readonly passed: true }
  | { readonly category: readonly string[]; readonly line: string; readonly told?: 'failed' }

const folder = join(import.meta.dirname, '..', '..', 'fixtures', 'diagnose', 'packs')
const expectations: Readonly<Record<string, Expectation>> = JSON.parse(
  readFileSync(join(folder, 'expectations.json'), 'utf8'),
)

async function* read(name: string): AsyncGenerator<Uint8Array> {
  yield readFileSync(join(folder, `${name}.log`))
}

const diagnose = (name: string, failed?: true): Promise<Diagnosis> =>
  diagnoseLog(read(name), { file: `${name}.log`, ...(failed === undefined ? {} : { failed }) })

/** The answer's lines, best first, and then the further candidates. */
const linesOf = (found: Diagnosis): readonly string[] => [
  ...new Set([...found.lines, ...found.candidates].map((line) => line.text)),
]

describe('real failures of real tools', () => {
  test('every log is expected of something, and the other way round', () => {
    const logs = readdirSync(folder).filter((file) => file.endsWith('.log'))
    expect(logs.map((file) => file.replace(/\.log$/, '')).sort()).toEqual(Object.keys(expectations).sort())
  })

  test.each(Object.entries(expectations))('%s', async (name, expected) => {
    if ('passed' in expected) {
      const { failed, rule, lines } = await diagnose(name)
      expect({ failed, rule, line: lines[0]?.text }).toEqual({ failed: false, rule: null, line: undefined })
      return
    }
    const found = await diagnose(name, expected.told === 'failed' ? true : undefined)
    expect(found.failed).toBe(true)
    expect(linesOf(found).slice(0, 3).join('\n')).toContain(expected.line)
    expect(expected.category).toContain(found.category)
  })

  // Ranking weights are learnt anew now and then: near ties may swap places, but not many.
  test('the line a person would point at comes first in nine of ten', async () => {
    const failing = Object.entries(expectations).flatMap(([name, each]) =>
      'passed' in each ? [] : [{ name, ...each }],
    )
    const first = await Promise.all(
      failing.map(async ({ name, line, told }) =>
        linesOf(await diagnose(name, told === 'failed' ? true : undefined))[0]?.includes(line),
      ),
    )
    expect(first.filter((hit) => hit === true).length / failing.length).toBeGreaterThanOrEqual(0.9)
  })
})
