import { expect, test } from '@jest/globals'
import { quarantineOf } from '../../../src/core/diagnose/quarantine.js'
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

test('the quarantine is the tests that failed and passed on one commit, as JSON', () => {
  const results = (failed: boolean) => ({
    total: 9,
    failed: failed ? 1 : 0,
    skipped: 0,
    failures: failed ? [{ suite: 'cart', name: 'adds "up"' }] : [],
    flaky: [],
    slowest: [],
  })
  const runs = runsOf(3).map((run, index) => ({
    ...run,
    run: { ...run.run, value: { ...run.run.value, sha: index < 2 ? 'a'.repeat(40) : 'b'.repeat(40) } },
    tests: { ...run.run, value: results(index === 0) },
  }))
  expect(quarantineOf(runs)).toMatchObject([{ name: 'adds "up"', suite: 'cart', rate: 0.5, commits: 2 }])
  expect(quarantineOf(runs.filter((_, index) => index !== 1))).toEqual([])
  const { result } = reportCases.observe()
  const quarantine = quarantineOf(runs)
  expect(JSON.parse(outputsOf({ ...result, quarantine }).quarantine)).toEqual(['cart › adds "up"'])
})
