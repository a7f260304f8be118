import { describe, expect, test } from '@jest/globals'
import type { RunFacts, RunRecord } from '../../../src/core/model/index.js'
import { changesAgainstBase } from '../../../src/core/report/against-base.js'
import { phraseChanges } from '../../../src/core/report/pull-request.js'
import { recordOf, runsOf } from '../../support/records.js'

const pull = (hour: number, pullRequest: number, workMs: number, more: Partial<RunFacts> = {}): RunRecord =>
  recordOf({
    run: String(5000 + hour),
    hour,
    workMs,
    facts: { event: 'pull_request', branch: `feature-${pullRequest}`, pullRequest, ...more },
  })
const base = runsOf(40)
const slow = [50, 51, 52, 53, 54, 55].map((hour) => pull(hour, 7, 420_000 + hour * 10))
const last = slow.at(-1) as RunRecord

describe('a pull request against its base', () => {
  test('the same series on the default branch, with the runs behind it', () => {
    const changes = changesAgainstBase(last, [...base, ...slow])
    expect(changes.map(({ series }) => series)).toEqual(['job[build].work', 'run.compute', 'run.duration'])
    expect(changes[0]).toMatchObject({ runs: 6, baseRuns: 40, unit: 'ms' })
    expect(phraseChanges({ pullRequestChanges: changes.slice(0, 1) }, (name) => `<${name}>`)).toBe(
      'job <build> +39 % (6 runs against 40)',
    )
  })

  test('too few runs of either, a push, a change that chance gives: nothing', () => {
    expect(changesAgainstBase(last, [...base, ...slow.slice(-2)])).toEqual([])
    expect(changesAgainstBase(last, [...base.slice(0, 14), ...slow])).toEqual([])
    expect(changesAgainstBase(recordOf({ run: '9', hour: 60, workMs: 900_000 }), base)).toEqual([])
    const noisy = runsOf(40).map((record, i) =>
      recordOf({ run: record.key.run, hour: i, workMs: 200_000 + (i % 9) * 60_000 }),
    )
    expect(changesAgainstBase(last, [...noisy, ...slow])).toEqual([])
  })

  test('what all pull requests show is no doing of this one', () => {
    const others = Array.from({ length: 20 }, (_, i) => pull(30 + i / 10, 100 + i, 421_000))
    expect(changesAgainstBase(last, [...base, ...slow, ...others])).toEqual([])
  })

  test('a fork is compared, but is nobody’s base', () => {
    const forked = slow.map((record) => ({
      ...record,
      run: { ...record.run, value: { ...record.run.value, headRepository: 'stranger/r' } },
    }))
    expect(changesAgainstBase(forked.at(-1) as RunRecord, [...base, ...forked])).toHaveLength(3)
  })
})
