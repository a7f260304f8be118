/** Recalls the history from every store at once, fills what is missing from the platform, and says what could not be had. */

import { sampled } from '../core/history/confirm.js'
import { uniteLearnt } from '../core/history/file/learnt.js'
import { completedBy, isSettled, lossesOf, missingRuns } from '../core/history/gaps.js'
import { mergeHistories } from '../core/history/merge.js'
import { keyText } from '../core/history/order.js'
import { maskDeep } from '../core/mask/deep.js'
import type { Learnt, Loaded, Recalled, RunKey, RunRecord, Trouble } from '../core/model/index.js'
import { messageOf } from '../core/run/errors.js'
import { formatCount } from '../core/run/format.js'
import type { HistoryStore, Ports } from '../ports.js'
import { within } from '../timers.js'
import { type Ask, auditOf } from './audit.js'

export interface Recollection {
  readonly records: readonly RunRecord[]
  /** What earlier runs learnt of them. */
  readonly learnt: readonly Learnt[]
  /** Reruns of the repository’s other workflows: what to rerun, and how often, is a matter of the whole repository. */
  readonly elsewhere: readonly RunRecord[]
  /** Where from, in words. */
  readonly source: string
  /** What could not be had, in plain sentences. */
  readonly gaps: readonly string[]
}

export const nothingRecalled: Recollection = {
  records: [],
  learnt: [],
  elsewhere: [],
  source: 'nothing',
  gaps: ['the history was not recalled'],
}

interface Answer {
  readonly store: HistoryStore
  readonly loaded: Loaded<Recalled>
}

/** One request’s worth of runs. */
const backfillRuns = 100
/** Requests for the jobs of runs that are not in the history: many on a cold start, a few for a loss here and there. */
const coldListings = 25
const warmListings = 8
/** Fewer own records than this is a cold start. */
const warm = 15

type Asked = Pick<Ports, 'stores' | 'platform' | 'troubles' | 'deadline' | 'mask' | 'now'>

/** Stored runs below which the platform’s list is what a judgement would rest on. */
const few = 5

export async function recall(ports: Asked, key: RunKey): Promise<Recollection> {
  const listing = listRuns(ports)
  const told = listing.then(({ records }) => records)
  const [found, seen] = await Promise.all([loadAll(ports, key, told), listing])
  const answers = await audited(found, ports, key)
  const own = mergeHistories(...answers.map(recordsOf))
  const filled = await fillMissing(ports, own, seen.records)
  const records = mergeHistories(own, completedBy(filled.records, own))
  for (const { store, loaded } of answers) {
    if (loaded.kind === 'corrupt') ports.troubles.add(unreadable(store, loaded.reason, records.length === 0))
    if (loaded.kind === 'ok' && loaded.value.damage !== undefined) ports.troubles.add(damaged(store, loaded.value))
  }
  // So little is stored that most may be what could not be asked for: that is no first run, and no basis for `normal`.
  if (records.length < few)
    for (const reason of seen.gaps) ports.troubles.add(unreadable({ name: ports.platform.name }, reason, true))
  const sources = answers.filter(({ loaded }) => loaded.kind === 'ok').map(({ store }) => store.name)
  const usedPlatform = missingRuns(own, filled.records).length > 0
  return {
    records,
    learnt: uniteLearnt(...answers.map(({ loaded }) => (loaded.kind === 'ok' ? loaded.value.learnt : undefined))),
    elsewhere: mergeHistories(...answers.map(elsewhereOf)),
    source: [...sources, ...(usedPlatform ? [ports.platform.name] : [])].join(' + ') || 'nothing',
    gaps: [...answers.flatMap(gapsOf), ...seen.gaps, ...filled.gaps, ...lossGaps(records)],
  }
}

/**
 * What nobody vouches for gives way to what the platform attests, and is dropped whole when a sample of it is not as the
 * platform says: of a copy that lies once, nothing is believed.
 */
async function audited(answers: readonly Answer[], ports: Asked, key: RunKey): Promise<readonly Answer[]> {
  const vouched = answers.filter(({ store }) => store.unattested !== true).flatMap(recordsOf)
  const attested = new Set(vouched.map((record) => keyText(record.key)))
  const request = {
    ask: async (asked: Parameters<Ask>[0]) => (await ask(ports, asked)).records,
    runs: backfillRuns,
  }
  return Promise.all(
    answers.map(async (answer): Promise<Answer> => {
      const { store, loaded } = answer
      if (store.unattested !== true || loaded.kind !== 'ok') return answer
      const records = loaded.value.records.filter((record) => !attested.has(keyText(record.key)))
      const lies = await auditOf(records, { ...request, seed: `${key.run} ${ports.now()}` })
      if (lies.length === 0) return { store, loaded: { ...loaded, value: { ...loaded.value, records } } }
      const gap = `${store.name}: left out, it says other than the platform of ${lies.length} of ${sampled} runs looked at (such as ${lies[0]})`
      return { store, loaded: { kind: 'ok', value: { records: [], quarantined: [], gaps: [gap] } } }
    }),
  )
}

/** Milliseconds a store may take, and the later ones wait for what the earlier ones find; more where the deadline is long. */
const usualLoad = 20_000
const usualWait = 5_000

/** All stores at once; each is told what the ones before it find, as they find it. */
async function loadAll(
  { stores, deadline }: Asked,
  key: RunKey,
  listing: Promise<readonly RunRecord[]>,
): Promise<readonly Answer[]> {
  const left = deadline.left()
  const limit = Math.min(Math.max(usualLoad, left / 10), left / 2)
  const wait = Math.max(usualWait, left / 60)
  const started: Promise<Answer>[] = []
  const told = within(listing, wait, () => [])
  for (const store of stores) {
    const before = Promise.all(started).then((answers) => mergeHistories(...answers.map(recordsOf)))
    started.push(loadOne(store, key, { known: within(before, wait, () => []), told, limit }))
  }
  return Promise.all(started)
}

const recordsOf = ({ loaded }: Answer): readonly RunRecord[] => (loaded.kind === 'ok' ? loaded.value.records : [])

const elsewhereOf = ({ loaded }: Answer): readonly RunRecord[] =>
  loaded.kind === 'ok' ? (loaded.value.elsewhere ?? []) : []

interface Waiting {
  readonly known: Promise<readonly RunRecord[]>
  readonly told: Promise<readonly RunRecord[]>
  readonly limit: number
}

/** A store that breaks or hangs costs only itself. */
async function loadOne(store: HistoryStore, key: RunKey, { known, told, limit }: Waiting): Promise<Answer> {
  const late = (): Loaded<Recalled> => ({ kind: 'corrupt', reason: `no answer within ${Math.round(limit / 1000)} s` })
  try {
    return { store, loaded: await within(store.load(key, known, told), limit, late) }
  } catch (error) {
    return { store, loaded: { kind: 'corrupt', reason: messageOf(error) } }
  }
}

interface Asking {
  readonly records: readonly RunRecord[]
  readonly gaps: readonly string[]
}

/** One request tells of a hundred runs, whether they were recorded or not: the truth about events, heads and outcomes. */
const listRuns = (ports: Asked): Promise<Asking> => ask(ports, { runs: backfillRuns, jobListings: 0 })

/** The jobs of runs the history lacks: all that can be had on a cold start, a few where single runs were lost. */
async function fillMissing(ports: Asked, own: readonly RunRecord[], seen: readonly RunRecord[]): Promise<Asking> {
  const missing = missingRuns(own, seen)
  if (missing.length === 0) return { records: seen, gaps: [] }
  if (ports.deadline.late())
    return {
      records: seen,
      gaps: ['the jobs of runs that are not in the history were not asked for: half of the time was spent'],
    }
  const known = new Set(own.filter(isSettled).map(({ key }) => keyText(key)))
  const listings = Math.min(missing.length, own.length < warm ? coldListings : warmListings)
  const asked = await ask(ports, { runs: backfillRuns, jobListings: listings, known: (key) => known.has(keyText(key)) })
  return asked.records.length > 0 ? asked : { records: seen, gaps: asked.gaps }
}

/** Masked like this run’s own snapshot: what the platform tells of earlier runs is stored and shown too. */
async function ask({ platform, mask }: Asked, request: Parameters<Ports['platform']['backfill']>[0]): Promise<Asking> {
  try {
    return { records: maskDeep(await platform.backfill(request), mask), gaps: [] }
  } catch (error) {
    return { records: [], gaps: [`${platform.name} could not be asked for earlier runs: ${messageOf(error)}`] }
  }
}

/** Part of a history is gone: later runs are judged by less, and nobody would know. */
const damaged = ({ name }: Pick<HistoryStore, 'name'>, { damage, records, quarantined }: Recalled): Trouble => ({
  code: 'history-damaged',
  message: `${name}: damaged (${damage}); ${formatCount(records.length, 'run')} could be read, ${formatCount(quarantined.length, 'line')} could not`,
  advice: 'What could not be read is kept beside the history; restore a copy, or go on with what is left.',
})

function gapsOf({ store, loaded }: Answer): readonly string[] {
  switch (loaded.kind) {
    case 'missing':
      return []
    case 'corrupt':
      return [`${store.name}: ${loaded.reason}`]
    case 'ok': {
      const { quarantined, damage, gaps = [] } = loaded.value
      return [
        ...(damage === undefined ? [] : [`${store.name}: damaged (${damage}), its good records were kept`]),
        ...(quarantined.length === 0
          ? []
          : [
              `${store.name}: ${formatCount(quarantined.length, 'unreadable line was', 'unreadable lines were')} set aside`,
            ]),
        ...gaps,
      ]
    }
    default:
      return loaded satisfies never
  }
}

/** Lost records among the newest runs; older ones fade from here and stay in `status`. */
function lossGaps(records: readonly RunRecord[]): readonly string[] {
  const lost = lossesOf(records.slice(-backfillRuns))
  const few = lost.slice(-3).map(({ key }) => key.run)
  return lost.length === 0
    ? []
    : [
        `${lost.length} of the last runs left no record of ours and are known by the platform’s word only (such as ${few.join(', ')})`,
      ]
}

/** @param nothingElse no other source remembers a run either, so that this one was compared with nothing */
const unreadable = (store: Pick<HistoryStore, 'name'>, reason: string, nothingElse: boolean): Trouble => ({
  code: 'history-unreadable',
  message: `The history in ${store.name} could not be read: ${reason}`,
  advice: nothingElse
    ? 'Mend what the reason names, or move the history away to begin afresh; there was nothing to compare this run with.'
    : 'Mend what the reason names; the run went on with what other sources have stored.',
  ...(nothingElse ? { unseen: 'the history' } : {}),
})
