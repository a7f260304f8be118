/** Links in a checkout: nothing is read out of the workspace through one, and nothing written. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeEach, describe, expect, test } from '@jest/globals'
import { createEvidence } from '../../src/adapters/evidence/index.js'
import { openKeeper } from '../../src/adapters/evidence/keep.js'
import { createFilePresenter } from '../../src/adapters/presenters/elsewhere.js'
import { fileStore, updateHistoryFile } from '../../src/adapters/stores/file/index.js'
import type { Trouble } from '../../src/core/model/index.js'
import { recordOf } from '../support/records.js'

let workspace = ''
let outside = ''
beforeEach(() => {
  workspace = mkdtempSync(join(tmpdir(), 'workspace-'))
  outside = mkdtempSync(join(tmpdir(), 'outside-'))
  writeFileSync(join(outside, 'secret.log'), 'Error: the host says\n')
  writeFileSync(join(outside, 'metrics.json'), '{"a": 1}')
})

const evidenceOf = (given: { logFiles?: string[]; metrics?: string; testReports?: string[] }) => {
  const troubles: Trouble[] = []
  const config = { testReports: [], logFiles: [], metrics: undefined, ...given } as never
  const log = { add: (trouble: Trouble) => void troubles.push(trouble), all: () => troubles }
  const evidence = createEvidence({ config, cwd: workspace, env: {}, troubles: log, mask: (text) => text })
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
  test('exec keeps nothing in a folder that is a link out of the workspace', () => {
    symlinkSync(outside, join(workspace, '.pipeline-guard'))
    const warned: string[] = []
    const keeper = openKeeper(
      { cwd: workspace, env: {}, warn: (line) => warned.push(line) },
      { command: 'x', startedAt: 'x' },
    )
    keeper.write(Buffer.from('said'))
    keeper.close({ exitCode: 0 })
    expect(existsSync(join(outside, 'exec'))).toBe(false)
    expect(warned[0]).toContain('link out of the workspace')
  })

  test('nor through a file that is one', () => {
    const kept = join(workspace, '.pipeline-guard/exec')
    mkdirSync(kept, { recursive: true })
    const target = join(outside, 'secret.log')
    for (const name of ['.gitignore', '1.json.new', '1.log']) symlinkSync(target, join(kept, name))
    const keeper = openKeeper({ cwd: workspace, env: {}, warn: () => undefined }, { command: 'x', startedAt: 'x' })
    keeper.write(Buffer.from('said'))
    keeper.close({ exitCode: 0 })
    expect(readFileSync(target, 'utf8')).toBe('Error: the host says\n')
  })

  test('a result file that is a link is replaced, not written through', async () => {
    const target = join(outside, 'secret.log')
    symlinkSync(target, join(workspace, 'result.json'))
    const troubles = { add: () => undefined, all: () => [] }
    const presenter = createFilePresenter({ path: join(workspace, 'result.json'), troubles })
    await presenter.show({ json: '{}' } as never)
    expect(readFileSync(target, 'utf8')).toBe('Error: the host says\n')
    expect(readFileSync(join(workspace, 'result.json'), 'utf8')).toBe('{}')
  })

  test('the history and what lies beside it are replaced, not written through', async () => {
    const target = join(outside, 'secret.log')
    const path = join(workspace, 'history.jsonl.gz')
    symlinkSync(target, `${path}.${process.pid}.tmp`)
    symlinkSync(target, `${path}.quarantine.jsonl`)
    const header = '{"schema":"pipeline-guard/history","version":1}'
    writeFileSync(path, gzipSync(`${header}\nno record\n`))
    expect(await fileStore({ path, now: Date.now }).save(recordOf(), [])).toMatchObject({ state: 'done' })
    expect(readFileSync(target, 'utf8')).toBe('Error: the host says\n')
  })
})

test.each<[string, string | Buffer]>([
  ['package.json', '{"name": "mine"}'],
  ['notes.txt', 'notes'],
  ['backup.tar.gz', gzipSync('ustar and more')],
])('a history is never written over %s', async (name, content) => {
  const path = join(workspace, name)
  writeFileSync(path, content)
  const change = updateHistoryFile(path, { now: Date.now }, () => [recordOf()])
  await expect(change).rejects.toThrow('is no history of Pipeline Guard; it was left as it is')
  expect(readFileSync(path)).toEqual(Buffer.from(content))
})
