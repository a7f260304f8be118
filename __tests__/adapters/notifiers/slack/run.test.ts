import { expect, test } from '@jest/globals'
import { renderRun } from '../../../../src/adapters/notifiers/slack/run.js'
import type { DecisionOf } from '../../../../src/core/model/index.js'
import { reportCases } from '../../../support/report-cases.js'

const changes = ['failure', 'anomaly', 'recovery', 'always'] as const
const decisionFor = (change: (typeof changes)[number]): DecisionOf<'notify'> => ({
  kind: 'notify',
  because: 'x',
  change,
  episode: 'e',
})

/** Every text of a message with the kind of object it stands in. */
function textsOf(value: unknown): readonly { readonly type: unknown; readonly text: string }[] {
  if (typeof value !== 'object' || value === null) return []
  const { type, text } = value as { readonly type?: unknown; readonly text?: unknown }
  const own = typeof text === 'string' ? [{ type, text }] : []
  return [
    ...own,
    ...Object.values(value).flatMap((each) => (Array.isArray(each) ? each.flatMap(textsOf) : textsOf(each))),
  ]
}

const messages = Object.entries(reportCases).flatMap(([name, makeView]) =>
  changes.map((change) => ({ name: `${name}, ${change}`, message: renderRun(makeView(), decisionFor(change)) })),
)

test.each(messages)('$name: within Slack’s limits', ({ message }) => {
  expect(message.blocks.length).toBeLessThanOrEqual(50)
  expect(message.text.length).toBeLessThanOrEqual(3000)
  for (const { type, text } of textsOf(message.blocks)) {
    expect(text.length).toBeGreaterThan(0)
    expect(text.length).toBeLessThanOrEqual(type === 'plain_text' ? 150 : 3000)
  }
})

test.each(messages)('$name: no mention, no markup, no link but to the run', ({ message }) => {
  expect(message.text).not.toMatch(/<|>|@\w/)
  for (const { type, text } of textsOf(message.blocks)) {
    expect(type).not.toBe('mrkdwn')
    expect(text).not.toMatch(/<[!@#]|@\w/)
  }
  const links = [...JSON.stringify(message.blocks).matchAll(/"url":"([^"]*)"/g)].map((match) => match[1])
  for (const url of links) expect(url).toMatch(/^https:\/\/github\.com\/acme\/shop\/actions\/runs\//)
})

test('the longest names still make a header', () => {
  const view = reportCases.recovery()
  const { key, run } = view.record
  const record = {
    ...view.record,
    key: { ...key, repository: 'r'.repeat(200) },
    run: { ...run, value: { ...run.value, name: 'n'.repeat(200) } },
  }
  const [header] = textsOf(renderRun({ ...view, record }, decisionFor('failure')).blocks)
  expect(header?.text.length).toBeLessThanOrEqual(150)
})

test('a flaky test alone is not worth a line; a failure is', () => {
  const { blocks } = renderRun(reportCases['failed-two-jobs'](), decisionFor('failure'))
  const said = textsOf(blocks)
    .map(({ text }) => text)
    .join('\n')
  expect(said).toContain('npm cannot resolve the dependency tree')
  expect(said).not.toContain('search › debounces')
})
