/** Every channel notices are sent to, one row each: its folder bears the row’s name. */

import { optionsOf } from '../../config/options.js'
import type { InputsOf, ValuesOf } from '../../config/rows.js'
import { camel, inputsOf, type Rows } from '../../config/rows.js'
import type { Trouble } from '../../core/model/index.js'
import type { Env, Notifier, TroubleLog } from '../../ports.js'
import { fetchFor } from '../http/proxy.js'
import type { Channel } from './channel.js'
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

interface Opening {
  readonly env: Env
  readonly now: () => number
  /** Where what is given by half is named. */
  readonly troubles: Pick<TroubleLog, 'add'>
}

/** Inputs of channels that are of no use without another one, which is not given: an empty secret mostly. */
export const halfGiven = (given: ValuesOf<InputsOf<typeof channels>>): readonly Trouble[] =>
  Object.entries(channels).flatMap(([name, { inputs, needs }]: [string, Channel<Rows>]) =>
    Object.entries(needs ?? {}).flatMap(([input, partner = '']): readonly Trouble[] =>
      isGiven(given, inputs, input) && !isGiven(given, inputs, partner)
        ? [
            {
              code: 'channel-half-set',
              message: `channel ${name}: ${input} is given and ${partner} is not; notices do not go there`,
              advice: `Give ${partner} too, or leave ${input} out. A secret that is not there is empty: those of forks mostly are.`,
            },
          ]
        : [],
    ),
  )

/** Said, and not the default. */
function isGiven(given: object, inputs: Rows, input: string): boolean {
  const row = inputs[input]
  const value = (given as Readonly<Record<string, unknown>>)[camel(input)]
  if (row === undefined || value === undefined || (Array.isArray(value) && value.length === 0)) return false
  const usual = row.read(row.default)
  return !('value' in usual) || usual.value !== value
}

/** The channels that are asked for. */
export async function openChannels(
  given: ValuesOf<InputsOf<typeof channels>>,
  { env, now, troubles }: Opening,
): Promise<readonly Notifier[]> {
  for (const trouble of halfGiven(given)) troubles.add(trouble)
  const outside = { fetch: fetchFor(env), now }
  const opened = await Promise.all(Object.values(channels).map((row) => row.open(given, outside)))
  return opened.filter((notifier) => notifier !== undefined)
}

/** The inputs of all channels as a command line gives them. */
export const channelOptions = optionsOf(channelInputs)
