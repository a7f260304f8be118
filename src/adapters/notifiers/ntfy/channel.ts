/** ntfy: its inputs, and how it is opened. */
import { text, url } from '../../../config/rows.js'
import { channel } from '../channel.js'

export const ntfy = channel({
  inputs: {
    'ntfy-url': url({
      description: 'ntfy topic to publish notices to, such as `https://ntfy.sh/my-topic`; who knows it can read it.',
      secret: true,
    }),
    'ntfy-token': text({ description: 'Access token for the topic.', accepted: 'a token', secret: true }),
  },
  needs: { 'ntfy-token': 'ntfy-url' },
  open: async ({ ntfyUrl, ntfyToken }, { fetch }) => {
    if (ntfyUrl === undefined) return undefined
    const { createNtfyNotifier } = await import('./index.js')
    return createNtfyNotifier({ url: ntfyUrl, token: ntfyToken, fetch })
  },
})
