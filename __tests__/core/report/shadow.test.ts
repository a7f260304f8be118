import { expect, test } from '@jest/globals'
import type { RunRecord } from '../../../src/core/model/index.js'
import { judgementOf } from '../../../src/core/report/assemble.js'
import { outputsOf } from '../../../src/core/report/outputs.js'
import { shadowLine } from '../../../src/core/report/shadow.js'
import { judged, runsOf } from '../../support/records.js'
import { reportCases } from '../../support/report-cases.js'

const said = (record: RunRecord, verdict: string, wouldFail: boolean): RunRecord => {
  const { judgement } = judged(record)
  const value = { verdict, wouldFail, findings: [], notified: [], reruns: [] }
  return { ...record, judgement: { ...(judgement as NonNullable<RunRecord['judgement']>), value } }
}

test('observing says after ten judged runs what it would have come to', () => {
  const view = reportCases.observe()
  const runs = runsOf(12).map((run, index) => said(run, index < 2 ? 'anomalous' : 'normal', index === 0))
  expect(shadowLine({ ...view, recent: runs })).toBe(
    'Observing: of the last 12 judged runs 1 check would have failed and 2 runs would have been called anomalous',
  )
  expect(shadowLine({ ...view, recent: runs.slice(0, 9) })).toBeUndefined()
  expect(shadowLine({ ...view, result: { ...view.result, observe: false }, recent: runs })).toBeUndefined()
})

test('a verdict that observing held back is remembered as one that would have failed', () => {
  const { result } = reportCases.observe()
  const held = { kind: 'pass', held: true, because: 'only observing' } as const
  const passed = { kind: 'pass', because: 'nothing to fail for' } as const
  const ruled = (decision: typeof held | typeof passed) => ({
    ...result,
    ruling: { ...result.ruling, decisions: [decision] },
  })
  expect(judgementOf(ruled(held), []).wouldFail).toBe(true)
  expect(judgementOf(ruled(passed), [])).not.toHaveProperty('wouldFail')
})

test('the quarantine is the known flaky tests, as JSON', () => {
  const values = Object.values(reportCases).map((make) => outputsOf(make().result))
  for (const { quarantine, 'flaky-tests': flaky } of values)
    expect(JSON.parse(quarantine)).toHaveLength(Number(flaky || 0))
  expect(values.some(({ quarantine }) => quarantine !== '[]')).toBe(true)
})
