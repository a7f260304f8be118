/** What a row of the runs’ table says, where views of parallel jobs were merged. */
import { expect, test } from '@jest/globals'
import { mergeRecords } from '../../../src/core/history/merge.js'
import type { JobFacts } from '../../../src/core/model/index.js'
import { rowsOf } from '../../../src/core/tables/rows.js'
import { recordOf } from '../../support/records.js'

/** As a step of a job leaves it, which does not know how the run ends. */
const view = (hour: number, jobs: Readonly<Record<string, Partial<JobFacts>>>) =>
  recordOf({
    jobs,
    facts: { outcome: undefined },
    stamp: { status: 'in-progress', source: 'step', observedAt: `2026-01-0${hour}T00:00:00.000Z` },
  })
const failed: Partial<JobFacts> = { name: 'unit', outcome: 'failed' }
const later = view(2, { b: { name: 'lint', outcome: 'passed' } })
const outcomeOf = (...views: readonly ReturnType<typeof view>[]) =>
  rowsOf(views.reduce(mergeRecords)).runs[0]?.['outcome']

test('a job that failed makes the run fail, whichever view came last', () => {
  expect(outcomeOf(view(1, { a: failed }), later)).toBe('failed')
  expect(outcomeOf(later, view(1, { a: failed }))).toBe('failed')
})

test('a job that may fail, or passed when it was run again, does not; nor is a run passed that nobody saw end', () => {
  expect(outcomeOf(view(1, { a: { ...failed, allowed: true } }), later)).toBeUndefined()
  expect(outcomeOf(view(1, { a: failed }), view(2, { c: { ...failed, outcome: 'passed' } }))).toBeUndefined()
})

test('what the platform says of the whole run prevails', () => {
  expect(outcomeOf(view(1, { a: failed }), recordOf({ jobs: {}, facts: { outcome: 'passed' } }))).toBe('passed')
})
