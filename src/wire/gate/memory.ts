/** The history as the gate needs it: runs that failed about now, earlier incidents, and where this one is kept. */
import { recordRun } from '../../core/collect/record.js'
import { mergeHistories } from '../../core/history/merge.js'
import type { Incident, RunRecord, Snapshot } from '../../core/model/index.js'
import { messageOf } from '../../core/run/errors.js'
import type { HistoryStore, TroubleLog } from '../../ports.js'
import { within } from '../../timers.js'

export interface Memory {
  readonly records: readonly RunRecord[]
  /** @returns what was done, in words */
  keep(incident: Incident): Promise<void>
}

/** A store that does not answer must not keep a rollback waiting. */
const patience = 20_000

export async function recallFor(
  stores: readonly HistoryStore[],
  {
    snapshot,
    now,
    troubles,
    write,
  }: {
    readonly snapshot: Snapshot
    readonly now: () => number
    readonly troubles: TroubleLog
    readonly write: boolean
  },
): Promise<Memory> {
  const loaded = await Promise.all(
    stores.map((store) =>
      within(store.load(snapshot.key), patience, () => ({
        kind: 'corrupt' as const,
        reason: 'no answer in time',
      })).catch((error: unknown) => ({ kind: 'corrupt' as const, reason: messageOf(error) })),
    ),
  )
  const records = mergeHistories(
    ...loaded.map((one, i) => {
      if (one.kind === 'ok') return one.value.records
      if (one.kind === 'corrupt')
        troubles.add({
          code: 'history-unreadable',
          message: `${stores[i]?.name ?? 'history'}: ${one.reason}`,
          advice: 'The incident is told without earlier ones.',
        })
      return []
    }),
  )
  return {
    records,
    async keep(incident) {
      if (!write) return
      const seen = { status: 'completed', source: 'step', observedAt: new Date(now()).toISOString() } as const
      const record: RunRecord = { ...recordRun(snapshot), incident: { ...seen, value: incident } }
      for (const store of stores) {
        const saved = await within(
          store.save(record, mergeHistories(records, [record])),
          patience,
          () => undefined,
        ).catch((error: unknown) => ({ state: 'failed' as const, detail: messageOf(error) }))
        if (saved === undefined || saved.state === 'failed')
          troubles.add({
            code: 'not-saved',
            message: `The incident was not stored in ${store.name}: ${saved?.detail ?? 'no answer in time'}`,
            advice: 'The next incident cannot refer to this one.',
          })
      }
    },
  }
}
