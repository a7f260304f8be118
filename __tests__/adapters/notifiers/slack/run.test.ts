import { expect, test } from '@jest/globals'
import { renderHead, renderMessage } from '../../../../src/adapters/notifiers/slack/render.js'
import type { DecisionOf } from '../../../../src/core/model/index.js'
import { messageOf } from '../../../../src/core/report/message/index.js'
import type { ReportView } from '../../../../src/core/report/view.js'
import { reportCases } from '../../../support/report-cases.js'

const changes = ['failure', 'anomaly', 'recovery', 'always'] as const
const decisionFor = (change: (typeof changes)[number]): DecisionOf<'notify'> => ({
  kind: 'notify',
  because: 'x',
  change,
  episode: 'e',
})

const messageFor = (view: ReportView, decision: DecisionOf<'notify'>) =>
  messageOf({ decision, content: { kind: 'run', view } })
const renderRun = (view: ReportView, decision: DecisionOf<'notify'>) => {
  const { text, blocks, attachments = [] } = renderMessage(messageFor(view, decision))
  return { text, blocks: [...blocks, ...attachments.flatMap((attachment) => attachment.blocks)] }
}

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

test('the title is said once: as a block above the coloured part, and in what notifications show', () => {
  const message = messageFor(reportCases['failed-two-jobs'](), decisionFor('failure'))
  for (const { text, blocks, attachments } of [renderMessage(message), renderHead(message)]) {
    expect(text).toContain(message.title)
    expect(textsOf(blocks).map(({ text: said }) => said)).toEqual([`${message.mark} ${message.title}`])
    expect(JSON.stringify(attachments)).not.toContain(message.title)
    expect(attachments?.[0]?.color).toMatch(/^#[0-9a-f]{6}$/)
  }
})

test('links lead to the run, the log and the page', () => {
  const view = { ...reportCases['failed-two-jobs'](), pageUrl: 'https://acme.example/ci.html' }
  const links = messageFor(view, decisionFor('failure')).links
  expect(links.map(({ label }) => label)).toEqual(['Open the run', 'Open the log', 'Open the history'])
  const said = JSON.stringify(renderMessage(messageFor(view, decisionFor('failure'))))
  for (const { url } of links) expect(said).toContain(`"url":"${url}"`)
})

test('a hundred repositories fit into one message', () => {
  const { blocks, attachments = [] } = renderMessage({
    ...messageFor(reportCases.recovery(), decisionFor('always')),
    sections: Array.from({ length: 100 }, (_, n) => ({
      title: `r${n}`,
      lines: ['one'],
      urls: ['https://a.example/1'],
    })),
  })
  expect(blocks.length + attachments.flatMap((attachment) => attachment.blocks).length).toBeLessThanOrEqual(50)
  expect(JSON.stringify(attachments)).toMatch(/and \d+ more parts/)
})
