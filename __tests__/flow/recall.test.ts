import { describe, expect, test } from '@jest/globals'
import { createMask } from '../../src/core/mask/index.js'
import type { Loaded, Recalled, RunRecord, Trouble } from '../../src/core/model/index.js'
import { recall } from '../../src/flow/recall.js'
import type { HistoryStore, Ports } from '../../src/ports.js'
import { judged, recordOf, runsOf } from '../support/records.js'

const { key } = recordOf({ run: '9000' })
const store = (name: string, loaded: Loaded<Recalled> | Error): HistoryStore => ({
  name,
  load: async () => {
    if (loaded instanceof Error) throw loaded
    return loaded
  },
  save: async () => ({ decision: 'remember', target: name, state: 'done', detail: '' }),
})
const ok = (records: readonly RunRecord[], more: Partial<Recalled> = {}): Loaded<Recalled> => ({
  kind: 'ok',
  value: { records, quarantined: [], ...more },
})

type Backfill = Ports['platform']['backfill']
const recalled = async (
  stores: readonly HistoryStore[],
  backfill: Backfill = async () => [],
  late = false,
  left = 1000,
) => {
  const troubles: Trouble[] = []
  const ports = {
    stores,
    platform: { name: 'github', backfill } as Ports['platform'],
    troubles: { add: (trouble: Trouble) => void troubles.push(trouble), all: () => troubles },
    deadline: { left: () => left, late: () => late },
    mask: createMask(['hunter22']),
    now: () => 0,
  }
  return { ...(await recall(ports, key)), troubles }
}

describe('recall', () => {
  test('unites what all stores have, and names them', async () => {
    const told = await recalled([
      store('cache', ok(runsOf(20).slice(0, 12))),
      store('artifacts', ok(runsOf(20).slice(8))),
    ])
    expect(told.records).toEqual(runsOf(20))
    expect(told).toMatchObject({ source: 'cache + artifacts', gaps: [], troubles: [] })
  })

  test('nothing anywhere is nothing, without complaint', async () => {
    expect(await recalled([store('cache', { kind: 'missing' })])).toMatchObject({
      records: [],
      source: 'nothing',
      gaps: [],
      troubles: [],
    })
  })

  test('what the platform tells of earlier runs is masked before it is stored or shown', async () => {
    const seen = recordOf({ facts: { title: 'log in with hunter22' }, jobs: { '1': { name: 'deploy hunter22' } } })
    const told = await recalled([], async () => [seen])
    expect(told.records).toHaveLength(1)
    expect(JSON.stringify(told.records)).not.toContain('hunter22')
  })

  test('a store that is corrupt or breaks costs only itself, and is told', async () => {
    const told = await recalled([
      store('file', { kind: 'corrupt', reason: 'bad header' }),
      store('cache', new Error('down')),
      store('artifacts', ok(runsOf(16))),
    ])
    expect(told.records).toHaveLength(16)
    expect(told.gaps).toEqual(['file: bad header', 'cache: down'])
    expect(told.troubles).toMatchObject([
      { code: 'history-unreadable', message: expect.stringMatching(/file.*bad header/) },
      { code: 'history-unreadable' },
    ])
  })

  test('a store that hangs is left after its time', async () => {
    const hanging: HistoryStore = { ...store('cache', { kind: 'missing' }), load: () => new Promise(() => {}) }
    const told = await recalled([hanging, store('artifacts', ok(runsOf(16)))], async () => [], false, 200)
    expect(told.records).toHaveLength(16)
    expect(told.gaps).toEqual([expect.stringMatching(/^cache: no answer within/)])
  })

  test('damage, bad lines and a store’s own gaps are told', async () => {
    const told = await recalled([
      store('file', ok(runsOf(16), { damage: 'bad check', quarantined: ['x'], gaps: ['3 not fetched'] })),
    ])
    expect(told.gaps).toEqual([
      'file: damaged (bad check), its good records were kept',
      'file: 1 unreadable line was set aside',
      '3 not fetched',
    ])
  })

  test('a later store hears what the earlier ones find', async () => {
    let heard: readonly RunRecord[] = []
    const second: HistoryStore = {
      ...store('artifacts', { kind: 'missing' }),
      load: async (_, known) => {
        heard = (await known) ?? []
        return { kind: 'missing' }
      },
    }
    await recalled([store('cache', ok(runsOf(3))), second])
    expect(heard).toEqual(runsOf(3))
  })
})

describe('what the platform remembers', () => {
  test('a cold start is filled, jobs and all', async () => {
    const asked: unknown[] = []
    const told = await recalled([store('cache', { kind: 'missing' })], async (request) => {
      asked.push([request.runs, request.jobListings])
      return runsOf(40)
    })
    expect(asked).toEqual([
      [100, 0],
      [100, 25],
    ])
    expect(told).toMatchObject({ source: 'github', records: { length: 40 }, gaps: [] })
  })

  test('single losses are filled and said; runs that are known are not asked for again', async () => {
    const own = runsOf(30)
      .map(judged)
      .filter(({ key }) => key.run !== '1010')
    const wanted: string[] = []
    const told = await recalled([store('artifacts', ok(own))], async ({ jobListings, known }) => {
      if (jobListings > 0)
        wanted.push(
          ...runsOf(30)
            .filter((record) => !known?.(record.key))
            .map(({ key }) => key.run),
        )
      return runsOf(30)
    })
    expect(wanted).toEqual(['1010'])
    expect(told.records).toHaveLength(30)
    expect(told.gaps).toEqual([expect.stringMatching(/^1 of the last runs left no record of ours.*1010/)])
  })

  test('a whole history asks once', async () => {
    let times = 0
    await recalled([store('artifacts', ok(runsOf(20).map(judged)))], async () => {
      times += 1
      return runsOf(20)
    })
    expect(times).toBe(1)
  })

  test('no permission, no time: said, and the run goes on', async () => {
    const refused = await recalled([store('cache', ok(runsOf(3)))], async () => {
      throw new Error('403')
    })
    expect(refused).toMatchObject({ records: { length: 3 }, gaps: ['github could not be asked for earlier runs: 403'] })
    const late = await recalled([store('cache', { kind: 'missing' })], async () => runsOf(5), true)
    expect(late).toMatchObject({ records: { length: 5 }, gaps: [expect.stringMatching(/half of the time/)] })
  })
})
