/** Slack: its inputs, and how it is opened: by an app’s token where there is one, else by a webhook. */
import { text, url } from '../../../config/rows.js'
import { channel } from '../channel.js'

export const slack = channel({
  inputs: {
    'slack-webhook-url': url({ description: 'Slack incoming webhook to post notices to.', secret: true }),
    'slack-bot-token': text({
      description:
        'Token of a Slack app (`chat:write`): one message for each trouble, updated at its end, with the details in its thread.',
      accepted: '`xoxb-…`',
      secret: true,
    }),
    'slack-channel': text({
      description: 'Channel for the app to post to.',
      accepted: 'its id, such as `C0123456789`',
    }),
    'slack-api-url': url({ default: 'https://slack.com/api/', description: 'Web API of Slack; GovSlack has its own.' }),
  },
  needs: { 'slack-bot-token': 'slack-channel', 'slack-channel': 'slack-bot-token', 'slack-api-url': 'slack-bot-token' },
  open: async ({ slackWebhookUrl, slackBotToken, slackChannel, slackApiUrl }, { fetch }) => {
    if (slackBotToken !== undefined && slackChannel !== undefined) {
      const { createSlackBot } = await import('./bot/index.js')
      return createSlackBot({ token: slackBotToken, room: slackChannel, api: slackApiUrl ?? '', fetch })
    }
    if (slackWebhookUrl === undefined) return undefined
    const { createSlackNotifier } = await import('./index.js')
    return createSlackNotifier({ url: slackWebhookUrl, timeoutMs: 10_000, fetch })
  },
})
