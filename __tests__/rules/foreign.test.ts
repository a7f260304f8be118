/** A rule of one tool must not answer for another: real outputs of the factory's tools, each answered with all rules. */
import { resolve } from 'node:path'
import { expect, test } from '@jest/globals'
import { diagnoseLog } from '../../src/core/diagnose/index.js'
import { shippedRules } from '../../src/rules/index.js'

interface Recorded {
  readonly id: string
  readonly tool: string
  readonly head: Readonly<Record<string, string>>
  readonly body: string
}
const script = resolve('bench/factory/jobs.mjs')
const { recorded }: { readonly recorded: () => readonly Recorded[] } = await import(script)

const rules = new Map(shippedRules.map((rule) => [rule.id, rule]))
const folderOf = (id: string): string => id.slice(0, id.indexOf('/'))

/** What every tool may meet: the system, the network, a runner, a gate of coverage. */
const anyTool: ReadonlySet<string> = new Set(['generic', 'os', 'gha', 'build', 'gate', 'network', 'services'])

/** Tools that call others, whose words are then in their logs; the rest of an ecosystem answers to one name. */
const calls: Readonly<Record<string, readonly string[]>> = {
  cmake: ['c++'],
  meson: ['c++'],
  ninja: ['c++'],
  rpm: ['c++'],
  ruby: ['c++'],
  deb: ['apt'],
  java: ['ant', 'maven'],
  python: ['git', 'release', 'documentation', 'test'],
  javascript: ['node', 'npm', 'typescript', 'vite', 'webpack', 'esbuild'],
}

async function* chunksOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text)
}

test('the headline never names the wrong tool', async () => {
  const foreign: string[] = []
  for (const { id, tool, head, body } of recorded()) {
    if (head['outcome'] === 'passed') continue
    const { rule } = await diagnoseLog(chunksOf(body), { file: id, failed: true })
    const ecosystem = rule === null ? undefined : rules.get(rule)?.ecosystem
    if (rule === null || ecosystem === undefined || folderOf(rule) === tool) continue
    const own = head['ecosystem'] ?? ''
    const isKin = ecosystem === own || anyTool.has(ecosystem) || calls[own]?.includes(ecosystem) === true
    if (!isKin) foreign.push(`${id}: ${rule}`)
  }
  expect(foreign).toEqual([])
})
