/** Microsoft Teams: its inputs, and how it is opened. */
import { url } from '../../../config/rows.js'
import { channel } from '../channel.js'

export const teams = channel({
  inputs: {
    'teams-webhook-url': url({
      description: 'Microsoft Teams workflow ("When a Teams webhook request is received") to post notices to.',
      secret: true,
    }),
  },
  open: async ({ teamsWebhookUrl }, { fetch }) => {
    if (teamsWebhookUrl === undefined) return undefined
    const { createTeamsNotifier } = await import('./index.js')
    return createTeamsNotifier({ url: teamsWebhookUrl, fetch })
  },
})
