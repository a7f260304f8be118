/** Ports that touch nothing: for judging what was recorded, without network, files or configuration. */
import { type Config, readConfig } from '../config/config.js'
import { emptyFileConfig } from '../config/file.js'
import type { Setup } from '../config/setup.js'
import type { RunRecord } from '../core/model/index.js'
import { createDeadline, createTroubleLog } from '../flow/run-stage.js'
import type { Evidence, HistoryStore, Platform, Ports, Presenter } from '../ports.js'

/** The configuration nobody gave. */
function defaultConfig(): Config {
  const read = readConfig({})
  if (read.kind === 'faulty') throw new Error('the defaults of the inputs table are faulty')
  return read.config
}

/** A setup for judging something recorded: nothing is written, sent or failed for want of configuration. */
export const standaloneSetup = (): Setup => ({
  config: { ...defaultConfig(), dryRun: true, scope: 'run' },
  file: emptyFileConfig,
  place: 'elsewhere',
  companionInstalled: false,
})

const noEvidence: Evidence = {
  tests: async () => undefined,
  metrics: async () => ({}),
  logs: async () => [],
}

/** Ports over a recorded run and the records given: no network, no files. */
export function standalonePorts(given: {
  readonly platform: Platform
  readonly presenter: Presenter
  readonly records: readonly RunRecord[]
  readonly now: () => number
}): Ports {
  const store: HistoryStore = {
    name: 'memory',
    load: async () => ({ kind: 'ok', value: { records: given.records, quarantined: [] } }),
    save: async () => ({ decision: 'remember', target: 'memory', state: 'dry-run', detail: 'nothing is kept' }),
  }
  return {
    platform: given.platform,
    presenter: given.presenter,
    evidence: noEvidence,
    stores: [store],
    notifiers: [],
    troubles: createTroubleLog(),
    mask: (text) => text,
    now: given.now,
    deadline: createDeadline({ seconds: 60, now: given.now }),
  }
}
