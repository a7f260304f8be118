import { expect, test } from '@jest/globals'
import type { Decision } from '../../../src/core/model/index.js'
import { phraseDecision, tellingRemedies, toldDecisions } from '../../../src/core/report/decision-words.js'
import { reportCases } from '../../support/report-cases.js'

const quoted = (text: string) => `«${text}»`

test.each<[Decision, string, string]>([
  [{ kind: 'pass', because: '' }, 'Check passes', 'pass the check'],
  [{ kind: 'fail-check', because: '' }, 'Check fails', 'fail the check'],
  [{ kind: 'stay-quiet', because: '' }, 'No notice', 'post no notice'],
  [
    { kind: 'notify', because: '', change: 'recovery', episode: 'e' },
    'Notice of recovery',
    'post a notice of recovery',
  ],
  [
    { kind: 'rerun', because: '', jobs: ['1', '2'], signatures: [], debug: true, waitSeconds: 90, clearCaches: true },
    'Rerun of 2 failed jobs with debug logs with caches cleared after 1 m 30 s',
    'rerun 2 failed jobs with debug logs with caches cleared after 1 m 30 s',
  ],
  [{ kind: 'no-rerun', because: '' }, 'No rerun', 'rerun nothing'],
  [{ kind: 'dispatch', because: '', workflow: 'fix.yml', inputs: {} }, 'Dispatch of «fix.yml»', 'dispatch «fix.yml»'],
])('%j', (decision, done, would) => {
  expect(phraseDecision(decision, false, quoted)).toBe(done)
  expect(phraseDecision(decision, true, quoted)).toBe(would)
})

test('a notice says where it went, and that there is no channel where there is none', () => {
  const notify = { kind: 'notify', because: '', change: 'failure', episode: 'e' } as const
  const went = (target: string, detail: string) => ({ decision: 'notify', target, state: 'done', detail }) as const
  const said = (outcomes: Parameters<typeof phraseDecision>[3]) => phraseDecision(notify, false, quoted, outcomes)
  expect(said([])).toBe('No channel is set up for a notice of a failure')
  expect(said([went('webhook', 'posted'), went('email', 'held back: x')])).toBe(
    'Notice of a failure («webhook»: «posted»; «email»: «held back: x»)',
  )
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
    { kind: 'pass', held: true, because: 'x (high); fail-on is high' },
    { kind: 'stay-quiet', because: 'only observing', held: notify },
    { kind: 'no-rerun', because: 'only observing; would have rerun for: y', held: rerun },
  ]
  const { result } = reportCases.observe()
  expect(toldDecisions({ ...result, ruling: { ...result.ruling, decisions } })).toEqual([
    { kind: 'fail-check', because: 'x (high); fail-on is high' },
    notify,
    rerun,
  ])
})
