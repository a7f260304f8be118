/** Performs decisions through the ports, each settled on its own: one that fails stops no other. */
import { type ChannelRule, heldBack, heldOutcome, type RouteRequest } from '../core/decide/routing/index.js'
import { lateNotice, noticeOfChannel } from '../core/decide/routing/late.js'
import type { ActionOutcome, Decision, DecisionOf, Ruling, Snapshot, Trouble } from '../core/model/index.js'
import { messageOf } from '../core/run/errors.js'
import { formatDuration } from '../core/run/format.js'
import type { Notice, Notifier, Ports } from '../ports.js'
import { within } from '../timers.js'

type ActPorts = Pick<Ports, 'platform' | 'notifiers' | 'troubles'> & Partial<Pick<Ports, 'deadline'>>
type Action = {
  readonly decision: ActionOutcome['decision']
  readonly target: string
  /** Of a notice: what stands in its outcome, whatever came of it. */
  readonly about?: Pick<ActionOutcome, 'episodes' | 'change'>
  do(): Promise<ActionOutcome>
}

export interface ActRequest {
  readonly ruling: Ruling
  readonly noticeOf: (decision: DecisionOf<'notify'>, channel: string) => Notice
  readonly snapshot: Snapshot
  readonly ports: ActPorts
  readonly dryRun: boolean
  /** What a channel wants to hear, and when; a channel without a rule wants all. */
  readonly channels?: readonly ChannelRule[]
  /** What that is decided by; without it every channel hears all. */
  readonly routing?: Omit<RouteRequest, 'rule' | 'decision'>
}

/**
 * Performs what was decided; a dry run performs nothing and says what it would have done.
 *
 * @returns one outcome for each thing to do, in the order of the decisions; never rejects
 */
export async function act(request: ActRequest): Promise<ActionOutcome[]> {
  const outcomes = await perform(request.ruling.decisions, request)
  const refused = request.dryRun ? undefined : outcomes.find(isRefusedRerun)
  if (refused === undefined) return outcomes
  // Its next attempt was to tell, and there will be none.
  const instead = request.ruling.decisions.flatMap((decision) =>
    decision.kind === 'stay-quiet' && decision.otherwise !== undefined
      ? [{ ...decision.otherwise, because: `${decision.otherwise.because}; no rerun: ${refused.detail}` }]
      : [],
  )
  return [...outcomes, ...(await perform(instead, request))]
}

const isRefusedRerun = ({ decision, state, again }: ActionOutcome): boolean =>
  decision === 'rerun' && state !== 'done' && again !== true

const perform = (decisions: readonly Decision[], request: ActRequest): Promise<ActionOutcome[]> =>
  Promise.all(
    decisions
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
    const outcome =
      action.decision !== 'notify' || !Number.isFinite(ms)
        ? await action.do()
        : await within(action.do(), ms, () => {
            throw new Error(`no answer within ${formatDuration(ms)}; it may have been done`)
          })
    // Of a run that failed it stands beside the decisions; a run in order shows nothing but problems.
    if (outcome.decision === 'notify' && outcome.state === 'failed') ports.troubles.add(failed(action, outcome.detail))
    return outcome
  } catch (error) {
    const detail = messageOf(error)
    ports.troubles.add(failed(action, detail))
    return { decision: action.decision, target: action.target, state: 'failed', detail, ...action.about }
  }
}

const failed = ({ decision, target }: Action, detail: string): Trouble => ({
  code: `${decision}-failed`,
  message: `${decision} (${target}): ${detail}`,
  advice:
    'Check the address and the credentials of what is named, and whether it is up. The build is unharmed; the next run tries again.',
})

function actionsFor(decision: Decision, request: ActRequest): readonly Action[] {
  const { ports, snapshot } = request
  switch (decision.kind) {
    case 'notify':
      return ports.notifiers.map((notifier) => notification(notifier, decision, request))
    case 'stay-quiet':
      return ports.notifiers.flatMap((notifier) => lateNotification(notifier, request))
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
    case 'no-rerun':
    case 'remedy':
      return []
    default:
      return decision satisfies never
  }
}

/** The notice to one channel, or why it is held back. */
function notification(notifier: Notifier, given: DecisionOf<'notify'>, request: ActRequest): Action {
  const { channel } = notifier
  const { routing, channels = [] } = request
  const decision = (routing && noticeOfChannel(channel, given, routing)) ?? given
  const rule = channels.find(({ name }) => name === channel) ?? { name: channel }
  const because = routing && heldBack({ ...routing, rule, decision })
  if (because !== undefined)
    return { decision: 'notify', target: channel, do: () => Promise.resolve(heldOutcome(channel, because)) }
  const about = { change: decision.change, episodes: [decision.episode, ...(decision.also ?? [])] }
  return {
    decision: 'notify',
    target: channel,
    about,
    do: async () => {
      const { state, detail, thread } = await notifier.send(request.noticeOf(decision, channel))
      return { decision: 'notify', target: channel, state, detail, ...about, ...(thread !== undefined && { thread }) }
    },
  }
}

/** What a channel was not notified of, though others were: it was quiet there, or it failed. */
function lateNotification(notifier: Notifier, request: ActRequest): readonly Action[] {
  const { routing, ruling, channels = [] } = request
  const { channel } = notifier
  if (routing === undefined) return []
  const hasRule = channels.some(({ name }) => name === channel)
  const owed = lateNotice({ ...routing, channel, hasRule, decisions: ruling.decisions })
  return owed === undefined ? [] : [notification(notifier, owed, request)]
}

/** Where the platform cannot do it itself, the decision stands in the result for a shim to perform. */
const left = (decision: DecisionOf<'rerun' | 'dispatch'>, ports: ActPorts): ActionOutcome => ({
  decision: decision.kind,
  target: decision.kind === 'rerun' ? decision.jobs.join(', ') : decision.workflow,
  state: 'skipped',
  detail: `${ports.platform.name} cannot do this from here; the decision stands in the result`,
})
