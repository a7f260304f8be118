import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { pageStore } from '../../../src/adapters/stores/page.js'
import { recordOf } from '../../support/records.js'

let cwd: string
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'pipeline-guard-page-'))
})
afterEach(() => rmSync(cwd, { recursive: true, force: true }))

const runs = Array.from({ length: 20 }, (_, run) => recordOf({ run: String(run), hour: run }))

test('the page of this workflow’s history, with what it costs, and nothing that is read back', async () => {
  const cost = { currency: 'USD', 'per-minute': { default: 0.008 } }
  const store = pageStore({ path: 'out/ci.html', cwd, now: () => 0, cost })
  const other = recordOf({ run: '99', workflow: 'other.yml' })
  expect(await store.save(runs[19] ?? other, [...runs, other])).toMatchObject({ state: 'done', target: 'page' })
  const page = readFileSync(join(cwd, 'out/ci.html'), 'utf8')
  expect(page).toContain('20 recorded runs')
  expect(page).toContain('<dt>cost</dt><dd>0.8 USD, 0.04 USD a run')
  expect(page).not.toContain('other.yml')
  expect(await store.load({ ...(runs[0] ?? other).key })).toEqual({ kind: 'missing' })
})

test('a path that cannot be written is said', async () => {
  const store = pageStore({ path: '.', cwd, now: () => 0 })
  expect(await store.save(runs[0] as never, runs)).toMatchObject({ state: 'failed' })
})
