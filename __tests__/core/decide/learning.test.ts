/** Trials, posterior, breaker and savings: what the history teaches. */
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { backoffSeconds } from '../../../src/core/decide/retry/backoff.js'
import { breakerStates, signatureBreaker, workflowBreaker } from '../../../src/core/decide/retry/breaker.js'
import { posteriorOf } from '../../../src/core/decide/retry/posterior.js'
import { savingsLine, savingsOf } from '../../../src/core/decide/retry/savings.js'
import { type Trial, trialsOf } from '../../../src/core/decide/retry/trials.js'
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

const notTransient = (record: RunRecord): RunRecord => ({
  ...record,
  jobs: Object.fromEntries(
    Object.entries(record.jobs).map(([id, job]) => [
      id,
      job.failure === undefined
        ? job
        : { ...job, failure: { ...job.failure, value: { ...job.failure.value, transient: false } } },
    ]),
  ),
})

const trial = (result: Trial['result'], at: number, given: Partial<Trial> = {}): Trial => ({
  run: `run ${at}`,
  attempt: 1,
  repository: 'octo/app',
  workflow: 'ci.yml',
  job: 'build',
  signature: 's',
  rule: 'r',
  transient: true,
  prior: 0.9,
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
  const breaker = (trials: readonly Trial[], at = now) =>
    signatureBreaker({ signature: 's', prior: 0.9, rule: 'r', trials, now: at, least: 0.55 })
  const state = (trials: readonly Trial[], at = now) => breaker(trials, at).state
  const fails = (count: number, last: number) =>
    Array.from({ length: count }, (_, index) => trial('same', last - (count - 1 - index) * 2 * hour))
  const passed = (at: number) => trial('passed', at)
  const known = Array.from({ length: 13 }, (_, index) => passed(now - (600 - index) * hour))

  test.each([
    ['nothing tried', [], 'closed'],
    ['one that never passed on retry failed again', fails(1, now), 'open'],
    ['one that passed on retry before failed once', [passed(now - 5 * hour), ...fails(1, now)], 'closed'],
    ['and twice', [passed(now - 5 * hour), ...fails(2, now)], 'open'],
    ['one that passed thirteen times failed once', [...known, ...fails(1, now)], 'closed'],
    ['and three times', [...known, ...fails(3, now)], 'open'],
    [
      'and three times within one outage',
      [...known, ...fails(1, now - 9), ...fails(1, now - 5), ...fails(1, now)],
      'closed',
    ],
    ['failed, but passed since', [...fails(2, now - 5 * hour), passed(now - 3 * hour)], 'closed'],
    ['failed differently', fails(3, now).map((one) => ({ ...one, result: 'other' as const })), 'closed'],
    ['twelve hours ago', fails(1, now - 12 * hour), 'half-open'],
    ['and one is being tried again', [...fails(1, now - 12 * hour), trial('pending', now - hour)], 'open'],
    [
      'and one was tried again that never ended',
      [...fails(1, now - 40 * hour), trial('pending', now - 30 * hour)],
      'half-open',
    ],
    ['tried again and passed', [...fails(1, now - 20 * hour), passed(now - hour)], 'closed'],
    ['tried again and failed', [...fails(1, now - 30 * hour), trial('same', now - 13 * hour)], 'open'],
    [
      'tried again and failed, twice as long ago',
      [...fails(1, now - 50 * hour), trial('same', now - 24 * hour)],
      'half-open',
    ],
  ] as const)('%s: %#', (_, trials, expected) => expect(state(trials)).toBe(expected))

  test('the pause doubles at each failed try, up to a week', () => {
    const tried = [0, 12, 36, 84, 180, 348].map((at) => trial('same', now + at * hour))
    const pauses = tried.map(
      (last, index) => ((breaker(tried.slice(0, index + 1), last.at).opensAgainAt ?? 0) - last.at) / hour,
    )
    expect(pauses).toEqual([12, 24, 48, 96, 168, 168])
  })

  test('open, half-open and closed by a success, each said', () => {
    const opened = [passed(now - 9 * hour), ...fails(2, now)]
    expect(breaker(opened, now)).toMatchObject({
      state: 'open',
      failures: 2,
      opensAgainAt: now + 12 * hour,
      because: 'the last 2 reruns did not help; one is tried again after 2026-03-02 00:00 UTC',
    })
    const later = now + 12 * hour
    expect(breaker(opened, later)).toMatchObject({
      state: 'half-open',
      because: expect.stringContaining('time to try one again'),
    })
    expect(breaker([...opened, passed(later)], later)).toMatchObject({ state: 'closed', failures: 0 })
  })

  test('never open unless the last retry failed; never closed after three failures, whatever came before', () => {
    const results = fc.array(fc.constantFrom('passed' as const, 'same' as const, 'other' as const, 'pending' as const))
    fc.assert(
      fc.property(results, (past) => {
        const trials = past.map((result, at) => trial(result, now - (past.length - at) * 2 * hour))
        const since = past.slice(past.lastIndexOf('passed') + 1).filter((result) => result === 'same').length
        if (since === 0) expect(state(trials)).toBe('closed')
        if (since >= 3) expect(state(trials)).not.toBe('closed')
      }),
    )
  })

  test('of a workflow: five reruns in a row that did not help, of five signatures; many of one count once', () => {
    const failed = (signature: string, ago: number) => trial('same', now - ago * hour, { signature })
    const five = ['a', 'b', 'c', 'd', 'e'].map((signature, index) => failed(signature, 6 - index))
    expect(workflowBreaker('ci.yml', five, now)).toMatchObject({ state: 'open', failures: 5 })
    expect(workflowBreaker('docs.yml', five, now).state).toBe('closed')
    expect(
      workflowBreaker(
        'ci.yml',
        [9, 8, 7, 6, 5, 4].map((ago) => failed('a', ago)),
        now,
      ).state,
    ).toBe('closed')
    expect(workflowBreaker('ci.yml', five, now + 12 * hour).state).toBe('half-open')
    expect(workflowBreaker('ci.yml', [...five, passed(now)], now).state).toBe('closed')
    expect(
      workflowBreaker(
        'ci.yml',
        five.map((one) => ({ ...one, ours: false })),
        now,
      ).state,
    ).toBe('closed')
  })

  test('status lists workflows and signatures, open ones first', () => {
    const records = [5, 4, 3, 2, 1].flatMap((ago) => retried(String(ago), ago, 'failed'))
    expect(breakerStates(records, now).map(({ of, name, state: is }) => [of, name, is])).toEqual([
      ['signature', 's', 'open'],
      ['workflow', '.github/workflows/ci.yml', 'closed'],
    ])
    // What only people retried, and nobody called transient, is no breaker’s business.
    const byHand = retried('1', 1, 'failed', { ours: false }).map((record) => notTransient(record))
    expect(breakerStates(byHand, now)).toEqual([])
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
