import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { fileStore, updateHistoryFile } from '../../../../src/adapters/stores/file/index.js'
import { withLock } from '../../../../src/adapters/stores/file/lock.js'
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

  test('what has the name of a staged record and is none is left, and the save is no failure', async () => {
    await mkdir(`${path}.staged-0123456789ab`, { recursive: true })
    await writeFile(`${path}.staged-ba9876543210`, 'no record')
    expect(await store().save(recordOf(), [])).toMatchObject({ state: 'done', detail: '1 run in the history' })
    expect(await beside()).toEqual(['history.jsonl.gz.staged-0123456789ab', 'history.jsonl.gz.staged-ba9876543210'])
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

  /** Whatever the clocks of this machine and of the file server say. */
  test.each([
    ['of another machine', JSON.stringify({ pid: process.pid, space: 'another', token: 'x', beat: '1' })],
    ['that is empty', ''],
    ['of the version before', JSON.stringify({ pid: 999_999_999, host: 'elsewhere' })],
  ])('a dead lock %s costs no more than its staleness', async (_whose, text) => {
    await put(encodeHistory(runsOf(2)))
    for (const at of [new Date(0), new Date(Date.now() + 3_600_000)]) {
      for (const name of ['lock', 'lock.removal']) {
        await writeFile(`${path}.${name}`, text)
        await utimes(`${path}.${name}`, at, at)
      }
      const save = fileStore({ path, now: Date.now, patienceMs: 1, staleMs: 40 }).save(recordOf(), [])
      expect(await save).toMatchObject({ state: 'done' })
      expect(await beside()).toEqual([])
    }
  })

  test('a lock whose writer is alive is left, told with what to do, and so is the file', async () => {
    await put(encodeHistory(runsOf(2)))
    await withLock(path, { staleMs: 60 }, async (lock) => {
      const told = await fileStore({ path, now: Date.now, patienceMs: 400, staleMs: 60 }).save(recordOf(), [])
      expect(told).toMatchObject({ state: 'failed', detail: expect.stringMatching(/another process holds .*\.lock/) })
      expect(await lock.isOurs()).toBe(true)
    })
    expect(await runsIn()).toBe(2)
    expect(await beside()).toEqual([])
  })

  test('a writer whose lock was taken for dead while it was stopped begins anew: nothing of either is lost', async () => {
    await put(encodeHistory(runsOf(2)))
    let rounds = 0
    const slow = updateHistoryFile(path, { now: Date.now }, (records) => {
      rounds += 1
      // As if this process had been stopped here: others took its lock away, wrote, and let go.
      if (rounds === 1) {
        rmSync(`${path}.lock`)
        writeFileSync(path, encodeHistory([...records, recordOf({ run: '77' })]))
      }
      return [...records, recordOf({ run: '78' })]
    })
    expect(await slow).toBe(4)
    expect(rounds).toBe(2)
    expect(await beside()).toEqual([])
  })

  test('drafts of writers that were killed go with the next save; those being written stay', async () => {
    await put(encodeHistory(runsOf(2)))
    for (const name of ['0123456789ab', 'ba9876543210']) await writeFile(`${path}.${name}.tmp`, 'half')
    await utimes(`${path}.0123456789ab.tmp`, new Date(0), new Date(0))
    await store().save(recordOf(), [])
    expect(await beside()).toEqual(['history.jsonl.gz.ba9876543210.tmp'])
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
    detail: expect.stringMatching(/point `history` at a writable place/),
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
