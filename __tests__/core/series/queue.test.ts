import { expect, test } from '@jest/globals'
import type { JobFacts, RunRecord } from '../../../src/core/model/index.js'
import { queueInHeadline, queueLine } from '../../../src/core/report/queue.js'
import { phraseSeries } from '../../../src/core/series/label.js'
import { queuesOf } from '../../../src/core/series/queue.js'
import { samplesOf } from '../../../src/core/series/samples.js'
import { hours, recordOf } from '../../support/records.js'

const on = (labels: readonly string[], queueMs: number | undefined, more: Partial<JobFacts> = {}) => ({
  ...(queueMs === undefined ? {} : { queueMs }),
  runner: { labels: [...labels] },
  ...more,
})
const runOf = (...jobs: readonly Partial<JobFacts>[]): RunRecord =>
  recordOf({
    jobs: Object.fromEntries(jobs.map((job, index) => [String(index + 1), { name: `job ${index}`, ...job }])),
  })

test('one queue a label, whatever the order of labels; the middle of many jobs', () => {
  const record = runOf(
    on(['ubuntu-latest'], 4000),
    on(['ubuntu-latest'], 6000),
    on(['ubuntu-latest'], 90_000),
    on(['self-hosted', 'linux'], 1000),
    on(['linux', 'self-hosted'], 3000),
    { queueMs: 7000 },
  )
  expect(queuesOf(record)).toEqual([
    { label: undefined, medianMs: 7000, longestMs: 7000, jobs: 1 },
    { label: 'linux, self-hosted', medianMs: 2000, longestMs: 3000, jobs: 2 },
    { label: 'ubuntu-latest', medianMs: 6000, longestMs: 90_000, jobs: 3 },
  ])
  const keys = samplesOf(record).flatMap(({ series }) =>
    series.metric === 'queue' && !series.informative ? series.key : [],
  )
  expect(keys).toEqual(['run.queue', 'queue[linux, self-hosted]', 'queue[ubuntu-latest]'])
  expect(phraseSeries('queue[ubuntu-latest]', (name) => `\`${name}\``)).toBe('queue time on `ubuntu-latest`')
})

test('a job that started as it was created waited for nothing; one that was cancelled, skipped or waited a day tells nothing', () => {
  expect(queuesOf(runOf(on(['a'], undefined, { createdAt: hours(0), startedAt: hours(0) })))).toMatchObject([
    { medianMs: 0 },
  ])
  expect(
    queuesOf(
      runOf(
        on(['a'], 9000, { outcome: 'cancelled' }),
        on(['a'], 9000, { outcome: 'skipped' }),
        on(['a'], 90_000_000),
        on(['a'], 9000, { own: true }),
        on(['a'], undefined),
      ),
    ),
  ).toEqual([])
})

test('a failed run waited all the same', () => {
  const failed = { ...runOf(on(['a'], 9000, { outcome: 'failed' })) }
  const record = { ...failed, run: { ...failed.run, value: { ...failed.run.value, outcome: 'failed' as const } } }
  expect(samplesOf(record).map(({ series, value }) => [series.key, value])).toContainEqual(['queue[a]', 9000])
})

test('told beside the duration: in the headline where it matters, in the report always', () => {
  const record = runOf(on(['a'], 180_000), on(['a'], 240_000))
  expect(queueInHeadline(record, 600_000)).toBe(' after 3 m 30 s in queue')
  expect(queueInHeadline(runOf(on(['a'], 4000)), 600_000)).toBe('')
  const view = { result: {} as never, record, recent: [runOf(on(['a'], 20_000)), runOf(on(['a'], 30_000))] }
  expect(queueLine(view, (name) => `<${name}>`)).toBe(
    'Queue: 3 m 30 s on <a> (longest 4 m, median of earlier runs 25 s)',
  )
  expect(queueLine({ ...view, record: recordOf({}) }, (name) => name)).toBeUndefined()
})
