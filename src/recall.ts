/** Recalls the history from every store at once, fills a cold start from the platform, and says what could not be had. */
import { mergeHistories } from './core/history/merge.js'
import type { Loaded, Recalled, RunKey, RunRecord } from './core/model/index.js'
import type { HistoryStore, Ports } from './ports.js'

export interface Recollection {
  readonly records: readonly RunRecord[]
  /** Where from, in words. */
  readonly source: string
  /** What could not be had, in plain sentences. */
  readonly gaps: readonly string[]
}

export const nothingRecalled: Recollection = { records: [], source: 'nothing', gaps: ['the history was not recalled'] }

interface Answer {
  readonly store: HistoryStore
  readonly loaded: Loaded<Recalled>
}

/** Fewer own records than this is a cold start: the platform is asked for what it remembers. */
const warm = 15
/** One request’s worth of runs. */
const backfillRuns = 100
/** Requests for the jobs of those runs, newest first. */
const backfillJobListings = 20

export async function recall(ports: Ports, key: RunKey): Promise<Recollection> {
  const answers = await loadAll(ports.stores, key)
  const own = mergeHistories(...answers.map(({ loaded }) => (loaded.kind === 'ok' ? loaded.value.records : [])))
  const filled = own.length < warm ? await backfill(ports) : { records: [], gaps: [] }
  const sources = answers.filter(({ loaded }) => loaded.kind === 'ok').map(({ store }) => store.name)
  return {
    records: mergeHistories(own, filled.records),
    source: [...sources, ...(filled.records.length > 0 ? [ports.platform.name] : [])].join(' + ') || 'nothing',
    gaps: [...answers.flatMap(gapsOf), ...filled.gaps],
  }
}

/** All stores at once; each is told what the ones before it find, as they find it. */
async function loadAll(stores: readonly HistoryStore[], key: RunKey): Promise<readonly Answer[]> {
  const started: Promise<Answer>[] = []
  for (const store of stores) {
    const before = [...started]
    const known = Promise.all(before).then((answers) =>
      mergeHistories(...answers.map(({ loaded }) => (loaded.kind === 'ok' ? loaded.value.records : []))),
    )
    started.push(loadOne(store, key, known))
  }
  return Promise.all(started)
}

async function loadOne(store: HistoryStore, key: RunKey, known: Promise<readonly RunRecord[]>): Promise<Answer> {
  try {
    return { store, loaded: await store.load(key, known) }
  } catch (error) {
    return { store, loaded: { kind: 'corrupt', reason: error instanceof Error ? error.message : String(error) } }
  }
}

function gapsOf({ store, loaded }: Answer): readonly string[] {
  switch (loaded.kind) {
    case 'missing':
      return []
    case 'corrupt':
      return [`${store.name}: ${loaded.reason}`]
    case 'ok': {
      const { quarantined, damage, gaps = [] } = loaded.value
      return [
        ...(damage === undefined ? [] : [`${store.name} is damaged (${damage}); its good records were kept`]),
        ...(quarantined.length === 0 ? [] : [`${store.name}: ${quarantined.length} unreadable lines were set aside`]),
        ...gaps,
      ]
    }
    default:
      return loaded satisfies never
  }
}

async function backfill(
  ports: Ports,
): Promise<{ readonly records: readonly RunRecord[]; readonly gaps: readonly string[] }> {
  try {
    const records = await ports.platform.backfill({ runs: backfillRuns, jobListings: backfillJobListings })
    return { records, gaps: [] }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return { records: [], gaps: [`${ports.platform.name} could not be asked for earlier runs: ${reason}`] }
  }
}
