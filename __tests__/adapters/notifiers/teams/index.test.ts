import { expect, test } from '@jest/globals'
import { renderTeams } from '../../../../src/adapters/notifiers/teams/index.js'
import { messageOf } from '../../../../src/core/report/message/index.js'
import { changesNotice, hostileMessages, textsIn } from '../../../support/messages.js'

/** Every element of the card, whatever it lies in. */
function elementsIn(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  if (typeof value !== 'object' || value === null) return []
  const own = 'type' in value ? [value as Readonly<Record<string, unknown>>] : []
  return [...own, ...Object.values(value).flatMap(elementsIn)]
}

test.each(hostileMessages())('%j: foreign text is text alone, within 28 KB', (_text, message) => {
  const card = renderTeams(message)
  expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(28_000)
  const kinds = new Set(elementsIn(card).map(({ type }) => type))
  // A TextBlock would read Markdown; there is none.
  expect([...kinds].toSorted()).toEqual(
    ['Action.OpenUrl', 'AdaptiveCard', 'Container', 'RichTextBlock', 'TextRun', 'message'].filter(
      (kind) => kind !== 'Action.OpenUrl' || message.links.length > 0,
    ),
  )
  for (const text of textsIn(card)) expect(text).not.toMatch(/\{\{|<at>|\u001b|\u202e/)
})

test('what does not fit is left out from the end, and counted', () => {
  const message = messageOf(changesNotice('CI'))
  const sections = Array.from({ length: 60 }, (_, at) => ({ title: `w${at}`, lines: ['x'.repeat(900)] }))
  const text = JSON.stringify(renderTeams({ ...message, sections }))
  expect(Buffer.byteLength(text)).toBeLessThan(28_000)
  expect(text).toMatch(/and \d+ more/)
  expect(text).toContain('w0')
})
