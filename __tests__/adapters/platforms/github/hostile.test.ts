/** Whatever an API answers, the snapshot is one, its record fits the schema, and nothing rejects. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { recordRun } from '../../../../src/core/collect/record.js'
import { scopeOf } from '../../../../src/core/collect/scope.js'
import { runRecordSchema } from '../../../../src/core/model/index.js'
import { samplesOf } from '../../../../src/core/series/samples.js'
import { type GithubApi, startGithubApi } from '../../../support/github-api.js'
import { type Raw, recordedJobs, recordedRuns } from '../../../support/github-shapes.js'
import { hostile } from '../../../support/hostile.js'
import { open } from './open.js'

let api: GithubApi
beforeAll(async () => {
  api = await startGithubApi()
})
afterAll(() => api.close())

const odd = fc.oneof(
  fc.constantFrom<unknown>(null, true, 0, -1, 1.5, 1e300, '', [], {}, '0001-01-01T00:00:00Z', '9999-99-99', ...hostile),
  fc.jsonValue({ maxDepth: 2 }),
)

/** A recorded answer with some of its fields replaced. */
const spoilt = (recorded: readonly Raw[], fields: readonly string[]) =>
  fc
    .tuple(fc.constantFrom(...recorded), fc.dictionary(fc.constantFrom(...fields), odd, { maxKeys: 5 }))
    .map(([answer, changes]) => ({ ...answer, ...changes }))
const anyRun = spoilt(recordedRuns(), [
  'id',
  'path',
  'run_attempt',
  'status',
  'conclusion',
  'run_started_at',
  'head_repository',
  'actor',
  'pull_requests',
  'head_branch',
  'event',
])
const anyJob = spoilt(recordedJobs(), [
  'id',
  'name',
  'run_attempt',
  'status',
  'conclusion',
  'started_at',
  'completed_at',
  'steps',
  'labels',
  'runner_name',
])

const answers = fc.record({
  run: fc.oneof({ weight: 4, arbitrary: anyRun }, odd),
  jobs: fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({ total_count: fc.oneof(fc.nat(12), odd), jobs: fc.array(anyJob, { maxLength: 6 }) }),
    },
    odd,
  ),
  runs: fc.oneof({ weight: 4, arbitrary: fc.record({ workflow_runs: fc.array(anyRun, { maxLength: 6 }) }) }, odd),
})

const parse = (value: unknown) => runRecordSchema.parse(JSON.parse(JSON.stringify(value)))

test('spoilt answers make partial records; only a list of earlier runs that is none is refused, and told', async () => {
  await fc.assert(
    fc.asyncProperty(answers, async ({ run, jobs, runs }) => {
      const answer = (url: string): unknown => (url.includes('/jobs') ? jobs : url.includes('/runs?') ? runs : run)
      const { platform, troubles } = open(api, {
        fetch: async (url) => Response.json(answer(url), { headers: { 'content-type': 'application/json' } }),
      })
      const snapshot = await platform.snapshot()
      const record = recordRun(snapshot)
      parse(record)
      samplesOf(record)
      scopeOf(snapshot, 'auto')
      const earlier = await platform.backfill({ runs: 100, jobListings: 2 }).catch((error: Error) => error.message)
      if (typeof earlier === 'string') expect(troubles.map(({ code }) => code)).toContain('github-shape')
      else for (const one of earlier) parse(one)
      for (const { message } of troubles) expect(message.length).toBeLessThan(700)
    }),
    { numRuns: 25 },
  )
})
