/** Channels that were set up by half: named at the start, whatever the run comes to. */
import { expect, test } from '@jest/globals'
import { channels, halfGiven } from '../../../src/adapters/notifiers/channels.js'
import { readConfig } from '../../../src/config/config.js'

function said(given: Readonly<Record<string, string>>): readonly string[] {
  const read = readConfig(given)
  if (read.kind === 'faulty') throw new Error(JSON.stringify(read.faults))
  return halfGiven(read.config).map(({ message }) => message)
}

test.each<[Readonly<Record<string, string>>, string]>([
  [{ 'email-to': 'team@example.org' }, 'channel email: email-to is given and smtp-url is not'],
  [{ 'smtp-url': 'smtps://mail.example.org' }, 'channel email: smtp-url is given and email-to is not'],
  [{ 'ntfy-token': 'tk_x' }, 'channel ntfy: ntfy-token is given and ntfy-url is not'],
  [{ 'slack-bot-token': 'xoxb-1' }, 'channel slack: slack-bot-token is given and slack-channel is not'],
  [{ 'slack-channel': 'C0123456789' }, 'channel slack: slack-channel is given and slack-bot-token is not'],
  [{ 'webhook-secret': 'whsec_x' }, 'channel webhook: webhook-secret is given and webhook-url is not'],
  [{ 'webhook-format': 'grafana' }, 'channel webhook: webhook-format is given and webhook-url is not'],
])('%j', (given, message) => expect(said(given)).toEqual([`${message}; notices do not go there`]))

test('defaults, empty inputs and whole channels are no half', () => {
  expect(said({})).toEqual([])
  expect(said({ 'ntfy-token': '', 'email-to': ' ' })).toEqual([])
  expect(said({ 'ntfy-token': 'tk_x', 'ntfy-url': 'https://ntfy.sh/x' })).toEqual([])
  expect(said({ 'smtp-url': 'smtps://mail.example.org', 'email-to': 'team@example.org' })).toEqual([])
})

test('what a row needs is an input of its own', () => {
  for (const { inputs, needs = {} } of Object.values(channels) as readonly { inputs: object; needs?: object }[])
    for (const name of [...Object.keys(needs), ...Object.values(needs)]) expect(inputs).toHaveProperty([name as string])
})
