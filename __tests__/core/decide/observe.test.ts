/** Observing decides all that it would otherwise, and holds it back: what was held is data. */
import { describe, expect, test } from '@jest/globals'
import { decide } from '../../../src/core/decide/index.js'
import type { Policy } from '../../../src/core/decide/policy.js'
import type { Finding, Judgement, Ruling, RunRecord } from '../../../src/core/model/index.js'
import { judgementOf } from '../../../src/core/report/assemble.js'
import { reportCases } from '../../support/report-cases.js'
import { anomalyOf, failureOf, hour, now, policyOf, recordOf } from './examples.js'

const ruling = (record: RunRecord, findings: readonly Finding[], policy: Partial<Policy>, records: RunRecord[] = []) =>
  decide({ record, findings, records, policy: policyOf(policy), now, seed: '1' })
const inBoth = (record: RunRecord, findings: readonly Finding[], policy: Partial<Policy>, records?: RunRecord[]) => ({
  earnest: ruling(record, findings, policy, records),
  observed: ruling(record, findings, { ...policy, observe: true }, records),
})
const decisionOf = (given: Ruling, ...kinds: readonly string[]) =>
  given.decisions.find(({ kind }) => kinds.includes(kind))

const slow = recordOf()
const broken = recordOf({ jobs: [{ name: 'build', outcome: 'failed' }] })

describe('observing', () => {
  test('a notice held back is kept beside the silence, as it would have been posted', () => {
    const { earnest, observed } = inBoth(slow, [anomalyOf()], {})
    const notice = decisionOf(earnest, 'notify')
    expect(notice).toMatchObject({ kind: 'notify', change: 'anomaly' })
    expect(decisionOf(observed, 'stay-quiet')).toEqual({
      kind: 'stay-quiet',
      because: 'only observing',
      held: notice,
    })
    expect(decisionOf(observed, 'notify')).toBeUndefined()
  })

  test('silence that has another reason keeps it', () => {
    expect(decisionOf(ruling(slow, [anomalyOf()], { observe: true, notifyOn: 'never' }), 'stay-quiet')).toEqual({
      kind: 'stay-quiet',
      because: 'notify-on is never',
    })
    expect(decisionOf(ruling(slow, [], { observe: true }), 'stay-quiet')).toEqual({
      kind: 'stay-quiet',
      because: 'no change',
    })
  })

  test('a rerun held back is kept too; one that is off stays off', () => {
    const { earnest, observed } = inBoth(broken, [failureOf()], { place: 'companion', rerun: 'transient' })
    const rerun = decisionOf(earnest, 'rerun')
    expect(decisionOf(observed, 'no-rerun')).toEqual({
      kind: 'no-rerun',
      because: `only observing; would have rerun for: ${rerun?.because}`,
      held: rerun,
    })
    expect(decisionOf(ruling(broken, [failureOf()], { place: 'companion', observe: true }), 'no-rerun')).toEqual({
      kind: 'no-rerun',
      because: 'rerun is off',
      guard: 'off',
    })
  })

  test('a check that would have failed passes and says so; one that has failed already would not have failed again', () => {
    expect(decisionOf(ruling(slow, [anomalyOf()], { observe: true }), 'pass')).toMatchObject({ held: true })
    expect(decisionOf(ruling(slow, [anomalyOf()], { observe: true, jobStatus: 'failed' }), 'pass')).not.toHaveProperty(
      'held',
    )
  })

  test('one episode would have been told once, not with every run of it', () => {
    const finding = { id: 'a', kind: 'anomaly', severity: 'critical', series: 'job[build].work' }
    const earlier = (wouldNotify?: string) =>
      recordOf({
        run: '99',
        at: now - hour,
        judgement: { verdict: 'anomalous', findings: [finding], ...(wouldNotify === undefined ? {} : { wouldNotify }) },
      })
    const second = ruling(slow, [anomalyOf()], { observe: true }, [earlier('anomaly:job[build].work@99')])
    expect(decisionOf(second, 'stay-quiet')).toMatchObject({ kind: 'stay-quiet', because: 'already notified' })
    // Nobody was told of it while observing: the first run without `observe` tells.
    const { earnest } = inBoth(slow, [anomalyOf()], {}, [earlier('anomaly:job[build].work@99')])
    expect(decisionOf(earnest, 'notify')).toMatchObject({ episode: 'anomaly:job[build].work@99' })
  })

  test('reruns held back spend the budget they would have spent', () => {
    const held = recordOf({ run: '98', at: now - hour, judgement: { wouldRerun: ['other'] } })
    const policy = { place: 'companion', rerun: 'transient', dailyReruns: 1 } as const
    expect(decisionOf(ruling(broken, [failureOf()], { ...policy, observe: true }, [held]), 'no-rerun')?.because).toBe(
      '1 rerun within 24 hours; daily-reruns is 1',
    )
    expect(decisionOf(ruling(broken, [failureOf()], policy, [held]), 'rerun')).toBeDefined()
  })

  test('what was held is remembered', () => {
    const { result } = reportCases.observe()
    const remembered = (decided: Ruling): Partial<Judgement> => judgementOf({ ...result, ruling: decided }, [])
    const { earnest, observed } = inBoth(broken, [failureOf()], {
      place: 'elsewhere',
      rerun: 'transient',
      failOn: 'medium',
    })
    const would = { wouldFail: true, wouldNotify: 'failure:net-1@100', wouldRerun: ['net-1'] }
    expect(remembered(observed)).toMatchObject({ ...would, notified: [], reruns: [] })
    expect(remembered(earnest)).toMatchObject(would)
    expect(remembered(ruling(slow, [], { observe: true }))).not.toHaveProperty('wouldNotify')
  })
})
