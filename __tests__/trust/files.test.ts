/** Links in a checkout: nothing is read out of the workspace through one, and nothing written. */
import { execFileSync } from 'node:child_process'
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeEach, describe, expect, test } from '@jest/globals'
import { createEvidence } from '../../src/adapters/evidence/index.js'
import { openKeeper } from '../../src/adapters/evidence/keep.js'
import { openLog } from '../../src/adapters/evidence/logs.js'
import { readGiven } from '../../src/adapters/files/read.js'
import { fileWithin } from '../../src/adapters/files/text.js'
import { createFilePresenter } from '../../src/adapters/presenters/elsewhere.js'
import { store as keepEntry } from '../../src/adapters/stores/cache/entries.js'
import { fileStore, updateHistoryFile } from '../../src/adapters/stores/file/index.js'
import { writePatternFile } from '../../src/commands/patterns/file.js'
import type { Trouble } from '../../src/core/model/index.js'
import { reachOf } from '../../src/wire/reach.js'
import { recordOf } from '../support/records.js'

let workspace = ''
let outside = ''
beforeEach(() => {
  workspace = mkdtempSync(join(tmpdir(), 'workspace-'))
  outside = mkdtempSync(join(tmpdir(), 'outside-'))
  writeFileSync(join(outside, 'secret.log'), 'Error: the host says\n')
  writeFileSync(join(outside, 'metrics.json'), '{"a": 1}')
})

const isTemporary = (path: string): boolean =>
  [tmpdir(), '/tmp'].some((folder) => `${realpathSync(path)}/`.startsWith(`${folder}/`))

const ours = {
  'result-file': '{\n  "schema": "pipeline-guard/result",\n  "version": 1\n}\n',
  'quarantine-file': '[\n  {\n    "name": "t",\n    "rate": 0.5\n  }\n]\n',
  'watch-digest-file': '📅 **o/r** · 3 runs\n',
} as const

const evidenceOf = (given: { logFiles?: string[]; metrics?: string; testReports?: string[] }, env = {}) => {
  const troubles: Trouble[] = []
  const config = { testReports: [], logFiles: [], metrics: undefined, ...given } as never
  const log = { add: (trouble: Trouble) => void troubles.push(trouble), all: () => troubles }
  const evidence = createEvidence({ config, cwd: workspace, env, troubles: log, mask: (text) => text })
  return { evidence, troubles }
}

describe('reading', () => {
  test('a log file that is a link out of the workspace is left out, and named', async () => {
    symlinkSync(join(outside, 'secret.log'), join(workspace, 'build.log'))
    symlinkSync(outside, join(workspace, 'logs'))
    const { evidence, troubles } = evidenceOf({ logFiles: ['build.log', 'logs/secret.log'] })
    expect(await evidence.logs()).toEqual([])
    expect(troubles.filter(({ message }) => message.includes('link out of the workspace'))).toHaveLength(2)
  })

  test.each<[string, Record<string, string>]>([
    ['where nobody says it is a desk', { CI: 'true' }],
    ['on GitHub', { GITHUB_ACTIONS: 'true', GITHUB_RUN_ID: '1', GITHUB_RUN_ATTEMPT: '1' }],
    ['on Jenkins', { BUILD_TAG: 'jenkins-a-1', JENKINS_URL: 'http://j' }],
  ])('what lies outside the workspace and the temporary folders is left out, and named: %s', async (_where, env) => {
    const base = [resolve('node_modules'), homedir()].find((path) => !isTemporary(path))
    if (base === undefined) return void process.stderr.write('skipped: every folder here is a temporary one\n')
    const other = mkdtempSync(join(base, '.outside-'))
    writeFileSync(join(other, 'o.log'), 'Error: a neighbour')
    writeFileSync(join(other, 'm.json'), '{"a": 1}')
    const given = {
      logFiles: [join(other, 'o.log')],
      testReports: [join(other, 'm.json')],
      metrics: join(other, 'm.json'),
    }
    const { evidence, troubles } = evidenceOf(given, env)
    expect([await evidence.logs(), await evidence.tests(), await evidence.metrics()]).toEqual([[], undefined, {}])
    expect(troubles.filter(({ message }) => message.includes('lies outside the workspace'))).toHaveLength(3)
    expect(await evidenceOf(given).evidence.logs()).toHaveLength(1)
    rmSync(other, { recursive: true })
  })

  test('a step that was started in a folder of the checkout reads all of the checkout', async () => {
    const checkout = mkdtempSync(join(resolve('node_modules'), '.checkout-'))
    writeFileSync(join(checkout, 'o.log'), 'Error: x')
    const { evidence } = evidenceOf({ logFiles: [join(checkout, 'o.log')] }, { CI: 'true', CI_PROJECT_DIR: checkout })
    expect(await evidence.logs()).toHaveLength(1)
    rmSync(checkout, { recursive: true })
  })

  test('what its author names outside is read', async () => {
    const { evidence } = evidenceOf({ logFiles: [join(outside, 'secret.log')] })
    expect(await evidence.logs()).toHaveLength(1)
  })

  test('so with metrics', async () => {
    symlinkSync(join(outside, 'metrics.json'), join(workspace, 'metrics.json'))
    const { evidence, troubles } = evidenceOf({ metrics: 'metrics.json' })
    expect(await evidence.metrics()).toEqual({})
    expect(troubles[0]?.message).toContain('link out of the workspace')
  })

  test('what exec kept is no link', async () => {
    const kept = join(workspace, '.pipeline-guard/exec')
    mkdirSync(kept, { recursive: true })
    const told = { schema: 'pipeline-guard/exec', version: 1, command: 'x', startedAt: 'x', exitCode: 1, log: '1.log' }
    writeFileSync(join(kept, '1.json'), JSON.stringify(told))
    symlinkSync(join(outside, 'secret.log'), join(kept, '1.log'))
    expect(await evidenceOf({}).evidence.logs()).toEqual([])
  })
})

describe('writing', () => {
  test('exec keeps nothing in a folder that is a link out of the workspace', async () => {
    symlinkSync(outside, join(workspace, '.pipeline-guard'))
    const warned: string[] = []
    const keeper = await openKeeper(
      { cwd: workspace, env: {}, warn: (line) => warned.push(line) },
      { command: 'x', startedAt: 'x' },
    )
    keeper.write(Buffer.from('said'))
    keeper.close({ exitCode: 0 })
    expect(existsSync(join(outside, 'exec'))).toBe(false)
    expect(warned[0]).toContain('link out of the workspace')
  })

  test('nor through a file that is one', async () => {
    const kept = join(workspace, '.pipeline-guard/exec')
    mkdirSync(kept, { recursive: true })
    const target = join(outside, 'secret.log')
    for (const name of ['.gitignore', '1.json.new', '1.log']) symlinkSync(target, join(kept, name))
    const keeper = await openKeeper(
      { cwd: workspace, env: {}, warn: () => undefined },
      { command: 'x', startedAt: 'x' },
    )
    keeper.write(Buffer.from('said'))
    keeper.close({ exitCode: 0 })
    expect(readFileSync(target, 'utf8')).toBe('Error: the host says\n')
  })

  test('a result file that is a link out of the workspace is refused, and not written through', async () => {
    const target = join(outside, 'secret.log')
    symlinkSync(target, join(workspace, 'result.json'))
    const told: Trouble[] = []
    const troubles = { add: (trouble: Trouble) => void told.push(trouble), all: () => told }
    const presenter = createFilePresenter({ path: join(workspace, 'result.json'), troubles, cwd: workspace })
    await presenter.show({ json: '{}' } as never)
    expect(readFileSync(target, 'utf8')).toBe('Error: the host says\n')
    expect(told[0]?.message).toContain('link out of the workspace')
  })

  test.each<[string, Record<string, string>, boolean]>([
    ['refused within a CI run', { CI: 'true' }, false],
    ['refused on GitHub', { GITHUB_ACTIONS: 'true', GITHUB_RUN_ID: '1', GITHUB_RUN_ATTEMPT: '1' }, false],
    ['written at a desk', {}, true],
  ])('a result outside the workspace and the temporary folders is %s', async (_, env, written) => {
    const base = [resolve('node_modules'), homedir()].find((path) => !isTemporary(path))
    if (base === undefined) return void process.stderr.write('skipped: every folder here is a temporary one\n')
    const checkout = mkdtempSync(join(base, '.checkout-'))
    const inner = join(checkout, 'inner')
    mkdirSync(inner)
    const told: Trouble[] = []
    const troubles = { add: (trouble: Trouble) => void told.push(trouble), all: () => told }
    for (const input of ['result-file', 'quarantine-file', 'watch-digest-file'] as const)
      await createFilePresenter({
        path: join(checkout, input),
        troubles,
        cwd: inner,
        input,
        reach: reachOf(env, inner),
      }).show({
        json: ours[input],
      } as never)
    expect(told.filter(({ message }) => message.includes('lies outside the workspace'))).toHaveLength(written ? 0 : 3)
    expect(readdirSync(checkout)).toHaveLength(written ? 4 : 1)
    rmSync(checkout, { recursive: true })
  })

  test.each<[keyof typeof ours, string]>([
    ['result-file', '{"name": "mine"}'],
    ['quarantine-file', '[{"name": "mine"}]'],
    ['watch-digest-file', '# Mine'],
  ])('%s replaces only what such a file is, or an empty one', async (input, foreign) => {
    const path = join(workspace, 'there')
    const show = async (before: string, json: string) => {
      const told: Trouble[] = []
      writeFileSync(path, before, { mode: 0o640 })
      const troubles = { add: (trouble: Trouble) => void told.push(trouble), all: () => told }
      await createFilePresenter({ path, troubles, input }).show({ json } as never)
      return told
    }
    expect((await show(foreign, ours[input]))[0]?.message).toContain('not of Pipeline Guard’s making')
    expect(readFileSync(path, 'utf8')).toBe(foreign)
    for (const before of ['', ours[input]]) {
      expect(await show(before, ours[input])).toEqual([])
      expect(readFileSync(path, 'utf8')).toBe(ours[input])
      expect(statSync(path).mode & 0o777).toBe(0o640)
    }
  })

  test('a folder that is a link out of the workspace takes neither result, history, patterns nor a watch', async () => {
    symlinkSync(outside, join(workspace, '.pipeline-guard'))
    const told: Trouble[] = []
    const troubles = { add: (trouble: Trouble) => void told.push(trouble), all: () => told }
    const path = (name: string) => join(workspace, '.pipeline-guard', name)
    await createFilePresenter({ path: path('r.json'), troubles, cwd: workspace }).show({
      json: ours['result-file'],
    } as never)
    expect(told[0]?.message).toContain('link out of the workspace')
    const store = fileStore({ path: path('history.jsonl.gz'), now: Date.now, cwd: workspace })
    await expect(store.stage?.(recordOf())).rejects.toThrow('link out of the workspace')
    expect(await store.save(recordOf(), [])).toMatchObject({ state: 'failed' })
    expect(await store.load(recordOf().key)).toMatchObject({ kind: 'corrupt' })
    const io = { out: () => undefined, err: () => undefined, env: {}, cwd: workspace, now: Date.now }
    await expect(writePatternFile('.pipeline-guard/p.json', [], io)).rejects.toThrow('link out of the workspace')
    const folder = '.pipeline-guard/cache'
    const cache = { isFeatureAvailable: () => true, saveCache: async () => 1, restoreCache: async () => 'k' }
    const entries = { client: async () => cache, workspace, folder, limitMs: 1000 }
    expect(await keepEntry(entries, 'n', { records: [], learnt: [] })).toMatchObject({ state: 'failed' })
    expect(readdirSync(outside).sort()).toEqual(['metrics.json', 'secret.log'])
  })

  test('a link that leads nowhere is no place to begin afresh: refused, with where it leads', async () => {
    for (const name of ['history.jsonl.gz', 'r.json']) symlinkSync(`unmounted/${name}`, join(workspace, name))
    const store = fileStore({ path: join(workspace, 'history.jsonl.gz'), now: Date.now, cwd: workspace })
    const reason = expect.stringMatching(
      /is a link to unmounted\/history\.jsonl\.gz, which is not there; make that file/,
    )
    expect(await store.load(recordOf().key)).toMatchObject({ kind: 'corrupt', reason })
    expect(await store.save(recordOf(), [])).toMatchObject({ state: 'failed', detail: reason })
    const told: Trouble[] = []
    const troubles = { add: (trouble: Trouble) => void told.push(trouble), all: () => told }
    await createFilePresenter({ path: join(workspace, 'r.json'), troubles }).show({
      json: ours['result-file'],
    } as never)
    expect(told[0]?.message).toContain('is a link to unmounted/r.json, which is not there')
    expect(existsSync(join(workspace, 'unmounted'))).toBe(false)
  })

  test('a history that is a link within the workspace is written where it leads', async () => {
    writeFileSync(join(workspace, 'real.jsonl.gz'), '', { mode: 0o600 })
    symlinkSync('real.jsonl.gz', join(workspace, 'history.jsonl.gz'))
    const store = fileStore({ path: join(workspace, 'history.jsonl.gz'), now: Date.now, cwd: workspace })
    expect(await store.save(recordOf(), [])).toMatchObject({ state: 'done' })
    expect(lstatSync(join(workspace, 'history.jsonl.gz')).isSymbolicLink()).toBe(true)
    expect(lstatSync(join(workspace, 'real.jsonl.gz')).size).toBeGreaterThan(0)
    expect(statSync(join(workspace, 'real.jsonl.gz')).mode & 0o777).toBe(0o600)
  })

  test('the history and what lies beside it are replaced, not written through', async () => {
    const target = join(outside, 'secret.log')
    const path = join(workspace, 'history.jsonl.gz')
    symlinkSync(target, `${path}.quarantine.jsonl`)
    const header = '{"schema":"pipeline-guard/history","version":1}'
    writeFileSync(path, gzipSync(`${header}\nno record\n`))
    expect(await fileStore({ path, now: Date.now }).save(recordOf(), [])).toMatchObject({ state: 'done' })
    expect(readFileSync(target, 'utf8')).toBe('Error: the host says\n')
  })
})

test('a pipe is neither waited for nor replaced', async () => {
  const path = join(workspace, 'pipe.jsonl.gz')
  execFileSync('mkfifo', [path])
  const store = fileStore({ path, now: Date.now })
  expect(await store.load(recordOf().key)).toMatchObject({
    kind: 'corrupt',
    reason: expect.stringContaining('is a pipe'),
  })
  expect(await store.save(recordOf(), [])).toMatchObject({ state: 'failed' })
  expect(await fileWithin(workspace, 'pipe.jsonl.gz')).toMatchObject({ kind: 'corrupt' })
  const troubles: Trouble[] = []
  const log = openLog(path, 'pipe', { add: (trouble: Trouble) => void troubles.push(trouble), all: () => troubles })
  for await (const _ of log.open()) throw new Error('nothing can be read')
  expect(troubles[0]?.message).toContain('is a pipe')
  expect(lstatSync(path).isFIFO()).toBe(true)
})

test('a device is read by nobody', async () => {
  await expect(readGiven('/dev/zero', 100)).rejects.toThrow('is a device')
})

test.each<[string, string | Buffer]>([
  ['package.json', '{"name": "mine"}'],
  ['notes.txt', 'notes'],
  ['backup.tar.gz', gzipSync('ustar and more')],
  ['events.json.gz', gzipSync('{"workflow": "mine"}\n')],
  ['__init__.py', ''],
  ['broken.gz', Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3])],
])('a history is never written over %s', async (name, content) => {
  const path = join(workspace, name)
  writeFileSync(path, content)
  const change = updateHistoryFile(path, { now: Date.now }, () => [recordOf()])
  await expect(change).rejects.toThrow('is no history of Pipeline Guard; it was left as it is')
  expect(readFileSync(path)).toEqual(Buffer.from(content))
})
