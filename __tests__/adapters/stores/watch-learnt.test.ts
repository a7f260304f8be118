import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { withWatchStore } from '../../../src/watch/store/state.js'
import { learntOf } from '../../support/learnt.js'
import { hours, recordOf } from '../../support/records.js'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pipeline-guard-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const open = <T>(work: Parameters<typeof withWatchStore<T>>[1]) =>
  withWatchStore({ folder: join(folder, 'watch'), now: () => Date.parse(hours(50)) }, work)

test('what a watch learnt of a repository is in its history, set by set', async () => {
  await open(async (store) => {
    const seen = { run: '100', attempt: 1, created: 1 }
    await store.write({ kind: 'run', repository: 'O/r', seen, record: recordOf() })
    store.learn('O/r', [learntOf()])
    store.learn('o/R', [learntOf({ event: 'schedule' }), learntOf({ seed: 8 })])
    await store.settle()
  })
  const loaded = await open((store) => store.history('o/r'))
  expect(loaded).toMatchObject({
    kind: 'ok',
    value: {
      records: { length: 1 },
      learnt: [
        { event: 'push', seed: 8 },
        { event: 'schedule', seed: 7 },
      ],
    },
  })
})
