/** Watches one repository: lists, remembers what is older than the watch, collects what ended since, judges it in order. */
import { isDeepStrictEqual } from 'node:util'
import { boundsOf } from '../config/setup.js'
import { recordRun } from '../core/collect/record.js'
import { maskDeep } from '../core/mask/deep.js'
import type { Learnt } from '../core/model/index.js'
import { workflowLabel } from '../core/report/changes.js'
import { day } from '../core/run/time.js'
import { isOpen, isWatched, runsOf, settledTags } from './choose.js'
import { type Collected, collect, requestsFor } from './collect.js'
import { type KnownRuns, passedOver, remember, seenOf, stateOf } from './dealt.js'
import { exportingOf } from './exporting.js'
import { judgeRun } from './judge.js'
import { knownTo } from './known.js'
import { beginning, rememberOlder } from './older.js'
import type { FleetListing, ListedRun } from './ports.js'
import { noRuns, type RepositoryReport, tally } from './report.js'
import { leftTo, ownersIn, setupOf } from './setup.js'
import type { WatchedRepository } from './store/lines.js'
import { reserveMs, type Watching } from './watching.js'

/** A run can be rerun for 30 days, and may itself take some: after that nothing about it changes. */
const listedDays = 35

/** @param waiting repositories this watch has still to look at, this one included */
export async function watchRepository(
  watching: Watching,
  repository: string,
  waiting: number,
): Promise<RepositoryReport> {
  const { fleet, store, now, troubles } = watching
  const report = noRuns(repository)
  const first = stateOf(watching, repository) === undefined
  const startedAt = now()
  const listing = await fleet.list({
    repository,
    since: startedAt - listedDays * day,
    newestFirst: first,
    tags: stateOf(watching, repository)?.tags ?? {},
    most: Math.max(10, Math.floor(fleet.requests().left / (first ? 4 : 2))),
  })
  const runs = runsOf(listing)
  const unheard = !listing.whole && runs.length === 0
  if (first) {
    if (unheard) return { ...report, left: undefined }
    await store.write(beginning(watching, { repository, startedAt, runs }))
  }
  // Most projects of a quiet watch have nothing to be measured: what they remember need not be read.
  const quiet = stateOf(watching, repository)
  if (quiet !== undefined && quiet.queue.length === 0 && !runs.some((run) => isNews(watching, run, quiet))) {
    await keepTags(watching, repository, listing, startedAt)
    return { ...report, begun: first, left: unheard ? undefined : 0 }
  }
  const loaded = await store.history(repository)
  if (loaded.kind === 'corrupt') {
    troubles.add({
      code: 'history-unreadable',
      message: `The history of ${repository} could not be read: ${loaded.reason}`,
      advice: 'Nothing was overwritten, and nothing of this repository is judged until it is restored or moved away.',
    })
    return { ...report, left: undefined }
  }
  const history: KnownRuns = new Map()
  for (const record of loaded.kind === 'ok' ? loaded.value.records : []) remember(history, record)

  const older = await rememberOlder(watching, { repository, runs, whole: listing.whole, waiting }, history)
  const known = stateOf(watching, repository)
  if (known === undefined) return report
  const open = runs.filter((run) => isNews(watching, run, known))
  const found = await collect(watching, open, known)
  for (const run of [...found.gone, ...found.touched])
    await store.write({ kind: 'run', repository, seen: passedOver(run) })
  const ready = [...older.during, ...found.ready].toSorted((a, b) => a.endedAt - b.endedAt)
  const learnt = loaded.kind === 'ok' ? (loaded.value.learnt ?? []) : []
  const judged = await judgeAll(watching, repository, ready, { history, learnt })
  await keepTags(watching, repository, listing, startedAt)
  await store.settle()
  return {
    ...judged,
    begun: first,
    gone: found.gone.length,
    left: unheard ? undefined : found.left + ready.length - judged.judged - judged.remembered,
    remembered: judged.remembered + older.remembered,
  }
}

const isNews = (watching: Watching, run: ListedRun, known: WatchedRepository): boolean =>
  isWatched(watching, run) && isOpen(run, known)

async function judgeAll(
  watching: Watching,
  repository: string,
  ready: readonly Collected[],
  known: { readonly history: KnownRuns; readonly learnt: readonly Learnt[] },
): Promise<RepositoryReport> {
  const { history } = known
  let { learnt } = known
  const { fleet, store, config, mask, deadline, now } = watching
  let report = noRuns(repository)
  const setup = ready.length === 0 ? undefined : await setupOf(watching, repository)
  if (setup === undefined) return report
  store.bound(repository, (usual) => boundsOf(setup.file, usual))
  const companion = leftTo(setup)
  if (companion !== undefined) report = { ...report, companion }
  const owners = ownersIn(watching, repository)
  const exporting = await exportingOf(watching, repository)
  const { exporters } = exporting
  const startedAt = Date.parse(stateOf(watching, repository)?.startedAt ?? '')
  for (const one of ready) {
    const { key } = one.snapshot
    if (one.endedAt <= startedAt) {
      const record = recordRun(maskDeep(one.snapshot, mask))
      await store.write({ kind: 'run', repository, seen: seenOf(one.run), record })
      remember(history, record)
      report = { ...report, remembered: report.remembered + 1 }
      continue
    }
    // A run that passed needs nothing more of the platform.
    const needed = requestsFor(one.snapshot)
    if (deadline.left() < reserveMs || (needed > 0 && (fleet.spent() !== undefined || fleet.requests().left < needed)))
      break
    const before = knownTo(history, one, { now: now(), others: needed > 0 })
    const judged = await judgeRun(watching, setup, one, { ...before, learnt, owners, exporters })
    // Its logs could no longer be had: judged next time, with them. A rerun that was asked for is not undone by that.
    if (judged.record === undefined || (needed > 0 && fleet.spent() !== undefined && !judged.rerun)) break
    if (config.watchStatuses && !config.dryRun && !config.observe)
      await fleet.status(one.snapshot, { pass: judged.result.ruling.pass, description: mask(judged.result.headline) })
    await store.write({
      kind: 'run',
      repository,
      seen: seenOf(one.run),
      record: judged.record,
      ...(judged.entry === undefined ? {} : { entry: judged.entry }),
    })
    remember(history, judged.record)
    if (judged.learnt) store.learn(repository, judged.learnt)
    learnt = judged.learnt ?? learnt
    report = tally(report, judged, workflowLabel(key, one.snapshot.run))
  }
  await exporting.finish()
  return report
}

async function keepTags(
  watching: Watching,
  repository: string,
  listing: FleetListing,
  startedAt: number,
): Promise<void> {
  const known = stateOf(watching, repository)
  if (known === undefined) return
  const oldest = startedAt - (listedDays + 10) * day
  const forgetBefore = Math.floor(oldest / 1000)
  const unchanged = new Set(listing.unchanged)
  // A run that is still to be remembered must be listed once more, so only pages without runs are settled until then.
  const empty = { ...listing, pages: listing.pages.filter(({ runs }) => runs.length === 0) }
  const tags = settledTags(
    watching,
    known.queue.length > 0 ? empty : listing,
    known.queue.length > 0 ? { ...known, tags: {} } : known,
    (page) => unchanged.has(page) || Date.parse(page.slice(0, 20)) > oldest,
  )
  if (isDeepStrictEqual(tags, known.tags) && Object.values(known.seen).every(({ created }) => created >= forgetBefore))
    return
  await watching.store.write({ kind: 'pages', repository, tags, forgetBefore })
}
