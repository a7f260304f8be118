/** One watch in this process, which can be interrupted at anything it writes. */

import { readConfig } from '../../src/config/config.js'
import { createDeadline, createTroubleLog } from '../../src/flow/run-stage.js'
import type { Notice, TroubleLog } from '../../src/ports.js'
import { watch } from '../../src/watch/index.js'
import type { Fleet } from '../../src/watch/ports.js'
import type { WatchReport } from '../../src/watch/report.js'
import { type WatchStore, withWatchStore } from '../../src/watch/store/state.js'

export interface OneWatch {
  readonly folder: string
  readonly now: () => number
  readonly fleetOf: (troubles: TroubleLog) => Fleet
  readonly wanted: readonly string[]
  readonly inputs?: Readonly<Record<string, string>>
  /** Gets every notice that is sent. */
  readonly sent: (notice: Notice) => void
  /** Stands between the watch and what it writes. */
  readonly interrupt?: ((store: WatchStore) => WatchStore) | undefined
}

export function watchOnce(given: OneWatch): Promise<WatchReport> {
  const { folder, now, wanted, interrupt = (store) => store } = given
  const read = readConfig({ mode: 'watch', ...given.inputs })
  if (read.kind === 'faulty') throw new Error('the inputs are faulty')
  const troubles = createTroubleLog()
  const notifier = {
    channel: 'slack',
    send: async (notice: Notice) => {
      given.sent(notice)
      return { state: 'done', detail: 'posted' } as const
    },
  }
  return withWatchStore({ folder, now }, (store) =>
    watch(
      {
        config: read.config,
        fleet: given.fleetOf(troubles),
        store: interrupt(store),
        notifiers: [notifier],
        troubles,
        now,
        mask: (text) => text,
        deadline: createDeadline({ seconds: 60, now }),
        own: undefined,
      },
      wanted,
    ),
  )
}

/** Fails at the `n`th write or settling, before it is done or after. */
export function interruptedAt(n: number, when: 'before' | 'after', fired: () => void) {
  let count = 0
  return (store: WatchStore): WatchStore => {
    const guarded =
      <A extends readonly unknown[]>(work: (...given: A) => Promise<void>) =>
      async (...given: A): Promise<void> => {
        count += 1
        if (count === n) fired()
        if (count === n && when === 'before') throw new Error('killed')
        await work(...given)
        if (count === n) throw new Error('killed')
      }
    return { ...store, write: guarded(store.write), settle: guarded(store.settle) }
  }
}
