import { expect, test } from '@jest/globals'
import { onlyConfirmed } from '../../../../src/adapters/stores/cache/confirmed.js'
import type { Learnt, RunRecord } from '../../../../src/core/model/index.js'
import type { HistoryStore } from '../../../../src/ports.js'
import { learntOf } from '../../../support/learnt.js'
import { recordOf } from '../../../support/records.js'

const saved: { record: RunRecord; learnt: readonly Learnt[] | undefined }[] = []
const planted: HistoryStore = {
  name: 'cache',
  load: async () => ({
    kind: 'ok',
    value: {
      records: [recordOf({ run: '1' }), recordOf({ run: '9' }), recordOf({ run: '50' })],
      quarantined: [],
      learnt: [learntOf()],
    },
  }),
  async save(record, _, learnt) {
    saved.push({ record, learnt })
    return { decision: 'remember', target: 'cache', state: 'done', detail: '' }
  },
}
const key = recordOf({ run: '50' }).key
const listed = Promise.resolve([recordOf({ run: '1' })])

test('a planted model is not taken; runs are those the platform lists, and this run’s own parts', async () => {
  const loaded = await onlyConfirmed(planted, 'push').load(key, Promise.resolve([]), listed)
  expect(loaded.kind === 'ok' && loaded.value.learnt).toBeUndefined()
  expect(loaded.kind === 'ok' && loaded.value.records.map((record) => record.key.run)).toEqual(['1', '50'])
  expect(loaded).toMatchObject({ value: { gaps: [expect.stringContaining('does not confirm')] } })
})

test.each(['pull_request_target', 'issue_comment', 'discussion', undefined])(
  'a run for %s saves nothing',
  async (event) => {
    saved.length = 0
    const record = recordOf({ facts: { event: event ?? 'watch' } })
    expect(await onlyConfirmed(planted, event).save(record, [])).toMatchObject({ state: 'skipped' })
    expect(saved).toEqual([])
  },
)

test.each(['push', 'schedule', 'workflow_run', 'pull_request'])(
  'a run for %s saves its records, and no model',
  async (event) => {
    saved.length = 0
    await onlyConfirmed(planted, event).save(recordOf(), [], [learntOf()])
    expect(saved).toMatchObject([{ learnt: [] }])
  },
)
