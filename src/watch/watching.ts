/** What every part of a watch shares. */

import type { Config } from '../config/config.js'
import type { Deadline, Exporter, Ports } from '../ports.js'
import type { Fleet, ListedRun } from './ports.js'
import type { WatchStore } from './store/state.js'

export interface Watching extends Pick<Ports, 'notifiers' | 'troubles' | 'mask' | 'now'> {
  readonly config: Config
  readonly fleet: Fleet
  readonly store: WatchStore
  readonly deadline: Deadline
  /** Where the figures of a repository go. */
  readonly exportersOf?: ((repository: string) => Promise<readonly Exporter[]>) | undefined
  /** Carries what is remembered off this machine, where the machine does not outlive the watch. */
  readonly carry?: (() => Promise<void>) | undefined
  /** Where people wait for it: how far it has come. */
  readonly progress?: ((text: string) => void) | undefined
  /** The workflow this watch runs in, which is not its own to judge. */
  readonly own: { readonly repository: string; readonly workflow: string } | undefined
}

/** Time kept for telling and remembering, in ms. */
export const reserveMs = 5_000

/** Why the watch goes no further, in words. */
export const endOf = ({ fleet, deadline }: Pick<Watching, 'fleet' | 'deadline'>): string | undefined =>
  fleet.spent() ?? (deadline.left() < reserveMs ? 'the time of this watch is spent' : undefined)

/** When a run was created, in seconds since the epoch. */
export const secondsOf = (run: ListedRun): number => Math.floor(run.createdAt / 1000)
