import { expect, test } from '@jest/globals'
import { unknownDefaultBranch } from '../../../src/core/decide/default-branch.js'
import { decide } from '../../../src/core/decide/index.js'
import type { Policy } from '../../../src/core/decide/policy.js'
import type { Finding, RunFacts, RunRecord } from '../../../src/core/model/index.js'
import { anomalyOf, failureOf, now, policyOf, real, recordOf } from './examples.js'

const failed = { jobs: [{ name: 'build', outcome: 'failed' }] } as const

/** A run of a service that does not say which branch is the default one. */
function untold(given: Parameters<typeof recordOf>[0] = {}, facts: Partial<RunFacts> = {}): RunRecord {
  const record = recordOf(given)
  const { defaultBranch: _, ...value } = record.run.value
  return { ...record, run: { ...record.run, value: { ...value, ...facts } } }
}

function saidOf(record: RunRecord, findings: readonly Finding[], given: Partial<Policy> = {}) {
  const policy = policyOf(given)
  const ruling = decide({ record, findings, records: [], policy, now, seed: '1' })
  return unknownDefaultBranch({ record, findings, ruling, policy })
}

test('of a run on which nothing hangs, nothing is said', () => {
  expect(saidOf(untold(), [])).toBeUndefined()
  expect(saidOf(untold(failed), [{ ...failureOf(real), severity: 'medium' }], { notifyOn: 'never' })).toBeUndefined()
  expect(saidOf(untold(failed), [{ ...failureOf(real), muted: { by: 'x', reason: 'y' } } as never])).toBeUndefined()
})

test('a new failure would be critical there, and a notice would not go out elsewhere: one line with the cure', () => {
  const said = saidOf(untold(failed), [failureOf(real)])
  expect(said).toMatchObject({
    code: 'default-branch-unknown',
    message: expect.stringMatching(/depends whether to notify, and how bad a new failure is$/),
    advice: expect.stringContaining('`default-branch: main`'),
  })
  expect(saidOf(untold(failed), [failureOf(real)], { notifyOn: 'never' })?.message).toMatch(/depends how bad/)
  expect(saidOf(untold(), [anomalyOf({ state: 'gating', severity: 'high' })])?.message).toMatch(
    /depends whether to notify$/,
  )
})

test('named branches leave no notice in doubt; what is held back by observing is in doubt too', () => {
  const anomaly = anomalyOf({ state: 'gating', severity: 'high' })
  expect(saidOf(untold(), [anomaly], { notifyBranches: ['main'] })).toBeUndefined()
  expect(saidOf(untold(), [anomaly], { observe: true })).toBeDefined()
})

test('where it is known, or helps nobody, nothing is said', () => {
  const findings = [failureOf(real)]
  expect(saidOf(recordOf(failed), findings)).toBeUndefined()
  expect(saidOf(untold(failed, { event: 'pull_request' }), findings)).toBeUndefined()
  expect(saidOf(untold(failed, { headRepository: 'fork/r' }), findings)).toBeUndefined()
  const { branch: _, ...nameless } = untold(failed).run.value
  const record = untold(failed)
  expect(saidOf({ ...record, run: { ...record.run, value: nameless } }, findings)).toBeUndefined()
  expect(saidOf({ ...record, key: { ...record.key, host: 'local' } }, findings)).toBeUndefined()
})
