import { describe, expect, test } from '@jest/globals'
import { phraseQuarantine, type QuarantineEntry, quarantineOf } from '../../../../src/core/tests/quarantine/list.js'
import { runsOf } from '../../../support/records.js'

const entry: QuarantineEntry = {
  test: 'Cart › total',
  owner: '@acme/shop',
  since: '2026-01-01',
  expires: '2026-02-01',
  reason: '#812',
}
const now = Date.parse('2026-02-01T23:59:00Z')
const total = { suite: 'Cart', name: 'total' }

/** Runs in which the test had these outcomes, oldest first: `f` failed, `p` passed. */
const records = (outcomes: string) =>
  runsOf(outcomes.length).map((record, index) => ({
    ...record,
    tests: {
      status: 'completed' as const,
      source: 'step' as const,
      observedAt: record.run.observedAt,
      value: {
        total: 1,
        failed: outcomes[index] === 'f' ? 1 : 0,
        skipped: 0,
        failures: outcomes[index] === 'f' ? [total] : [],
        flaky: [],
        slowest: [],
        suites: { Cart: 1 },
      },
    },
  }))

const stateOf = (outcomes: string, at = now, named = entry) =>
  quarantineOf(total, { entries: [named], now: at, records: records(outcomes) })?.kind

describe('an entry of the list', () => {
  test('holds to the end of its last day', () => {
    expect(stateOf('pfpf')).toBe('active')
    expect(stateOf('pfpf', now + 60_000)).toBe('expired')
  })

  test('helps no test that failed in each of the last ten runs, this one among them', () => {
    expect(stateOf(`p${'f'.repeat(8)}`)).toBe('active')
    expect(stateOf(`p${'f'.repeat(9)}`)).toBe('broken')
    expect(stateOf('f'.repeat(9))).toBe('broken')
    expect(stateOf('')).toBe('active')
  })

  test('names a test with or without its suite, and by *', () => {
    for (const name of ['Cart › total', 'total', 'Cart*', '*tot*'])
      expect(stateOf('p', now, { ...entry, test: name })).toBe('active')
    for (const name of ['Cart', 'TOTAL', 'tot']) expect(stateOf('p', now, { ...entry, test: name })).toBeUndefined()
  })

  test('is given up once its test passed fifty times in a row: a failure after that is news', () => {
    expect(stateOf(`f${'p'.repeat(49)}`)).toBe('active')
    expect(stateOf(`f${'p'.repeat(50)}`)).toBe('mended')
  })

  test('is said in words', () => {
    expect(phraseQuarantine({ kind: 'active', entry })).toBe(
      'in quarantine until 2026-02-01, owned by @acme/shop: #812',
    )
    expect(phraseQuarantine({ kind: 'broken', entry, runs: 12 })).toMatch(
      /failed in each of the last 12 runs: it is broken/,
    )
  })
})
