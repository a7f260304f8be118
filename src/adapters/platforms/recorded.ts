/** A run that was recorded earlier: what the demo and a replay judge. Nothing is fetched, nothing can be acted upon. */
import type { Snapshot } from '../../core/model/index.js'
import type { LogSource, Platform } from '../../ports.js'

export function createRecordedPlatform(recorded: {
  readonly snapshot: Snapshot
  /** By job id. */
  readonly logs?: ReadonlyMap<string, LogSource>
}): Platform {
  return {
    name: 'recorded',
    snapshot: async () => recorded.snapshot,
    log: async (job) => recorded.logs?.get(job.id),
    backfill: async () => [],
  }
}
