import { expect, test } from '@jest/globals'
import type { Learnt } from '../../src/core/model/index.js'
import { remember } from '../../src/flow/remember.js'
import { createTroubleLog } from '../../src/flow/run-stage.js'
import type { HistoryStore, Ports } from '../../src/ports.js'
import { learntOf } from '../support/learnt.js'
import { recordOf } from '../support/records.js'

async function keptBy(facts: Parameters<typeof recordOf>[0]): Promise<readonly Learnt[] | undefined> {
  let kept: readonly Learnt[] | undefined
  const store: HistoryStore = {
    name: 'memory',
    load: async () => ({ kind: 'missing' }),
    save: async (_record, _history, learnt) => {
      kept = learnt
      return { decision: 'remember', target: 'memory', state: 'done', detail: '' }
    },
  }
  const ports = { stores: [store] } as unknown as Ports
  await remember(ports, { record: recordOf(facts), history: [], learnt: [learntOf()], write: true, because: '' })
  return kept
}

test('what a run of the repository learnt is kept, what a fork’s run learnt is not', async () => {
  expect(await keptBy({})).toEqual([learntOf()])
  expect(await keptBy({ facts: { event: 'pull_request', headRepository: 'o/r' } })).toEqual([learntOf()])
  expect(await keptBy({ facts: { event: 'pull_request', headRepository: 'mallory/r' } })).toBeUndefined()
  expect(await keptBy({ facts: { event: 'push', headRepository: 'mallory/r' } })).toBeUndefined()
})

test.each([
  ['refused', async () => ({ decision: 'remember', target: 'memory', state: 'failed', detail: 'no rights' }) as const],
  [
    'broke',
    async () => {
      throw new Error('no rights')
    },
  ],
])('a save that %s is a trouble, so that it is shown and `strict` fails', async (_, save) => {
  const store: HistoryStore = { name: 'memory', load: async () => ({ kind: 'missing' }), save }
  const troubles = createTroubleLog()
  await remember({ stores: [store], troubles } as unknown as Ports, {
    record: recordOf(),
    history: [],
    write: true,
    because: '',
  })
  expect(troubles.all()).toEqual([
    expect.objectContaining({ code: 'history-not-saved', message: expect.stringContaining('no rights') }),
  ])
})

test('exporters get the record of a run that is kept; one that breaks costs only itself', async () => {
  const sent: string[] = []
  const exporters = [
    { name: 'broken', send: () => Promise.reject(new Error('gone')) },
    {
      name: 'figures',
      send: async ({ record }: { readonly record: { readonly key: { readonly run: string } } }) => {
        sent.push(record.key.run)
        return { state: 'done' as const, detail: 'sent' }
      },
    },
  ]
  const troubles = createTroubleLog()
  const ports = { stores: [], exporters, troubles } as unknown as Ports
  const keeping = { record: recordOf({ run: '7' }), history: [], write: true, because: '' }
  expect(await remember(ports, keeping)).toEqual([
    { decision: 'export', target: 'broken', state: 'failed', detail: 'gone' },
    { decision: 'export', target: 'figures', state: 'done', detail: 'sent' },
  ])
  expect(await remember(ports, { ...keeping, write: false })).toEqual([])
  expect(sent).toEqual(['7'])
  expect(troubles.all().map(({ code }) => code)).toEqual(['not-exported'])
})
