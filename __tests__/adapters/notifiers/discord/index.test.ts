import { expect, test } from '@jest/globals'
import { renderDiscord } from '../../../../src/adapters/notifiers/discord/index.js'
import { chatBlock, chatMarkdown, chatProse } from '../../../../src/core/report/escape.js'
import { messageOf } from '../../../../src/core/report/message/index.js'
import { hostile } from '../../../support/hostile.js'
import { changesNotice, chatProseOf, hostileMessages } from '../../../support/messages.js'

interface Embed {
  readonly title: string
  readonly description: string
  readonly footer?: { readonly text: string }
}
const embedOf = (rendered: object): Embed => (rendered as { embeds: readonly [Embed] }).embeds[0]

test.each(hostileMessages())('%j: within the limits, and mentions nobody', (_text, message) => {
  const rendered = renderDiscord(message)
  const { title, description, footer } = embedOf(rendered)
  expect(title.length).toBeLessThanOrEqual(256)
  expect(description.length).toBeLessThanOrEqual(4096)
  expect(title.length + description.length + (footer?.text.length ?? 0)).toBeLessThanOrEqual(6000)
  expect((rendered as { allowed_mentions: unknown }).allowed_mentions).toEqual({ parse: [] })
  expect(chatProseOf(description)).not.toMatch(/<[@#:!/]|<t:|@everyone|@here/)
  // Fences come in pairs: what is foreign never opens or ends one.
  expect((description.match(/```/g) ?? []).length % 2).toBe(0)
})

test.each(hostile)('%j: no markup of chats survives', (text) => {
  const shown = chatMarkdown(text, 2000)
  expect(shown.replace(/\\[\\`*_[\]|~>\-+=#.)]/g, '')).not.toMatch(/[`*_[\]|~>]|@\w|:\/\/|^#+ |^- /)
  expect(chatBlock(text).slice(4, -4)).not.toContain('```')
  expect(
    chatProse(text, 2000)
      .replace(/`[^`]+`/g, '')
      .replace(/\\`/g, ''),
  ).not.toContain('`')
})

test('a week’s changes are listed by workflow', () => {
  const { description } = embedOf(renderDiscord(messageOf(changesNotice('CI'))))
  expect(description).toContain('**acme/shop: CI**')
  expect(description).toContain('- ❌ run 1 on CI: CI')
})

test('a message too long is cut at whole parts, and says so', () => {
  const message = messageOf(changesNotice('CI'))
  const sections = Array.from({ length: 30 }, (_, at) => ({ title: `w${at}`, lines: ['x'.repeat(300)] }))
  const { description } = embedOf(renderDiscord({ ...message, sections }))
  expect(description).toMatch(/\n\nand \d+ more\n\n\[Open/)
  expect(description.length).toBeLessThanOrEqual(4096)
})
