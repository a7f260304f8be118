/** PagerDuty: its inputs, and how it is opened. */
import { text, url } from '../../../config/rows.js'
import { channel } from '../channel.js'

export const pagerduty = channel({
  inputs: {
    'pagerduty-routing-key': text({
      description:
        'Integration key of a PagerDuty service (Events API v2): a trouble triggers an incident, its end resolves it.',
      accepted: 'a key',
      secret: true,
    }),
    'pagerduty-url': url({
      default: 'https://events.pagerduty.com/v2/enqueue',
      description: 'Events API of PagerDuty; `https://events.eu.pagerduty.com/v2/enqueue` in the EU.',
    }),
  },
  needs: { 'pagerduty-url': 'pagerduty-routing-key' },
  open: async ({ pagerdutyRoutingKey, pagerdutyUrl }, { fetch }) => {
    if (pagerdutyRoutingKey === undefined || pagerdutyUrl === undefined) return undefined
    const { createPagerdutyNotifier } = await import('./index.js')
    return createPagerdutyNotifier({ key: pagerdutyRoutingKey, url: pagerdutyUrl, fetch })
  },
})
