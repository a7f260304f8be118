/** What Slack’s refusals mean, and what to do. Source: Slack’s page "Sending messages using incoming webhooks", errors. */
import { cut, plainLine } from '../../../core/report/escape.js'
import type { Reply } from '../../http/bounded-fetch.js'

const advices: Readonly<Record<string, string>> = {
  invalid_payload: 'the message was malformed; please report it with the result file',
  invalid_blocks: 'the message’s blocks were malformed; please report it with the result file',
  no_text: 'the message was empty; please report it with the result file',
  invalid_token: 'the webhook is no longer valid; create a new one and update the secret',
  no_service: 'the webhook was disabled or removed; create a new one and update the secret',
  no_service_id: 'the webhook address is incomplete; copy it again from Slack',
  no_team: 'the workspace is gone or the address wrong; copy it again from Slack',
  team_disabled: 'the workspace is disabled',
  user_not_found: 'the person who made the webhook is gone; create a new one',
  channel_not_found: 'the channel is gone; create a webhook for another',
  channel_is_archived: 'the channel is archived; unarchive it or create a webhook for another',
  action_prohibited: 'an administrator restricts posting there; ask for permission',
  posting_to_general_channel_denied: 'an administrator restricts posting to the general channel; choose another',
  too_many_attachments: 'the message was too large; please report it with the result file',
}

/** One sentence without secrets: status, Slack’s word, what to do. */
export function explainRefusal({ status, body, retryAfterSeconds }: Reply): string {
  const word = /^[a-z_]{3,60}/.exec(body.trim())?.[0]
  const advice = word === undefined || !Object.hasOwn(advices, word) ? undefined : advices[word]
  if (status === 429)
    return `Slack refused for too many messages (429${retryAfterSeconds === undefined ? '' : `, try again in ${retryAfterSeconds} s`}); the notice was not posted`
  if (status >= 500) return `Slack had an internal error (${status}); the notice was not posted`
  const said = word ?? cut(plainLine(body.replace(/<[^>]{0,200}>/g, ' ')), 80)
  return `Slack refused (${status}${said === '' ? '' : `, ${said}`})${advice === undefined ? '; check the webhook address' : `: ${advice}`}`
}
