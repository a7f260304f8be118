/** What a platform that can be watched is: its own file here, and one row in `../sources.ts`. */
import type { Config, Fault } from '../../config/config.js'
import type { TroubleLog } from '../../ports.js'
import type { Fleet } from '../ports.js'

export interface FleetRequest {
  readonly config: Config
  readonly env: SourceGiven['env']
  readonly now: () => number
  readonly troubles: TroubleLog
  /** Requests and seconds the whole watch may take. */
  readonly requests: number
  readonly seconds: number
}

/** A platform that can be watched, with what is needed to ask it. */
export interface FleetSource {
  /** Names and patterns of what is to be watched, in the words of the platform. */
  readonly wanted: readonly string[]
  /** Masked in all that is stored, shown or sent. */
  readonly secrets: readonly string[]
  /** The workflow the watch itself runs in, which is not its own to judge. */
  readonly own?: { readonly repository: string; readonly workflow: string }
  /** What a step of the repository would know of itself: for what is kept there, as issues are. */
  readonly environmentOf?: (repository: string) => SourceGiven['env']
  /** For what asks for one beside the environment. */
  readonly token?: string | undefined
  open(request: FleetRequest): Fleet
}

export interface SourceGiven {
  readonly env: Readonly<Record<string, string | undefined>>
  /** Addresses given with the option of the platform; none where it was given without one. */
  readonly urls: readonly string[]
  /** What was named to be watched. */
  readonly names: readonly string[]
  /** Variables that hold the tokens, in the order of the addresses; none where the platform’s usual ones are meant. */
  readonly tokenEnvs: readonly string[]
  /** Options that were given and that not every platform has, such as `statuses`. */
  readonly asked: readonly string[]
}

/** Every fault at once. */
export type ReadSource =
  | { readonly kind: 'ok'; readonly source: FleetSource }
  | { readonly kind: 'faulty'; readonly faults: readonly Fault[] }
