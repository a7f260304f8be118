/** Trials, posterior, breaker and savings: what the history teaches. */
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { backoffSeconds } from '../../../src/core/decide/backoff.js'
import { breakerStates, signatureBreaker } from '../../../src/core/decide/breaker.js'
import { posteriorOf } from '../../../src/core/decide/posterior.js'
import { savingsLine, savingsOf } from '../../../src/core/decide/savings.js'
import { type Trial, trialsOf } from '../../../src/core/decide/trials.js'
import type { RunRecord } from '../../../src/core/model/index.js'
import { hour, now, recordOf } from './examples.js'

const signature = { signature: 's', rule: 'r' }

const retried = (
  run: string,
  ago: number,
  second: 'passed' | 'failed' | 'cancelled' | undefined,
  given: { readonly ours?: boolean; readonly again?: string } = {},
): RunRecord[] => [
  recordOf({
    run,
    at: now - ago * hour,
    jobs: [
      { name: 'build', outcome: 'failed', failure: signature, workMs: 120_000 },
      { name: 'lint', outcome: 'passed', workMs: 300_000 },
    ],
    judgement: given.ours === false ? {} : { reruns: [{ jobs: [`${run}.1.build.0`], signatures: ['s'], because: '' }] },
  }),
  ...(second === undefined
    ? []
    : [
        recordOf({
          run,
          attempt: 2,
          at: now - ago * hour + 600_000,
          jobs: [
            {
              name: 'build',
              outcome: second,
              workMs: 180_000,
              ...(second === 'failed' ? { failure: { ...signature, signature: given.again ?? 's' } } : {}),
            },
          ],
        }),
      ]),
]

const trial = (result: Trial['result'], at: number, given: Partial<Trial> = {}): Trial => ({
  run: `run ${at}`,
  attempt: 1,
  repository: 'octo/app',
  workflow: 'ci.yml',
  job: 'build',
  signature: 's',
  rule: 'r',
  transient: true,
  ours: true,
  at,
  result,
  ...given,
})

describe('trials', () => {
  test('attempt n+1 tells what the rerun of attempt n did', () => {
    const records = [
      ...retried('1', 5, 'passed'),
      ...retried('2', 4, 'failed'),
      ...retried('3', 3, 'failed', { again: 'other' }),
      ...retried('4', 2, 'cancelled', { ours: false }),
      ...retried('5', 1, undefined),
      ...retried('6', 1, undefined, { ours: false }),
    ]
    expect(trialsOf(records).map(({ run, result, ours }) => ({ run: run.split(' ').at(-1), result, ours }))).toEqual([
      { run: '1', result: 'passed', ours: true },
      { run: '2', result: 'same', ours: true },
      { run: '3', result: 'other', ours: true },
      { run: '4', result: 'pending', ours: false },
      { run: '5', result: 'pending', ours: true },
    ])
    expect(trialsOf(records.toReversed())).toEqual(trialsOf(records))
  })
})

describe('posterior', () => {
  const ask = (trials: readonly Trial[], prior = 0.9) => posteriorOf({ prior, signature: 's', rule: 'r', trials, now })

  test('is the prior without trials', () => expect(ask([])).toEqual({ mean: 0.9, tried: 0, passed: 0 }))

  test('is a discounted Beta mean: (0.9 + 0.49 + 0.7) / (1 + 0.49 + 0.7 + 1) after two passes and a failure', () => {
    const trials = [trial('passed', now), trial('passed', now), trial('same', now)]
    expect(ask(trials)).toEqual({ mean: expect.closeTo(2.09 / 3.19, 10), tried: 3, passed: 2 })
  })

  test('a known one is believed in for one failure, a new one not', () => {
    const passed = Array.from({ length: 13 }, () => trial('passed', now))
    expect(ask([...passed, trial('same', now)]).mean).toBeGreaterThan(0.6)
    expect(ask([...passed, trial('same', now - 3 * hour), trial('same', now)]).mean).toBeLessThan(0.6)
    expect(ask([trial('same', now)]).mean).toBeCloseTo(0.45, 10)
  })

  test('failures fade in days, passes in months', () => {
    expect(ask([trial('same', now - 48 * hour)]).mean).toBeCloseTo(0.9 / 1.5, 10)
    expect(ask([trial('passed', now - 30 * 24 * hour)], 0.5).mean).toBeCloseTo(1 / 1.5, 10)
    expect(ask([trial('same', 0)]).mean).toBeCloseTo(0.9, 10)
  })

  test('failures within an hour are one outage', () => {
    const outage = [trial('same', now - hour / 2), trial('same', now - hour / 4), trial('same', now)]
    expect(ask(outage).mean).toBeCloseTo(ask([trial('same', now - hour / 2)]).mean, 10)
  })

  test('takes its prior from the rule’s other signatures, a vote each: 0.9 · 6 / (6 + 6) after six that failed', () => {
    const kin = Array.from({ length: 6 }, (_, index) => trial('same', now, { signature: `k${index}` }))
    expect(ask(kin).mean).toBeCloseTo(0.45, 10)
    expect(ask([...kin, ...kin, ...kin]).mean).toBeCloseTo(0.45, 10)
    expect(ask(kin.map((one) => ({ ...one, transient: false }))).mean).toBe(0.9)
    expect(ask(kin.map((one) => ({ ...one, at: 0 }))).mean).toBeCloseTo(0.9, 10)
  })

  test('ignores retries that failed differently or are not done', () => {
    expect(ask([trial('other', 1), trial('pending', 2)])).toEqual({ mean: 0.9, tried: 0, passed: 0 })
  })

  test('stays between 0 and 1; a pass never lowers it, a failure never raises it', () => {
    const results = fc.array(fc.constantFrom('passed' as const, 'same' as const), { maxLength: 40 })
    fc.assert(
      fc.property(results, fc.double({ min: 0, max: 1, noNaN: true }), (past, prior) => {
        const trials = past.map((result) => trial(result, now))
        const { mean } = ask(trials, prior)
        expect(mean).toBeGreaterThanOrEqual(0)
        expect(mean).toBeLessThanOrEqual(1)
        expect(ask([...trials, trial('passed', now)], prior).mean).toBeGreaterThanOrEqual(mean - 1e-9)
        expect(ask([...trials, trial('same', now)], prior).mean).toBeLessThanOrEqual(mean + 1e-9)
      }),
    )
  })
})

describe('breaker', () => {
  const state = (trials: readonly Trial[], at = now) => signatureBreaker('s', trials, at).state
  const fails = (count: number, last: number) =>
    Array.from({ length: count }, (_, index) => trial('same', last - (count - 1 - index) * hour))

  test.each([
    ['nothing tried', [], 'closed'],
    ['two failures', fails(2, now), 'closed'],
    ['three in a row', fails(3, now), 'open'],
    [
      'three, but a pass between',
      [...fails(2, now - 5 * hour), trial('passed', now - 3 * hour), trial('same', now)],
      'closed',
    ],
    ['three that failed differently', fails(3, now).map((one) => ({ ...one, result: 'other' as const })), 'closed'],
    ['three, six hours ago', fails(3, now - 6 * hour), 'half-open'],
    ['three, and one being tried again', [...fails(3, now - 6 * hour), trial('pending', now - hour)], 'open'],
    [
      'three, and one tried again that never ended',
      [...fails(3, now - 40 * hour), trial('pending', now - 30 * hour)],
      'half-open',
    ],
    ['tried again and passed', [...fails(3, now - 8 * hour), trial('passed', now - hour)], 'closed'],
    ['tried again and failed', [...fails(3, now - 20 * hour), trial('same', now - 7 * hour)], 'open'],
    [
      'tried again and failed, twice as long ago',
      [...fails(3, now - 30 * hour), trial('same', now - 12 * hour)],
      'half-open',
    ],
  ] as const)('%s: %#', (_, trials, expected) => expect(state(trials)).toBe(expected))

  test('the pause doubles at each failed try, up to a week', () => {
    const pause = (count: number) => (signatureBreaker('s', fails(count, now), now).opensAgainAt ?? 0) - now
    expect([3, 4, 5, 20].map((count) => pause(count) / hour)).toEqual([6, 12, 24, 168])
  })

  test('never open without three failures, whatever the order of events', () => {
    const results = fc.array(fc.constantFrom('passed' as const, 'same' as const, 'other' as const, 'pending' as const))
    fc.assert(
      fc.property(results, (past) => {
        const trials = past.map((result, at) => trial(result, now - (past.length - at)))
        const lastPass = past.lastIndexOf('passed')
        const since = past.slice(lastPass + 1).filter((result) => result === 'same').length
        expect(state(trials)).toBe(since >= 3 ? 'open' : 'closed')
      }),
    )
  })

  test('status lists workflows and signatures, open ones first', () => {
    const records = [5, 4, 3, 2, 1].flatMap((ago) => retried(String(ago), ago, 'failed'))
    expect(breakerStates(records, now).map(({ of, name, state: is }) => [of, name, is])).toEqual([
      ['workflow', '.github/workflows/ci.yml', 'open'],
      ['signature', 's', 'open'],
    ])
    expect(breakerStates(retried('1', 1, 'passed'), now).map((breaker) => breaker.state)).toEqual(['closed', 'closed'])
  })
})

describe('savings', () => {
  test('counts our reruns, what they cost and what they spared', () => {
    const records = [
      ...retried('1', 9, 'passed'),
      ...retried('2', 8, 'passed'),
      ...retried('3', 7, 'failed'),
      ...retried('4', 6, 'failed', { again: 'other' }),
      ...retried('5', 5, undefined),
      ...retried('6', 4, 'passed', { ours: false }),
    ]
    // Each retry works 3 minutes; each first attempt worked 2 + 5.
    expect(savingsOf(records)).toEqual({
      reruns: 5,
      passed: 2,
      inVain: 1,
      undecided: 2,
      minutesSpent: 12,
      minutesSaved: 8,
    })
  })

  test('in one line', () => {
    expect(savingsLine(savingsOf([...retried('1', 9, 'passed'), ...retried('2', 8, 'failed')]))).toBe(
      '2 reruns: 1 passed, 1 in vain; 6 minutes spent, 4 saved',
    )
    expect(savingsLine(savingsOf([]))).toBeUndefined()
  })

  test('of nothing is nothing', () => {
    expect(savingsOf([])).toEqual({ reruns: 0, passed: 0, inVain: 0, undecided: 0, minutesSpent: 0, minutesSaved: 0 })
  })
})

describe('backoff', () => {
  test('half of each doubling step is certain, and never more than two minutes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.string(), (attempt, seed) => {
        const step = Math.min(20 * 2 ** (attempt - 1), 120)
        const seconds = backoffSeconds(attempt, seed)
        expect(seconds).toBeGreaterThanOrEqual(step / 2)
        expect(seconds).toBeLessThanOrEqual(step)
        expect(seconds).toBe(backoffSeconds(attempt, seed))
      }),
    )
  })
})
