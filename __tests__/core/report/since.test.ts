import { expect, test } from '@jest/globals'
import type { Failure, RunRecord } from '../../../src/core/model/index.js'
import { failingSince, lastPassed } from '../../../src/core/report/since.js'
import { recordOf } from '../../support/records.js'
import { reportCases } from '../../support/report-cases.js'

const view = reportCases['failed-two-jobs']()
const failure = view.result.findings.find((finding): finding is Failure => finding.kind === 'failure') as Failure

function failing(run: string, hour: number, signature: string): RunRecord {
  const own = recordOf({ run, hour, facts: { outcome: 'failed' } })
  const stamp = { status: 'completed', source: 'api', observedAt: own.run.observedAt } as const
  const value = {
    category: 'test',
    rule: null,
    signature,
    title: '',
    confidence: 1,
    transient: false,
    transientProbability: 0,
  }
  return { ...own, jobs: { '1': { failure: { ...stamp, value } } } }
}

test('the last run of the branch that passed, with what changed since', () => {
  expect(lastPassed(view)).toEqual({
    run: '1042',
    sha: 'c0ffeec0ffeec0ffeec0ffeec0ffeec0ffeec086',
    url: 'https://github.com/acme/shop/actions/runs/986',
    changesUrl: 'https://github.com/acme/shop/compare/c0ffeec0ffee...4f2a9c1e77b0',
  })
})

test('not of another branch, not of the same commit, not made up', () => {
  const other = recordOf({ facts: { branch: 'other' } })
  const same = recordOf({ facts: { sha: view.record.run.value.sha ?? '' } })
  expect(lastPassed({ ...view, recent: [other] })).toBeUndefined()
  expect(lastPassed({ ...view, recent: [same] })).toBeUndefined()
  expect(lastPassed({ ...view, recent: [recordOf({ facts: { sha: '](x)' } })] })).not.toHaveProperty('changesUrl')
})

test('the first of the unbroken row of the same failure', () => {
  const { signature } = failure.diagnosis
  const passed = recordOf({ run: '1', hour: 1 })
  const row = [failing('0', 0, signature), passed, failing('2', 2, signature), failing('3', 3, signature)]
  expect(failingSince(failure, { ...view, recent: row })?.key.run).toBe('2')
  expect(failingSince(failure, { ...view, recent: [...row, failing('4', 4, 'another')] })).toBeUndefined()
  expect(failingSince(failure, { ...view, recent: [passed] })).toBeUndefined()
})
