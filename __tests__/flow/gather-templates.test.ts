import { expect, test } from '@jest/globals'
import { templatesOfLog } from '../../src/core/diagnose/index.js'
import type { RunFacts, RunRecord } from '../../src/core/model/index.js'
import { knownLinesOf } from '../../src/flow/gather-templates.js'
import { recordOf } from '../support/records.js'

async function* log() {
  yield new TextEncoder().encode('error: cannot connect to the database\nall tests passed\n')
}

const learntFrom = async (facts: Partial<RunFacts>, outcome: 'passed' | 'failed' = 'passed'): Promise<RunRecord> => {
  const record = recordOf({ facts, jobs: { '1': { name: 'build', outcome } } })
  const { run } = record
  const value = await templatesOfLog(log())
  const jobs = Object.entries(record.jobs).map(([id, job]) => [id, { ...job, templates: { ...run, value } }] as const)
  return { ...record, jobs: Object.fromEntries(jobs) }
}

test('what passing runs of the repository print is known', async () => {
  expect(await knownLinesOf('build', [await learntFrom({})])).toHaveLength(1)
})

test('a fork cannot make a failure look usual, nor can a job that failed', async () => {
  const fork = { event: 'pull_request', headRepository: 'mallory/r' }
  expect(await knownLinesOf('build', [await learntFrom(fork)])).toEqual([])
  expect(await knownLinesOf('build', [await learntFrom({}, 'failed')])).toEqual([])
})
