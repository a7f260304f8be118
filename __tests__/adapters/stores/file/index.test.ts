import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { fileStore, updateHistoryFile } from '../../../../src/adapters/stores/file/index.js'
import { explain } from '../../../../src/adapters/stores/outcome.js'
import { decodeHistory, encodeHistory, historyText } from '../../../../src/core/history/file/codec.js'
import { withWatchStore } from '../../../../src/watch/store/state.js'
import { learntOf } from '../../../support/learnt.js'
import { recordOf, runsOf } from '../../../support/records.js'

let folder: string
let path: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pipeline-guard-'))
  path = join(folder, 'deep', 'history.jsonl.gz')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const store = () => fileStore({ path, now: Date.now })
const { key } = recordOf()
const runsIn = async () => {
  const loaded = decodeHistory(await readFile(path))
  return loaded.kind === 'ok' ? loaded.value.records.length : loaded.kind
}
const put = async (bytes: Uint8Array | string) => {
  await mkdir(join(folder, 'deep'), { recursive: true })
  await writeFile(path, bytes)
}
const beside = async () => (await readdir(join(folder, 'deep'))).filter((name) => name !== 'history.jsonl.gz').sort()

describe('the file store', () => {
  test('no file is missing, not empty', async () => {
    expect(await store().load(key)).toEqual({ kind: 'missing' })
  })

  test('keeps what it is given, makes the folder, leaves nothing else behind', async () => {
    expect(await store().save(recordOf(), [])).toMatchObject({ state: 'done', target: path })
    const loaded = await store().load(key)
    expect(loaded).toMatchObject({ kind: 'ok', value: { records: [recordOf()] } })
    expect(await beside()).toEqual([])
  })

  test('keeps models, and those there are where none are given', async () => {
    await store().save(recordOf({ run: '1' }), [], [learntOf({ event: 'schedule' }), learntOf()])
    await store().save(recordOf({ run: '2' }), [], [learntOf({ seed: 8 })])
    await store().save(recordOf({ run: '3' }), [])
    await updateHistoryFile(path, { now: Date.now }, (records) => records)
    const loaded = await store().load(key)
    expect(loaded).toMatchObject({
      value: {
        learnt: [
          { event: 'push', seed: 8 },
          { event: 'schedule', seed: 7 },
        ],
      },
    })
  })

  test('unites with what others wrote since it was loaded', async () => {
    await store().save(recordOf({ run: '1' }), [])
    await store().save(recordOf({ run: '2' }), [recordOf({ run: '3' })])
    expect(await runsIn()).toBe(3)
  })

  test('a record staged by a step that was killed is recalled, and saved by the next', async () => {
    await store().stage?.(recordOf({ run: '7' }))
    expect(await store().load(key)).toMatchObject({ kind: 'ok', value: { records: [recordOf({ run: '7' })] } })
    await store().save(recordOf({ run: '8' }), [])
    expect(await runsIn()).toBe(2)
    expect(await beside()).toEqual([])
  })

  test('twenty writers at once lose nothing', async () => {
    await Promise.all(runsOf(20).map((record) => store().save(record, [])))
    expect(await runsIn()).toBe(20)
    expect(await beside()).toEqual([])
  })

  test('a corrupt file stays, copied aside, and is told', async () => {
    await put('<html>not a history</html>')
    expect(await store().load(key)).toMatchObject({ kind: 'corrupt' })
    expect(await store().save(recordOf(), [])).toMatchObject({ state: 'done' })
    const [copy] = await beside()
    expect(copy).toMatch(/^history\.jsonl\.gz\.corrupt-[0-9a-f]{12}$/)
    expect(await readFile(join(folder, 'deep', copy ?? ''), 'utf8')).toBe('<html>not a history</html>')
    expect(await runsIn()).toBe(1)
  })

  test('bad lines go to a file of their own with their reasons', async () => {
    await put(`${historyText(runsOf(2))}{"half":\n`)
    await store().save(recordOf(), [])
    expect(await runsIn()).toBe(3)
    const line = JSON.parse(await readFile(`${path}.quarantine.jsonl`, 'utf8'))
    expect(line).toEqual({ line: '{"half":', reason: expect.stringContaining('not JSON') })
  })

  test('a damaged file is copied aside before its good records are written again', async () => {
    const bytes = Uint8Array.from(encodeHistory(runsOf(40)))
    bytes[bytes.length - 20] = 0
    await put(bytes)
    await store().save(recordOf(), [])
    expect(await beside()).toEqual([expect.stringMatching(/corrupt-/), 'history.jsonl.gz.quarantine.jsonl'])
    expect(await runsIn()).toBe(33)
  })

  test('a history of a newer version is refused with advice and left alone', async () => {
    const newer = '{"schema":"pipeline-guard/history","version":9}\n'
    await put(newer)
    expect(await store().save(recordOf(), [])).toMatchObject({
      state: 'failed',
      detail: expect.stringMatching(/update Pipeline Guard/),
    })
    expect(await readFile(path, 'utf8')).toBe(newer)
    expect(await beside()).toEqual([])
  })

  test('a lock left by a dead process does not block for ever', async () => {
    await put(encodeHistory([]))
    await writeFile(`${path}.lock`, JSON.stringify({ pid: 999_999_999, host: 'elsewhere' }))
    await utimes(`${path}.lock`, new Date(0), new Date(0))
    expect(await store().save(recordOf(), [])).toMatchObject({ state: 'done' })
  })

  test('one removes a dead lock at a time: the slower of two would remove the next one’s', async () => {
    await put(encodeHistory([]))
    for (const name of ['lock', 'lock.removal']) await writeFile(`${path}.${name}`, '')
    await utimes(`${path}.lock`, new Date(0), new Date(0))
    const save = (patienceMs: number) => fileStore({ path, now: Date.now, patienceMs }).save(recordOf(), [])
    expect(await save(100)).toMatchObject({ state: 'failed', detail: expect.stringMatching(/another process holds/) })
    await utimes(`${path}.lock.removal`, new Date(0), new Date(0))
    expect((await save(60_000)).state).toBe('done')
    expect(await beside()).toEqual([])
  })

  test('a lock held on and on is told with what to do, and the file is left as it is', async () => {
    await put(encodeHistory(runsOf(2)))
    await writeFile(`${path}.lock`, JSON.stringify({ pid: process.pid, host: 'elsewhere' }))
    const told = await fileStore({ path, now: Date.now, patienceMs: 50 }).save(recordOf(), [])
    expect(told).toMatchObject({ state: 'failed', detail: expect.stringMatching(/another process holds .*\.lock/) })
    expect(await runsIn()).toBe(2)
  })

  const procfs = existsSync('/proc/self') ? test : test.skip
  procfs('a folder that can never be made is told at once (skipped without /proc)', async () => {
    const never = fileStore({ path: '/proc/nowhere/deep/history.jsonl.gz', now: Date.now })
    expect(await never.save(recordOf(), [])).toMatchObject({
      state: 'failed',
      detail: expect.stringMatching(/ENOENT|EACCES/),
    })
    await expect(never.stage?.(recordOf())).rejects.toThrow(/ENOENT|EACCES/)
    await expect(withWatchStore({ folder: '/proc/nowhere/deep', now: Date.now }, async () => {})).rejects.toThrow(
      /ENOENT/,
    )
  })

  test('a directory in place of the file is told', async () => {
    await mkdir(path, { recursive: true })
    expect(await store().load(key)).toMatchObject({
      kind: 'corrupt',
      reason: expect.stringMatching(/EISDIR|directory/),
    })
    expect(await store().save(recordOf(), [])).toMatchObject({
      state: 'failed',
      detail: expect.stringMatching(/is a directory, no regular file; name another file/),
    })
  })

  const root = process.getuid?.() === 0
  const unprivileged = root ? test.skip : test
  unprivileged('a read-only directory is told (skipped for root, whom no mode stops)', async () => {
    await put(encodeHistory(runsOf(1)))
    await chmod(join(folder, 'deep'), 0o500)
    expect(await store().save(recordOf(), [])).toMatchObject({
      state: 'failed',
      detail: expect.stringMatching(/no permission/),
    })
    await chmod(join(folder, 'deep'), 0o700)
    expect(await runsIn()).toBe(1)
  })
})

const sealed = process.platform === 'linux' && existsSync('/sys/kernel') ? test : test.skip
sealed('a place nobody may write to, not even root, is told with what to do', async () => {
  const told = await fileStore({ path: '/sys/kernel/pipeline-guard/h.gz', now: Date.now }).save(recordOf(), [])
  expect(told).toMatchObject({
    state: 'failed',
    detail: expect.stringMatching(/point `history-path` at a writable place/),
  })
})

const linux = existsSync('/dev/full') ? test : test.skip
linux('a full disk is told with what to do', async () => {
  const error = await writeFile('/dev/full', 'x').catch((reason: unknown) => reason)
  expect(explain(error)).toMatch(/ENOSPC.*the disk is full: free some space/)
})

test('a draft that cannot be written fails the save, and the old file stays whole', async () => {
  // A lock’s name still fits into the 255 bytes of a file’s name, a draft’s does not.
  const long = join(dirname(path), `${'h'.repeat(236)}.jsonl.gz`)
  await mkdir(dirname(path), { recursive: true })
  await writeFile(long, encodeHistory(runsOf(5)))
  expect(await fileStore({ path: long, now: Date.now }).save(recordOf(), [])).toMatchObject({ state: 'failed' })
  expect(await readFile(long)).toEqual(Buffer.from(encodeHistory(runsOf(5))))
})
