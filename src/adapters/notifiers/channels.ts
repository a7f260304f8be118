/** Every channel notices are sent to, one row each: its folder bears the row’s name. */

import { optionsOf } from '../../config/options.js'
import type { InputsOf, ValuesOf } from '../../config/rows.js'
import { inputsOf } from '../../config/rows.js'
import type { Env, Notifier } from '../../ports.js'
import { fetchFor } from '../http/proxy.js'
import { discord } from './discord/channel.js'
import { email } from './email/channel.js'
import { mattermost } from './mattermost/channel.js'
import { ntfy } from './ntfy/channel.js'
import { pagerduty } from './pagerduty/channel.js'
import { slack } from './slack/channel.js'
import { teams } from './teams/channel.js'
import { webhook } from './webhook/channel.js'

export const channels = { slack, email, teams, discord, mattermost, pagerduty, ntfy, webhook } as const

/** The inputs of all channels, for the inputs table. */
export const channelInputs = inputsOf(channels)

/** The channels that are asked for. */
export async function openChannels(
  given: ValuesOf<InputsOf<typeof channels>>,
  { env, now }: { readonly env: Env; readonly now: () => number },
): Promise<readonly Notifier[]> {
  const outside = { fetch: fetchFor(env), now }
  const opened = await Promise.all(Object.values(channels).map((row) => row.open(given, outside)))
  return opened.filter((notifier) => notifier !== undefined)
}

/** The inputs of all channels as a command line gives them. */
export const channelOptions = optionsOf(channelInputs)
