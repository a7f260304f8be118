/** Performs decisions through the ports, each settled on its own: one that fails stops no other. */
import type { ActionOutcome, Decision, DecisionOf, Ruling, Snapshot } from '../core/model/index.js'
import { messageOf } from '../core/run/errors.js'
import { formatDuration } from '../core/run/format.js'
import { matches } from '../core/run/wildcard.js'
import type { Notice, Ports } from '../ports.js'
import { within } from '../timers.js'

type ActPorts = Pick<Ports, 'platform' | 'notifiers' | 'troubles'> & Partial<Pick<Ports, 'deadline'>>
type Action = { readonly decision: ActionOutcome['decision']; readonly target: string; do(): Promise<ActionOutcome> }

export interface ActRequest {
  readonly ruling: Ruling
  readonly noticeOf: (decision: DecisionOf<'notify'>, channel: string) => Notice
  readonly snapshot: Snapshot
  readonly ports: ActPorts
  readonly dryRun: boolean
  /** Which changes of which branches a channel wants; a channel without a rule wants all. */
  readonly channels?: readonly ChannelRule[]
}

export interface ChannelRule {
  readonly name: string
  readonly changes?: readonly string[] | undefined
  readonly branches?: readonly string[] | undefined
}

/**
 * Performs what was decided; a dry run performs nothing and says what it would have done.
 *
 * @returns one outcome for each thing to do, in the order of the decisions; never rejects
 */
export const act = (request: ActRequest): Promise<ActionOutcome[]> =>
  Promise.all(
    request.ruling.decisions
      .flatMap((decision) => actionsFor(decision, request))
      .map((action) => (request.dryRun ? dryRun(action) : settle(action, request.ports))),
  )

const dryRun = ({ decision, target }: Action): Promise<ActionOutcome> =>
  Promise.resolve({ decision, target, state: 'dry-run', detail: 'not done: a dry run' })

/** Of the time the step has left: one that hangs is named, and what the others came to is known. */
const share = 0.6

async function settle(action: Action, ports: ActPorts): Promise<ActionOutcome> {
  try {
    const ms = (ports.deadline?.left() ?? Number.POSITIVE_INFINITY) * share
    if (action.decision !== 'notify' || !Number.isFinite(ms)) return await action.do()
    return await within(action.do(), ms, () => {
      throw new Error(`no answer within ${formatDuration(ms)}; it may have been done`)
    })
  } catch (error) {
    const message = messageOf(error)
    ports.troubles.add({
      code: `${action.decision}-failed`,
      message: `${action.decision} (${action.target}): ${message}`,
      advice: 'The build is unharmed; the next run tries again.',
    })
    return { decision: action.decision, target: action.target, state: 'failed', detail: message }
  }
}

function actionsFor(decision: Decision, request: ActRequest): readonly Action[] {
  const { ports, snapshot } = request
  switch (decision.kind) {
    case 'notify':
      return ports.notifiers
        .filter((notifier) => wants(notifier.channel, decision, request))
        .map((notifier) => ({
          decision: 'notify',
          target: notifier.channel,
          do: async () => {
            const { state, detail, thread } = await notifier.send(request.noticeOf(decision, notifier.channel))
            return {
              decision: 'notify',
              target: notifier.channel,
              state,
              detail,
              ...(thread !== undefined && { thread }),
            }
          },
        }))
    case 'rerun':
      return [
        {
          decision: 'rerun',
          target: decision.jobs.join(', '),
          do: async () => (await ports.platform.rerun?.(decision, snapshot)) ?? left(decision, ports),
        },
      ]
    case 'dispatch':
      return [
        {
          decision: 'dispatch',
          target: decision.workflow,
          do: async () => (await ports.platform.dispatch?.(decision, snapshot)) ?? left(decision, ports),
        },
      ]
    case 'fail-check':
      return [
        {
          decision: 'fail-check',
          target: 'check',
          do: () =>
            Promise.resolve({ decision: 'fail-check', target: 'check', state: 'done', detail: decision.because }),
        },
      ]
    case 'pass':
    case 'stay-quiet':
    case 'no-rerun':
    case 'remedy':
      return []
    default:
      return decision satisfies never
  }
}

function wants(channel: string, decision: DecisionOf<'notify'>, { channels = [], snapshot }: ActRequest): boolean {
  const rule = channels.find((candidate) => candidate.name === channel)
  const branch = snapshot.run.branch ?? ''
  return (
    (rule?.changes?.includes(decision.change) ?? true) &&
    (rule?.branches?.some((pattern) => matches(pattern, branch)) ?? true)
  )
}

/** Where the platform cannot do it itself, the decision stands in the result for a shim to perform. */
const left = (decision: DecisionOf<'rerun' | 'dispatch'>, ports: ActPorts): ActionOutcome => ({
  decision: decision.kind,
  target: decision.kind === 'rerun' ? decision.jobs.join(', ') : decision.workflow,
  state: 'skipped',
  detail: `${ports.platform.name} cannot do this from here; the decision stands in the result`,
})
