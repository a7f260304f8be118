/** Tells people of a gate that did not pass, by every channel. */
import type { Config } from '../../config/config.js'
import type { DecisionOf, GateResult } from '../../core/model/index.js'
import { messageOf } from '../../core/run/errors.js'
import type { Notifier, TroubleLog } from '../../ports.js'

interface Telling {
  readonly result: GateResult
  readonly config: Config
  readonly notifiers: readonly Notifier[]
  readonly troubles: TroubleLog
}

/** @returns what was done, in words, for the log */
export async function notifyOfGate({ result, config, notifiers, troubles }: Telling): Promise<readonly string[]> {
  const decision = decisionOf(result, config)
  if (decision === undefined || notifiers.length === 0) return []
  if (config.observe || config.dryRun)
    return notifiers.map(({ channel }) => `${config.dryRun ? 'Dry run' : 'Observing'}: would notify ${channel}`)
  return Promise.all(
    notifiers.map(async (notifier) => {
      const delivery = await notifier
        .send({ decision, content: { kind: 'gate', result } })
        .catch((error: unknown) => ({ state: 'failed' as const, detail: messageOf(error) }))
      if (delivery.state === 'failed')
        troubles.add({
          code: 'not-notified',
          message: `${notifier.channel} was not notified: ${delivery.detail}`,
          advice: 'Check its inputs.',
        })
      return `${notifier.channel}: ${delivery.detail}`
    }),
  )
}

function decisionOf(result: GateResult, { notifyOn }: Config): DecisionOf<'notify'> | undefined {
  const { gate, because, deployment, service = '' } = result
  const episode = `gate:${service}:${deployment.at}`
  if (notifyOn === 'never') return undefined
  if (gate === 'pass') return notifyOn === 'always' ? { kind: 'notify', change: 'always', because, episode } : undefined
  const change = gate === 'fail' ? 'failure' : 'anomaly'
  return notifyOn === 'change' || notifyOn === 'always' || notifyOn === change
    ? { kind: 'notify', change, because, episode }
    : undefined
}
