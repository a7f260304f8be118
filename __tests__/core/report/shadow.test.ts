import { expect, test } from '@jest/globals'
import type { Judgement, RunRecord } from '../../../src/core/model/index.js'
import { judgementOf } from '../../../src/core/report/assemble.js'
import { outputsOf } from '../../../src/core/report/outputs.js'
import { shadowLine } from '../../../src/core/report/shadow.js'
import { renderSummary } from '../../../src/core/report/summary/index.js'
import { renderText } from '../../../src/core/report/text/index.js'
import { quarantineOf } from '../../../src/core/tests/quarantine/learnt.js'
import { judged, runsOf } from '../../support/records.js'
import { reportCases } from '../../support/report-cases.js'

const said = (record: RunRecord, given: Partial<Judgement>): RunRecord => {
  const { judgement } = judged(record)
  const value = { verdict: 'normal', findings: [], notified: [], reruns: [], ...given }
  return { ...record, judgement: { ...(judgement as NonNullable<RunRecord['judgement']>), value } }
}

test('observing says after ten judged runs what it would have come to', () => {
  const { result, ...rest } = reportCases.observe()
  const { falseAlarmsPer100: _, ...known } = result.history
  const view = { ...rest, result: { ...result, history: known } }
  const held = [{ wouldFail: true, wouldNotify: 'e1' }, { wouldNotify: 'e2' }, { wouldRerun: ['net-1'] }]
  const runs = runsOf(12).map((run, index) => said(run, held[index] ?? {}))
  expect(shadowLine({ ...view, recent: runs })).toBe(
    'Observing: in the last 12 judged runs the check would have failed in 1, a notice would have gone out for 2 and a rerun for 1',
  )
  const history = { ...view.result.history, falseAlarmsPer100: 1.25 }
  expect(shadowLine({ ...view, result: { ...view.result, history }, recent: runs.slice(2) })).toBe(
    'Observing: in the last 10 judged runs the check would have failed in none, a notice would have gone out for none and a rerun for 1 (1.3 false alarms per 100 runs by replay)',
  )
  expect(shadowLine({ ...view, recent: runs.slice(0, 9) })).toBeUndefined()
  expect(shadowLine({ ...view, result: { ...view.result, observe: false }, recent: runs })).toBeUndefined()
})

test('a normal run keeps its one line, which ends with what observing has come to', () => {
  const { result, ...view } = reportCases.normal()
  const runs = runsOf(12).map((run) => said(run, {}))
  const told = { ...view, recent: runs, result: { ...result, observe: true } }
  const line =
    'Observing: in the last 12 judged runs the check would have failed in none, a notice would have gone out for none and a rerun for none.'
  for (const render of [renderSummary, renderText]) {
    const silent = { ...told, result }
    expect(render(told).trim().split('\n')).toEqual([`${render(silent).trim()}. ${line}`])
    expect(render({ ...told, recent: runs.slice(3) })).toBe(render({ ...silent, recent: runs.slice(3) }))
  }
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
  expect(quarantineOf(runs)).toMatchObject([
    { name: 'adds "up"', suite: 'cart', rate: 1 / 3, executions: 3, flips: 1, commits: 2 },
  ])
  expect(quarantineOf(runs.filter((_, index) => index !== 1))).toEqual([])
  const { result } = reportCases.observe()
  const quarantine = quarantineOf(runs)
  expect(JSON.parse(outputsOf({ ...result, quarantine }).quarantine)).toEqual(['cart › adds "up"'])
})
