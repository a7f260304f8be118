/** How the gate looks: what the configuration file and the inputs come to. */
import type { CanarySides } from './canary.js'
import type { GateQuery, Labels } from './query.js'

export interface GateSettings {
  readonly queries: readonly GateQuery[]
  /** Of the service and its environment. */
  readonly labels: Labels
  /** Milliseconds. */
  readonly window: number
  readonly step: number
  readonly leastPoints: number
  /** False alarms a day and metric. */
  readonly budget: number
  readonly canary?: CanarySides | undefined
}
