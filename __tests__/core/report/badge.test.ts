import { expect, test } from '@jest/globals'
import { badgeJson, badgeOf, badgeSvg } from '../../../src/core/report/badge.js'
import { recordOf } from '../../support/records.js'

const judged = (verdict: string) => {
  const record = recordOf({ run: '1', workMs: 724_000 })
  return { ...record, judgement: { ...record.run, value: { verdict, findings: [], notified: [], reruns: [] } } }
}

test('the verdict and the time it took, for shields.io and as a picture', () => {
  const badge = badgeOf(judged('degraded'), 'build')
  expect(badge).toEqual({ label: 'build', message: 'degraded · 12 m 4 s', colour: 'yellow' })
  expect(JSON.parse(badgeJson(badge))).toEqual({
    schemaVersion: 1,
    label: 'build',
    message: badge.message,
    color: '7d5a00',
  })
  expect(badgeSvg(badge)).toContain('aria-label="build: degraded · 12 m 4 s"')
})

test('a run nobody judged shows its outcome; no run, and a word of another version, are grey or the outcome', () => {
  expect(badgeOf(recordOf({ facts: { outcome: 'failed' } }))).toMatchObject({ colour: 'red' })
  expect(badgeOf(undefined)).toMatchObject({ message: 'no runs', colour: 'grey' })
  expect(badgeOf(judged('splendid'))).toMatchObject({ colour: 'green' })
})

test('a label cannot leave the picture', () => {
  expect(badgeSvg(badgeOf(undefined, '"><script>x</script>'))).not.toMatch(/<script|"x/)
})
