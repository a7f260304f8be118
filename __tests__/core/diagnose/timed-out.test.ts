import { expect, test } from '@jest/globals'
import { asTimedOut } from '../../../src/core/diagnose/timed-out.js'
import { diagnosis } from './records.js'

test('the time limit is the failure, whatever the log says last', () => {
  expect(asTimedOut(diagnosis({ category: 'infrastructure' }), { step: 'Run make soak', minutes: 30 })).toMatchObject({
    category: 'timeout',
    transient: false,
    title: 'The job ran into its time limit of 30 minutes in Run make soak',
  })
})

test('a log that names the limit itself keeps its word', () => {
  const told = diagnosis({ category: 'timeout', title: 'A time limit of the job or step was reached' })
  expect(asTimedOut(told, {})).toBe(told)
})
