import { describe, expect, test } from '@jest/globals'
import { applyAcknowledgements } from '../../../src/core/decide/acknowledge.js'
import type { Acknowledgement } from '../../../src/core/decide/policy.js'
import type { Finding } from '../../../src/core/model/index.js'
import { anomalyOf, failureOf, recordOf, testFindingOf } from './examples.js'

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
  { name: 'since a commit', change: { since: 'abcdef1' }, muted: true },
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

describe('acknowledgement', () => {
  test.each(rows)('$name: $muted', ({ finding, change, muted }) => {
    const [told] = applyAcknowledgements([finding ?? anomalyOf()], [{ ...planned, ...change }], recordOf())
    expect(told?.muted).toBe(muted ? 'new-compiler: slower but safer' : undefined)
  })

  test('applied twice is applied once, and the rest stays', () => {
    const once = applyAcknowledgements([anomalyOf(), failureOf()], [planned], recordOf())
    expect(applyAcknowledgements(once, [planned], recordOf())).toEqual(once)
    expect(once[1]).toEqual(failureOf())
  })
})
