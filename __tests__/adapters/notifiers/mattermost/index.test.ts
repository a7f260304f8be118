import { expect, test } from '@jest/globals'
import { renderMattermost } from '../../../../src/adapters/notifiers/mattermost/index.js'
import { chatProseOf, hostileMessages } from '../../../support/messages.js'

interface Attachment {
  readonly title: string
  readonly text: string
  readonly fallback: string
}

test.each(hostileMessages())('%j: within the limits, and mentions nobody', (_text, message) => {
  const [attachment] = (renderMattermost(message) as { attachments: readonly [Attachment] }).attachments
  for (const shown of [attachment.title, attachment.text, attachment.fallback])
    expect(chatProseOf(shown)).not.toMatch(/@(channel|all|here|everyone|octocat)|<[!@#]|!\[x\]\(/)
  expect(attachment.text.length).toBeLessThan(16_383)
  expect((attachment.text.match(/```/g) ?? []).length % 2).toBe(0)
})
