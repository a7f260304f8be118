/**
 * A cache as far as it may be believed. Whoever may write an entry writes what he likes into it: so it only speeds up what the
 * platform’s list of runs confirms, and whoever brings a stranger’s code along leaves nothing in it.
 */
import { confirmedBy } from '../../../core/history/confirm.js'
import { maySpeakForAll } from '../../../core/history/provenance.js'
import type { Loaded, Recalled } from '../../../core/model/index.js'
import { formatCount } from '../../../core/run/format.js'
import type { HistoryStore } from '../../../ports.js'
import { leftOut } from '../outcome.js'

/** @param event of this step’s run */
export const onlyConfirmed = (store: HistoryStore, event: string | undefined): HistoryStore => ({
  ...store,
  unattested: true,
  async load(key, known, listed = Promise.resolve([])): Promise<Loaded<Recalled>> {
    const loaded = await store.load(key, known, listed)
    if (loaded.kind !== 'ok') return loaded
    // Models are left too: one may fit honest data and say that nothing is ever abnormal.
    const { learnt: _, ...rest } = loaded.value
    // What earlier steps of this very run left is as much its own as what this one sees.
    const own = rest.records.filter(({ key: { run } }) => run === key.run)
    const others = rest.records.filter(({ key: { run } }) => run !== key.run)
    const { records, refused } = confirmedBy(others, await listed)
    const gaps = refused === 0 ? {} : { gaps: [...(rest.gaps ?? []), unconfirmed(refused)] }
    return { kind: 'ok', value: { ...rest, records: [...records, ...own], ...gaps } }
  },
  async save(record, history) {
    const started = event ?? record.run.value.event
    if (!maySpeakForAll(started) && started !== 'pull_request')
      return leftOut(store.name, `a run for ${started ?? 'an unknown event'} leaves nothing that other runs read`)
    return store.save(record, history, [])
  },
})

const unconfirmed = (count: number): string =>
  `${formatCount(count, 'record of the cache was', 'records of the cache were')} left out: the platform’s list of runs does not confirm them`
