import { expect, test } from '@jest/globals'
import type { Decision, Result } from '../../../src/core/model/index.js'
import { becauseOf, phraseDecision, tellingRemedies, toldDecisions } from '../../../src/core/report/decision-words.js'
import { reportCases, slowDown } from '../../support/report-cases.js'

const quoted = (text: string) => `«${text}»`

test.each<[Decision, string, string]>([
  [{ kind: 'pass', because: '' }, 'Check passes', 'the check would pass'],
  [{ kind: 'fail-check', because: '' }, 'Check fails', 'the check would fail'],
  [{ kind: 'stay-quiet', because: '' }, 'No notice', 'no notice would be posted'],
  [
    { kind: 'notify', because: '', change: 'recovery', episode: 'e' },
    'Notice of recovery',
    'a notice of recovery would be posted',
  ],
  [
    { kind: 'rerun', because: '', jobs: ['1', '2'], signatures: [], debug: true, waitSeconds: 90, clearCaches: true },
    'Rerun of 2 failed jobs with debug logs with caches cleared after 1 m 30 s',
    '2 failed jobs with debug logs with caches cleared after 1 m 30 s would be re-run',
  ],
  [{ kind: 'no-rerun', because: '' }, 'No rerun', 'no rerun'],
  [
    { kind: 'dispatch', because: '', workflow: 'fix.yml', inputs: {} },
    'Dispatch of «fix.yml»',
    '«fix.yml» would be dispatched',
  ],
])('%j', (decision, done, would) => {
  expect(phraseDecision(decision, false, quoted)).toBe(done)
  expect(phraseDecision(decision, true, quoted)).toBe(would)
})

test('a reason names series in words, not by key', () => {
  const title = 'run.duration is 10300 s, 1.56× the expected 6630 s'
  const { result } = reportCases['critical-slow-down']()
  const told: Result = {
    ...result,
    findings: [
      { ...slowDown, series: 'run.duration', title },
      { ...slowDown, title: '' },
    ],
  }
  expect(becauseOf({ kind: 'fail-check', because: `${title} (critical); fail-on is critical` }, told)).toBe(
    'duration of the run is 25 m 10 s, 2.1× its usual 12 m 4 s (critical); fail-on is critical',
  )
})

test('a reason does not grow without bound, whatever titles there are', () => {
  const { result } = reportCases['critical-slow-down']()
  const findings = Array.from({ length: 60 }, (_, index) => ({
    ...slowDown,
    id: `${index}`,
    title: 'duration of',
    series: 'run.duration',
  }))
  expect(
    becauseOf({ kind: 'pass', because: 'duration of '.repeat(500) }, { ...result, findings }).length,
  ).toBeLessThanOrEqual(2000)
})

test('a remedy that only repeats the advice is not told twice; one with a command is told', () => {
  const { result } = reportCases['failed-two-jobs']()
  const advice = result.findings[1]?.advice ?? ''
  const remedy = {
    kind: 'remedy',
    because: '',
    strategy: 's',
    title: 't',
    instruction: `${advice} It says: x`,
  } as const
  const decisions = [remedy, { ...remedy, command: 'npm test' }, { ...remedy, instruction: 'Something else.' }]
  expect(tellingRemedies({ ...result, ruling: { ...result.ruling, decisions } })).toEqual(decisions.slice(1))
})

test('of a normal run no decision is news; of an observed one its silence is none', () => {
  expect(toldDecisions(reportCases.normal().result)).toEqual([])
  expect(toldDecisions(reportCases.observe().result).map(({ kind }) => kind)).toEqual([
    'fail-check',
    'notify',
    'no-rerun',
  ])
  const { result } = reportCases.observe()
  const silent = [{ kind: 'stay-quiet', because: 'no change' }] as const
  expect(toldDecisions({ ...result, ruling: { ...result.ruling, decisions: silent } })).toEqual([])
})

test('what observing held back is told as it would have been decided', () => {
  const notify = { kind: 'notify', because: 'new failure: x', change: 'failure', episode: 'e' } as const
  const rerun = { kind: 'rerun', because: 'y', jobs: ['1'], signatures: ['s'], debug: false, waitSeconds: 20 } as const
  const decisions: readonly Decision[] = [
    { kind: 'pass', held: true, because: 'only observing; would have failed for: x (high); fail-on is high' },
    { kind: 'stay-quiet', because: 'only observing; would have told: new failure: x', held: notify },
    { kind: 'no-rerun', because: 'only observing; would have rerun for: y', held: rerun },
  ]
  const { result } = reportCases.observe()
  expect(toldDecisions({ ...result, ruling: { ...result.ruling, decisions } })).toEqual([
    { kind: 'fail-check', because: 'x (high); fail-on is high' },
    notify,
    rerun,
  ])
})
