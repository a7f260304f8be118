import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type Finding, verdicts } from '../../../src/core/model/index.js'
import { headlineOf } from '../../../src/core/report/headline.js'
import { hostile } from '../../support/hostile.js'
import { recordOf } from '../../support/records.js'
import { record, reportCases, slowDown } from '../../support/report-cases.js'

const calm = { verdict: 'normal', pass: true, because: '', decisions: [] } as const
/** Of twelve minutes, like the run they stand beside. */
const alike = (count: number) => Array.from({ length: count }, () => record())
const normal = (comparable: number, outcome: 'passed' | 'cancelled' = 'passed') =>
  headlineOf({ ruling: calm, findings: [], record: record({ outcome }), comparable: alike(comparable) })

test('a normal run in one breath, with what it rests on', () => {
  expect(normal(87)).toBe('normal: 12 m 4 s, typical for 87 comparable runs')
  expect(normal(7)).toBe('normal: 12 m 4 s; still learning, 7 of 15 comparable runs seen')
  expect(normal(0)).toBe('normal: 12 m 4 s; the first run of its kind, nothing to compare with yet')
  expect(normal(87, 'cancelled')).toBe('cancelled before its end; nothing out of the ordinary in what ran')
})

test('a run whose duration bears a remark is not called typical', () => {
  const remark = { ...slowDown, series: 'run.duration', severity: 'low', reach: 'remark' } as const
  const told = (finding: Finding, workMs = 1_510_000) =>
    headlineOf({ ruling: calm, findings: [finding], record: record({ workMs }), comparable: alike(21) })
  expect(told(remark)).toBe('normal: 25 m 10 s, usually 12 m 4 s (21 comparable runs); 1 finding to note')
  expect(told({ ...remark, series: 'tests.count' }, 724_000)).toContain('typical for 21 comparable runs')
})

test('a run far off the usual is not called typical, though it bears no finding', () => {
  const told = (workMs: number) =>
    headlineOf({ ruling: calm, findings: [], record: record({ workMs }), comparable: alike(21) })
  expect(told(72_400_000)).toMatch(
    /^normal: 20 h .*, slower than usual \(.* in 21 comparable runs\), no alarm by itself$/,
  )
  expect(told(1_000)).toMatch(/faster than usual/)
})

test('of a run whose last job nobody told of it is normal so far, whatever was before', () => {
  const open = record()
  const { outcome: _, ...facts } = open.run.value
  const going = { ...open, run: { ...open.run, status: 'in-progress', value: facts } } as const
  const said = (scope: 'job' | 'run', own: typeof open) =>
    headlineOf({ ruling: calm, findings: [], record: own, comparable: alike(87), scope })
  expect(said('run', going)).toBe(
    'normal so far: 12 m 4 s, typical for 87 comparable runs; how this job ended was not told (`--job-status`)',
  )
  expect(said('job', going)).toBe('normal so far: 12 m 4 s, typical for 87 comparable runs')
  expect(said('run', { ...going, run: { ...going.run, value: open.run.value } })).toMatch(/^normal: /)
  // A run that is over and of which nothing else is known is not open for that.
  expect(said('run', { ...going, run: { ...going.run, status: 'completed' } })).toMatch(/^normal: /)
})

test('an unknown duration is not made up', () => {
  const { workMs: _, ...facts } = record().run.value
  const own = { ...record(), run: { ...record().run, value: facts }, jobs: {} }
  expect(headlineOf({ ruling: calm, findings: [], record: own, comparable: alike(30) })).toBe(
    'normal: nothing out of the ordinary, typical for 30 comparable runs',
  )
})

test('a pass after a failure of the same branch is a recovery; of another branch it is not', () => {
  const after = (branch: string) =>
    headlineOf({
      ruling: calm,
      findings: [],
      record: record(),
      comparable: [...alike(20), recordOf({ run: '5000', hour: 90, facts: { outcome: 'failed', branch } })],
    })
  expect(after('main')).toMatch(/^recovered after 1 failed run: /)
  expect(after('feature')).toMatch(/^normal: /)
})

test.each(Object.entries(reportCases))('%s: one line, no more than 260 characters, no mark', (_, makeView) => {
  const { headline } = makeView().result
  expect(headline).not.toMatch(/[\n\r\u2028]/)
  expect(headline.length).toBeLessThanOrEqual(260)
  expect(headline.length).toBeGreaterThan(10)
})

test.each([
  ['left-to-companion', 'The companion workflow will re-run the failed jobs.'],
  ['no-companion', 'Re-run the failed jobs.'],
  ['companion-does-not', 'Re-run the failed jobs.'],
  ['off', 'Re-run the failed jobs.'],
  ['asked-already', 'The failed jobs have been re-run already.'],
  ['breaker', 'Retries stopped helping, so nothing is re-run by itself; look at the cause.'],
  ['toString', 'Re-run the failed jobs.'],
  [undefined, 'Re-run the failed jobs.'],
])('what is likely to pass on a retry, %s: says what will happen', (guard, said) => {
  const decision = { kind: 'no-rerun', because: 'x', ...(guard === undefined ? {} : { guard }) } as const
  const ruling = { ...calm, verdict: 'failed-transient', decisions: [decision] } as const
  const line = headlineOf({ ruling, findings: [], record: record({ outcome: 'failed' }), comparable: [] })
  expect(line.endsWith(` ${said}`)).toBe(true)
})

test('any verdict with any or no findings has a headline', () => {
  const text = fc.constantFrom(...hostile)
  const findings = fc.array(
    text.map((title): Finding => ({ ...slowDown, title, advice: title, series: title })),
    { maxLength: 3 },
  )
  fc.assert(
    fc.property(fc.constantFrom(...verdicts), findings, text, (verdict, found, because) => {
      const ruling = { ...calm, verdict, because }
      const line = headlineOf({ ruling, findings: found, record: record({ outcome: 'failed' }), comparable: [] })
      expect(line.length).toBeLessThanOrEqual(260)
      expect(line).not.toMatch(/undefined|NaN|\n/)
    }),
  )
})

test('where no log could be read, the report says which test failed, with what and where', () => {
  const found: Finding = {
    kind: 'test',
    id: 'test:new-failure:tests.test_cart:test_total',
    severity: 'high',
    confidence: 0.9,
    title: 'test_total fails; it passed before',
    reasons: [],
    advice: 'Run this test alone at this commit.',
    test: 'new-failure',
    name: 'test_total',
    message: 'assert 3 == 4\nmore',
    file: 'tests/test_cart.py',
    line: 12,
  }
  const ruling = { ...calm, verdict: 'failed' } as const
  expect(headlineOf({ ruling, findings: [found], record: record({ outcome: 'failed' }), comparable: [] })).toBe(
    'failed: test_total fails; it passed before: assert 3 == 4 (tests/test_cart.py:12). Run this test alone at this commit.',
  )
})
