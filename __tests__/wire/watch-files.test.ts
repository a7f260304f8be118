/** The page a watch leaves behind: of one repository its history, of several how they stand. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { emptyWatch, type WatchState } from '../../src/watch/store/lines.js'
import type { WatchStore } from '../../src/watch/store/state.js'
import { publish } from '../../src/wire/watch-files.js'
import { runsOf } from '../support/records.js'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pipeline-guard-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

async function pageOf(...repositories: readonly string[]): Promise<string> {
  const one = { startedAt: '', seen: {}, queue: [], tags: {} }
  const state: WatchState = { ...emptyWatch, repositories: Object.fromEntries(repositories.map((name) => [name, one])) }
  const store = {
    state: () => state,
    history: async (repository: string) => ({
      kind: 'ok' as const,
      value: {
        records: runsOf(30).map((record) => ({ ...record, key: { ...record.key, repository } })),
        quarantined: [],
      },
    }),
  } as Partial<WatchStore> as WatchStore
  const path = join(folder, 'page.html')
  const troubles = { add: (trouble: { readonly message: string }) => expect(trouble.message).toBe(''), all: () => [] }
  const now = () => Date.parse('2026-01-03T00:00:00Z')
  await publish(store, {
    config: { reportPath: path, prometheusTextfile: undefined },
    now,
    troubles,
    reach: () => undefined,
  })
  return readFileSync(path, 'utf8')
}

test('one repository: its history', async () => {
  expect(await pageOf('o/r')).toMatch(/<h1>o\/r: CI history<\/h1>/)
})

test('several: each of them, on one page', async () => {
  const page = await pageOf('o/one', 'o/two')
  expect(page).toContain('o/one')
  expect(page).toContain('o/two')
  expect(page).not.toMatch(/: CI history<\/h1>/)
})
