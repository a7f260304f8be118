import { describe, expect, test } from '@jest/globals'
import { applyAcknowledgements } from '../../../src/core/decide/acknowledge.js'
import type { Acknowledgement } from '../../../src/core/decide/policy.js'
import type { Finding, RunRecord } from '../../../src/core/model/index.js'
import { anomalyOf, failureOf, hour, iso, now, recordOf, testFindingOf } from './examples.js'

const planned: Acknowledgement = {
  id: 'new-compiler',
  since: '2026-03-01',
  series: 'job[build].work',
  reason: 'slower but safer',
}

interface Row {
  readonly name: string
  readonly finding?: Finding
  readonly change?: Partial<Acknowledgement>
  readonly muted: boolean
}

// The run starts on 2026-03-01 at noon (UTC).
const rows: readonly Row[] = [
  { name: 'the series, since today', muted: true },
  { name: 'another series', change: { series: 'job[test].work' }, muted: false },
  { name: 'a pattern', change: { series: 'job[*].work' }, muted: true },
  { name: 'since tomorrow', change: { since: '2026-03-02' }, muted: false },
  { name: 'since its own commit', change: { since: 'AAAAAAAA' }, muted: true },
  { name: 'until yesterday', change: { until: '2026-02-28' }, muted: false },
  { name: 'until the end of today', change: { until: '2026-03-01' }, muted: true },
  { name: 'until an hour ago', change: { until: '2026-03-01T11:00:00Z' }, muted: false },
  { name: 'of this workflow', change: { workflow: '*/ci.yml' }, muted: true },
  { name: 'of another workflow', change: { workflow: '*/docs.yml' }, muted: false },
  { name: 'of this branch', change: { branch: 'ma*' }, muted: true },
  { name: 'of another branch', change: { branch: 'release/*' }, muted: false },
  { name: 'a failure by signature', finding: failureOf(), change: { series: 'net-1' }, muted: true },
  { name: 'a failure by its job', finding: failureOf(), change: { series: 'job[build]*' }, muted: true },
  { name: 'a test by name', finding: testFindingOf(), change: { series: 'adds' }, muted: true },
  { name: 'a test of another name', finding: testFindingOf(), change: { series: 'add' }, muted: false },
]

const muting = (findings: readonly Finding[], acknowledgement: Acknowledgement) =>
  applyAcknowledgements(findings, { record: recordOf(), records: [], acknowledgements: [acknowledgement] })

describe('acknowledgement', () => {
  test.each(rows)('$name: $muted', ({ finding, change, muted }) => {
    const [told] = muting([finding ?? anomalyOf()], { ...planned, ...change })
    expect(told?.muted).toBe(muted ? 'new-compiler: slower but safer' : undefined)
  })

  test('applied twice is applied once, and the rest stays', () => {
    const once = muting([anomalyOf(), failureOf()], planned)
    expect(muting(once, planned)).toEqual(once)
    expect(once[1]).toEqual(failureOf())
  })
})

describe('since a commit', () => {
  const [first, changed, third] = ['1', 'c', '3'].map((digit) => digit.repeat(40)) as [string, string, string]
  const run = (id: number, sha: string, facts = {}) =>
    recordOf({ run: String(id), at: now + id * hour, facts: { sha, createdAt: iso(now + id * hour), ...facts } })
  const history = [run(1, first), run(2, changed), run(3, third)]
  const muted = (record: RunRecord, records: readonly RunRecord[], since = 'ccccccc') =>
    applyAcknowledgements([anomalyOf()], { record, records, acknowledgements: [{ ...planned, since }] })[0]?.muted

  test.each([
    ['the run before it', run(1, first), undefined],
    ['its first run', run(2, changed), 'new-compiler: slower but safer'],
    ['a later run', run(3, third), 'new-compiler: slower but safer'],
  ])('%s', (_, record, says) => {
    expect(muted(record, history)).toBe(says)
    expect(muted(record, history.toReversed())).toBe(says)
  })

  test('a rerun of a run before it is still before it', () => {
    const again = run(1, first, { startedAt: iso(now + 9 * hour) })
    expect(muted({ ...again, key: { ...again.key, attempt: 2 } }, history)).toBeUndefined()
  })

  test('a commit that ran on a branch first counts on main from when it came there', () => {
    const early = run(0, changed, { branch: 'topic' })
    expect(muted(run(1, first), [early, ...history])).toBeUndefined()
    expect(muted(run(1, first, { branch: 'other' }), [early, ...history])).toBe('new-compiler: slower but safer')
  })

  test('a commit no run of which is known mutes, and says that the order could not be told', () => {
    expect(muted(run(1, first), history, 'ddddddd')).toBe(
      'new-compiler (no run of commit ddddddd is known, so this run may be older): slower but safer',
    )
  })

  test('a commit of another repository proves nothing', () => {
    const fork = { ...run(1, changed), key: { ...run(1, changed).key, repository: 'someone/else' } }
    expect(muted(run(2, first), [fork])).toMatch(/may be older/)
  })
})
