/** The whole stage: one ruling a question, and how rulings follow one another as the history grows. */
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { applyAcknowledgements } from '../../../src/core/decide/acknowledge.js'
import { decide } from '../../../src/core/decide/index.js'
import type { Policy } from '../../../src/core/decide/policy.js'
import type { Decision, Finding, Ruling, RunRecord } from '../../../src/core/model/index.js'
import { rulingSchema } from '../../../src/core/model/index.js'
import {
  anomalyOf,
  failureOf,
  hour,
  now,
  policyOf,
  type RunExample,
  real,
  recordOf,
  testFindingOf,
} from './examples.js'

const companion: Partial<Policy> = { place: 'companion', rerun: 'transient' }
const broken: RunExample = { jobs: [{ name: 'build', outcome: 'failed', failure: {} }] }

const ask = (
  record: RunRecord,
  findings: readonly Finding[],
  policy: Partial<Policy> = {},
  records: readonly RunRecord[] = [],
): Ruling =>
  decide({
    record,
    findings,
    records,
    policy: policyOf(policy),
    now: Date.parse(record.run.observedAt),
    seed: record.key.run,
  })

const kinds = (ruling: Ruling): readonly Decision['kind'][] => ruling.decisions.map((decision) => decision.kind)

describe('a ruling', () => {
  test('of a normal run passes, stays quiet and says no more', () => {
    const ruling = ask(recordOf(), [])
    expect(ruling).toMatchObject({ verdict: 'normal', pass: true })
    expect(kinds(ruling)).toEqual(['pass', 'stay-quiet'])
  })

  test('of a critical anomaly fails the check and tells', () => {
    const ruling = ask(recordOf(), [anomalyOf()])
    expect(ruling).toMatchObject({ verdict: 'anomalous', severity: 'critical', pass: false })
    expect(kinds(ruling)).toEqual(['fail-check', 'notify'])
  })

  test('of a transient failure seen by the companion reruns, tells later and knows the remedy', () => {
    const ruling = ask(recordOf(broken), [failureOf()], companion)
    expect(ruling).toMatchObject({ verdict: 'failed-transient', severity: 'medium', pass: true })
    expect(kinds(ruling)).toEqual(['pass', 'stay-quiet', 'rerun', 'remedy'])
  })

  test('of the same in the run itself says what the companion will do', () => {
    const ruling = ask(recordOf(broken), [failureOf()], { ...companion, place: 'in-run', companionInstalled: true })
    expect(kinds(ruling)).toEqual(['pass', 'stay-quiet', 'no-rerun', 'remedy'])
  })

  test('when observing neither fails, tells, reruns nor dispatches, and says what it would have done', () => {
    const remedies = [{ for: { category: 'network' as const }, workflow: 'x.yml' }]
    const ruling = ask(recordOf(broken), [failureOf(), anomalyOf()], { ...companion, observe: true, remedies })
    expect(kinds(ruling)).toEqual(['pass', 'stay-quiet', 'no-rerun', 'remedy'])
    expect(ruling.decisions[0]).toMatchObject({ kind: 'pass', held: true })
  })

  test('mutes what is acknowledged', () => {
    const acknowledgements = [{ id: 'a', since: '2026-01-01', series: 'job[build].work', reason: 'planned' }]
    const record = recordOf()
    const findings = applyAcknowledgements([anomalyOf()], { record, records: [], acknowledgements })
    const ruling = ask(record, findings)
    expect(ruling).toMatchObject({ verdict: 'normal', pass: true })
    expect(ruling.decisions[0]?.because).toMatch(/acknowledged \(a: planned\)/)
  })

  test('is the same for the same question, fits its schema, and keeps the rules whatever is found', () => {
    const finding = fc.oneof(
      fc
        .constantFrom('low', 'medium', 'high', 'critical')
        .chain((severity) =>
          fc.constantFrom<Finding>(
            anomalyOf({ severity: severity as never }),
            anomalyOf({ severity: severity as never, state: 'advisory' }),
            failureOf({}, { severity: severity as never }),
            failureOf(real, { severity: severity as never }),
            failureOf(real, { severity: severity as never, muted: 'known' }),
            testFindingOf({ severity: severity as never }),
          ),
        ),
    )
    const policy = fc.record({
      failOn: fc.constantFrom('never' as const, 'critical' as const, 'high' as const, 'medium' as const),
      notifyOn: fc.constantFrom('change' as const, 'failure' as const, 'anomaly' as const, 'always' as const),
      observe: fc.boolean(),
      place: fc.constantFrom('companion' as const, 'watch' as const, 'in-run' as const),
      scope: fc.constantFrom('job' as const, 'run' as const),
      rerun: fc.constantFrom('off' as const, 'transient' as const),
      jobStatus: fc.constantFrom('passed' as const, 'failed' as const, 'timed-out' as const, 'cancelled' as const),
    })
    fc.assert(
      fc.property(
        fc.array(finding, { maxLength: 6 }),
        policy,
        fc.constantFrom({}, broken),
        (findings, settings, run) => {
          const ruling = ask(recordOf(run), findings, settings)
          expect(ask(recordOf(run), findings, settings)).toEqual(ruling)
          expect(rulingSchema.safeParse(ruling).success).toBe(true)
          const count = (kind: Decision['kind']) => kinds(ruling).filter((one) => one === kind).length
          expect(count('pass') + count('fail-check')).toBe(1)
          expect(count('notify') + count('stay-quiet')).toBe(1)
          expect(ruling.pass).toBe(count('pass') === 1)
          if (settings.observe) expect(ruling.pass && count('notify') === 0 && count('rerun') === 0).toBe(true)
          if (settings.jobStatus !== 'passed') expect(ruling.pass).toBe(true)
          if (settings.scope === 'job') expect(count('notify')).toBe(0)
          if (settings.place === 'in-run' || settings.rerun === 'off') expect(count('rerun')).toBe(0)
          if (findings.some((one) => one.kind === 'failure' && !one.diagnosis.transient)) expect(count('rerun')).toBe(0)
          for (const decision of ruling.decisions) expect(decision.because).not.toBe('')
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('rulings in a row', () => {
  test('a rerun that passes is learnt from; retries that fail open the breaker, which half-opens', () => {
    let history: RunRecord[] = []
    const policy: Partial<Policy> = companion
    const play = (run: string, at: number, second: 'passed' | 'failed'): Decision | undefined => {
      const first = recordOf({ run, at, ...broken })
      const rerun = ask(first, [failureOf()], policy, history).decisions.find(
        ({ kind }) => kind === 'rerun' || kind === 'no-rerun',
      )
      if (rerun?.kind !== 'rerun') return rerun
      const { jobs, signatures, because } = rerun
      const judged = recordOf({ run, at, ...broken, judgement: { reruns: [{ jobs, signatures, because }] } })
      const retry = recordOf({
        run,
        attempt: 2,
        at: at + 600_000,
        jobs: [{ name: 'build', outcome: second, ...(second === 'failed' ? { failure: {} } : {}) }],
      })
      history = [...history, judged, retry]
      return rerun
    }
    const said = (['passed', 'failed', 'failed', 'failed'] as const).map((second, index) =>
      play(String(index), now + index * 2 * hour, second),
    )
    expect(said.map((decision) => decision?.kind)).toEqual(['rerun', 'rerun', 'rerun', 'no-rerun'])
    expect(said[1]?.because).toMatch(/retried 1 time, passed 1/)
    expect(said[3]?.because).toMatch(/breaker of signature net-1 is open/)
    expect(play('later', now + 17 * hour, 'passed')?.kind).toBe('rerun')
    expect(play('after', now + 19 * hour, 'passed')?.kind).toBe('rerun')
  })
})

interface Simulator {
  readonly simulate: (world: unknown, engine: unknown, policy: Policy) => { readonly log: readonly unknown[] }
  readonly overdrawn: (log: readonly unknown[], policy: Policy) => number
}
interface World {
  readonly makeWorld: (options: { readonly seed: number; readonly outcomes: number }) => unknown
}

describe('budgets', () => {
  test.each([1, 2, 3])('are never overdrawn, however small (world %i)', async (seed) => {
    // The simulator of `npm run bench:rerun`, which counts by its own log.
    const [at, of] = ['../../../bench/rerun/simulate.mjs', '../../../bench/rerun/world.mjs']
    const { simulate, overdrawn } = (await import(at)) as Simulator
    const { makeWorld } = (await import(of)) as World
    const policy = policyOf({ ...companion, maxReruns: 2, dailyReruns: 3, dailyRerunsPerSignature: 2 })
    const { log } = simulate(makeWorld({ seed, outcomes: 400 }), { decide }, policy)
    expect(log.length).toBeGreaterThan(20)
    expect(overdrawn(log, policy)).toBe(0)
    expect(overdrawn(log, { ...policy, dailyReruns: 1 })).toBeGreaterThan(0)
  })
})
