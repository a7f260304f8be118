/** Benches and scripts run what was compiled: a room that moves must not leave them behind. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'

const scripts = ['bench', 'scripts'].flatMap((folder) =>
  (readdirSync(folder, { recursive: true }) as string[])
    .filter((name) => name.endsWith('.mjs'))
    .map((name) => join(folder, name)),
)
const rooms = /['`/]((?:core|adapters|wire|flow|commands|config|watch|rules)\/[\w/.-]+?)\.js['`]/g

test.each(scripts)('%s: what it loads of lib/ is in src/', (script) => {
  const named = [...readFileSync(script, 'utf8').matchAll(rooms)].map(([, path]) => `src/${path}.ts`)
  expect(named.filter((path) => !existsSync(path))).toEqual([])
})

test('every bench command compiles lib/ where it is missing or stale', () => {
  const { scripts: commands } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    readonly scripts: Readonly<Record<string, string>>
  }
  const without = Object.entries(commands).filter(([name, command]) => {
    const bench = /node (bench\/[\w/-]+\.mjs)$/.exec(command)?.[1]
    if (!name.startsWith('bench:') || bench === undefined) return false
    const text = readFileSync(bench, 'utf8')
    return /\blib[('"/]/.test(text) && !text.includes('built.mjs') && !command.includes('built.mjs')
  })
  expect(without).toEqual([])
})
