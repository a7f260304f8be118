import { expect, test } from '@jest/globals'
import type { Finding } from '../../../src/core/model/index.js'
import { commentOf } from '../../../src/core/report/comment/index.js'
import { messageOf } from '../../../src/core/report/message/index.js'
import { phraseOwners } from '../../../src/core/report/owners.js'
import { renderSummary } from '../../../src/core/report/summary/index.js'
import type { ReportView } from '../../../src/core/report/view.js'
import { failureNotice } from '../../support/messages.js'
import { reportCases } from '../../support/report-cases.js'

const owners = ['@acme/checkout', '@jane', 'jane@example.org']
const fresh: Finding = {
  kind: 'test',
  id: 't',
  severity: 'high',
  confidence: 0.9,
  title: 'total fails',
  reasons: [],
  advice: '',
  test: 'new-failure',
  before: 'passed',
  name: 'total',
  owners,
}
const view = (): ReportView => {
  const base = reportCases['critical-slow-down']()
  const findings = [...base.result.findings.map((finding) => ({ ...finding, owners: ['@acme/ci'] })), fresh]
  return { ...base, result: { ...base.result, findings } }
}

test('summary and comment name owners in code, which notifies nobody', () => {
  for (const text of [renderSummary(view()), commentOf(view())?.markdown ?? '']) {
    expect(text).toContain('owned by `@acme/checkout`, `@jane`, `jane@example.org`')
    expect(text).toContain('owned by `@acme/ci`')
    expect(text.replace(/`[^`]*`/g, '')).not.toContain('@')
  }
})

test('`owners: mention` notifies those of what is new, in the comment alone', () => {
  const mentioning = { ...view(), mentions: true }
  expect(commentOf(mentioning)?.markdown).toContain('owned by @acme/checkout, @jane, `jane@example.org`')
  expect(commentOf(mentioning)?.markdown).toContain('owned by `@acme/ci`')
  expect(renderSummary(mentioning).replace(/`[^`]*`/g, '')).not.toContain('@')
})

test('a notice has them as data and in its words', () => {
  const notice = failureNotice()
  if (notice.content.kind !== 'run') throw new Error('not of a run')
  const run = notice.content.view
  const findings = run.result.findings.map((finding) => ({ ...finding, owners }))
  const content = { kind: 'run' as const, view: { ...run, result: { ...run.result, findings } } }
  const [first] = messageOf({ ...notice, content }).findings
  expect(first?.owners).toEqual(owners)
  expect(first?.detail).toMatch(/; owned by @acme\/checkout, @jane, jane@example\.org$/)
})

test('many are counted', () => {
  const many = Array.from({ length: 9 }, (_, at) => `@o${at}`)
  expect(phraseOwners(many, (name) => name)).toBe('owned by @o0, @o1, @o2, @o3, @o4 and 4 more')
  expect(phraseOwners([], (name) => name)).toBeUndefined()
})
