/** What the errors of Slack’s Web API mean, and what to do. Source: Slack’s page `chat.postMessage`, errors. */

const advices: Readonly<Record<string, string>> = {
  invalid_auth: 'the token is not valid; check `slack-bot-token`',
  not_authed: 'the token is missing; check `slack-bot-token`',
  token_revoked: 'the token was revoked; install the app again and update the secret',
  token_expired: 'the token has expired; use one without rotation, or renew the secret',
  account_inactive: 'the app was removed from the workspace; install it again and update the secret',
  missing_scope: 'the app lacks the scope `chat:write`; add it and install the app again',
  not_in_channel: 'the app is not in the channel; invite it (`/invite @app`)',
  channel_not_found:
    'there is no such channel for the app; `slack-channel` is its id, and a private one needs an invitation',
  is_archived: 'the channel is archived; unarchive it or choose another',
  restricted_action: 'an administrator restricts posting there; ask for permission',
  msg_too_long: 'the message was too long; please report it with the result file',
  invalid_blocks: 'the message’s blocks were malformed; please report it with the result file',
  cant_update_message: 'the message is not the app’s own; another app’s token wrote it',
  edit_window_closed: 'the workspace does not allow to edit messages that old',
  ratelimited: 'too many messages; the next run tries again',
}

/** @param word Slack’s error, or nothing where the answer was not one of Slack’s */
export function explainMethod(word: string): string {
  if (word === '') return 'Slack’s answer was not understood; check `slack-api-url`, and proxies in between'
  const known = Object.hasOwn(advices, word) ? advices[word] : undefined
  return `Slack refused (${/^[a-z_]{1,60}$/.test(word) ? word : 'an unknown error'})${known === undefined ? '' : `: ${known}`}`
}
