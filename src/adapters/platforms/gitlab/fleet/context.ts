/** What every part of the fleet shares. */
import type { Opened } from '../../../../watch/ports.js'
import type { Refusal, Rest } from '../../../http/rest.js'

export interface FleetContext {
  readonly rest: Rest
  /** Address of the API, without a slash at its end. */
  readonly api: string
  readonly host: string
  readonly now: () => number
  /** Milliseconds the watch has left. */
  readonly left: () => number
  readonly requestsLeft: () => number
  readonly spent: () => string | undefined
  readonly sleep: (ms: number) => Promise<void>
  /** Tells a refusal, and remembers where it is the end. */
  readonly tell: (what: string, refusal: Refused) => void
}

export interface Refused {
  readonly reason: Refusal
  readonly message: string
  readonly status?: number
}

/** What a refusal means for one pipeline; told, unless it was simply deleted. */
export function outcomeOf(context: FleetContext, what: string, refusal: Refused): Exclude<Opened['kind'], 'ok'> {
  if (refusal.reason === 'missing') return 'gone'
  context.tell(what, refusal)
  return context.spent() === undefined ? 'later' : 'stop'
}
