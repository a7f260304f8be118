import { expect, test } from '@jest/globals'
import { outputsOf, runOutputs } from '../../../src/core/report/outputs.js'
import { reportCases } from '../../support/report-cases.js'

test.each(Object.entries(reportCases))('%s: every output of the table, each on one line', (_, makeView) => {
  const values = outputsOf(makeView().result, 'result.json')
  expect(Object.keys(values).sort()).toEqual(Object.keys(runOutputs).sort())
  for (const value of Object.values(values)) expect(value).not.toMatch(/[\n\r]/)
  expect(values['result-file']).toBe('result.json')
})

test('acknowledged findings are not counted', () => {
  expect(outputsOf(reportCases.observe().result)).toMatchObject({ anomalies: '1', pass: 'true' })
})

test('a transient failure says that a rerun was decided, and why', () => {
  expect(outputsOf(reportCases.transient().result)).toMatchObject({
    verdict: 'failed-transient',
    category: 'network',
    transient: 'true',
    rerun: 'true',
    'rerun-reason': 'every failed job is transient (91 %), attempt 1 of 2, the breaker is closed',
  })
})
