import { expect, test } from '@jest/globals'
import { phraseAnomaly } from '../../../src/core/detect/engine/phrase-anomaly.js'
import type { Anomaly, Failure } from '../../../src/core/model/index.js'
import { firstSentence, openFindings, phraseSeen, titleOf } from '../../../src/core/report/wording.js'
import { reportCases, slowDown } from '../../support/report-cases.js'

const minute = 60_000
const anomaly = (told: Partial<Anomaly>): Anomaly => ({
  ...slowDown,
  series: 'job[b].work',
  expected: 10 * minute,
  ...told,
})

test.each<[string, Partial<Anomaly>]>([
  ['duration of job b is 20 m, 2× its usual 10 m', { anomaly: 'spike', observed: 20 * minute }],
  ['duration of job b stays at 15 m, 1.5× its usual 10 m', { anomaly: 'shift', observed: 15 * minute }],
  ['duration of job b has crept up to 12 m, from 10 m', { anomaly: 'drift', observed: 12 * minute }],
  ['duration of job b has crept down to 8 m, from 10 m', { anomaly: 'drift', observed: 8 * minute }],
  [
    'number of tests of job b is 0, always 450 before',
    { anomaly: 'constant-changed', series: 'job[b].tests.count', unit: 'count', observed: 0, expected: 450 },
  ],
  [
    'failure rate of job b is 45 %, 4.5× its usual 10 %',
    { anomaly: 'failure-rate', series: 'job[b].failure-rate', unit: '', observed: 0.45, expected: 0.1 },
  ],
  [
    'number of failed tests is 3, usually 0',
    { anomaly: 'spike', series: 'tests.failed', unit: '', observed: 3, expected: 0 },
  ],
  ['the picture as a whole is odd', { anomaly: 'multivariate', title: 'the picture as a whole is odd' }],
])('%s', (text, told) => {
  const { unit, ...rest } = anomaly(told)
  expect(phraseAnomaly(unit === '' || unit === undefined ? rest : { ...rest, unit })).toBe(text)
})

test('the first sentence ends where a new one begins, not at a version or a file', () => {
  expect(firstSentence('Pin react to 18.2. Then try again.')).toBe('Pin react to 18.2.')
  expect(firstSentence('See a.b.c for more')).toBe('See a.b.c for more')
  expect(firstSentence('Run `npm ci`. `npm test` follows')).toBe('Run `npm ci`.')
  expect(firstSentence(`${'x'.repeat(300)}`)).toHaveLength(160)
  expect(firstSentence('one\ntwo')).toBe('one')
})

test('how often a failure was seen, and what a retry did', () => {
  const failure = reportCases.transient().result.findings[0] as Failure
  const seen = (told: Partial<Failure['seen']>) =>
    phraseSeen({ ...failure, seen: { ...failure.seen, reruns: 0, passedOnRetry: 0, ...told } })
  expect(seen({ count: 0 })).toBe('new')
  expect(seen({ count: 1 })).toBe('seen once before')
  expect(seen({ count: 2, reruns: 1, passedOnRetry: 1 })).toBe('seen 2 times before, passed on 1 of 1 retry')
})

test('the job is taken off a title that begins with it, and only then', () => {
  const failure = reportCases.transient().result.findings[0] as Failure
  expect(titleOf({ ...failure, job: 'build', title: 'build: no' })).toBe('no')
  expect(titleOf({ ...failure, job: 'build', title: 'building: no' })).toBe('building: no')
})

test('most consequential first, whatever order they were found in', () => {
  const { findings } = reportCases['failed-two-jobs']().result
  const order = openFindings(findings).map((finding) => finding.id)
  expect(openFindings(findings.toReversed()).map((finding) => finding.id)).toEqual(order)
  expect(order[0]).toBe('failure:7c1f')
})
