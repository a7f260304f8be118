/** Builds the parts every place shares: the deadline, the trouble log, and ports that touch nothing. */
import { type Config, readConfig } from './config/config.js'
import { emptyFileConfig } from './config/file.js'
import type { Setup } from './config/setup.js'
import type { RunRecord, Trouble } from './core/model/index.js'
import type { Deadline, Evidence, HistoryStore, Platform, Ports, Presenter, TroubleLog } from './ports.js'

/** Troubles in the order they came, each once. */
export function createTroubleLog(): TroubleLog {
  const all = new Map<string, Trouble>()
  return {
    add: (trouble) => void all.set(`${trouble.code}\n${trouble.message}`, trouble),
    all: () => [...all.values()],
  }
}

export function createDeadline({ seconds, now }: { readonly seconds: number; readonly now: () => number }): Deadline {
  const start = now()
  const left = () => Math.max(0, start + seconds * 1000 - now())
  return { left, late: () => left() < (seconds * 1000) / 2 }
}

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
