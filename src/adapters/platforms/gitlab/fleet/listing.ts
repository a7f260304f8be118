/** Pipelines of a project that changed, by the time of the change, page by page; what was dealt with is not read again. */
import { z } from 'zod'
import type { FleetListing, ListedPage, ListedRun, PageTag } from '../../../../watch/ports.js'
import { anyText } from '../../bounded.js'
import { pipelineSchema } from '../pipelines.js'
import type { Project } from '../projects.js'
import { standingOf } from '../statuses.js'
import type { FleetContext } from './context.js'
import { gapsOf, hoursOf, isOver, type Window, windowId, windowsOf } from './windows.js'

/** Of one without the times nobody could tell when it changed. */
const changedSchema = pipelineSchema.extend({
  name: anyText(),
  created_at: z.iso.datetime({ offset: true }),
  updated_at: z.iso.datetime({ offset: true }),
})
type PipelineShape = z.infer<typeof changedSchema>

export interface ListRequest {
  readonly context: FleetContext
  readonly project: Project
  readonly since: number
  readonly newestFirst: boolean
  readonly tags: Readonly<Record<string, PageTag>>
  readonly most: number
  /** GitLab’s own time, where it is behind ours. */
  readonly now: number
}

const perPage = 100
/** There is nothing to ask with: a stretch that is over is simply not asked for. */
const over: PageTag = { etag: 'over', more: false }

interface Found {
  readonly pages: ListedPage[]
  readonly unchanged: string[]
  whole: boolean
  asked: number
}

/** Child pipelines are listed by their source alone (GitLab 17.0); the other list leaves them out. */
const lists = [
  { source: '', mark: '' },
  { source: '&source=parent_pipeline', mark: ' child' },
] as const

/**
 * Offsets would shift while pipelines change, and one that moves up would be passed over: so each page begins where the
 * one before ended in time. There is no tag to ask with: GitLab promises none, and counts such answers like any other.
 */
export async function listPipelines(request: ListRequest): Promise<FleetListing> {
  const all = windowsOf(request.since, request.now)
  const found: Found = { pages: [...outdated(all, request.tags)], unchanged: [], whole: true, asked: 0 }
  for (const list of lists) {
    const isTagged = (window: Window): boolean => request.tags[windowId(window, list.mark)] !== undefined
    // The hours of a day that is told as one from now on.
    const isJoined = (window: Window): boolean => {
      const hours = hoursOf(window)
      return hours.length > 0 && hours.every(isTagged)
    }
    found.unchanged.push(...all.filter(isTagged).map((window) => windowId(window, list.mark)))
    const joined = all.filter((window) => !isTagged(window) && isJoined(window))
    found.pages.push(...joined.map((window) => ({ id: windowId(window, list.mark), tag: over, runs: [] })))
    const gaps = gapsOf(all.filter((window) => !isTagged(window) && !isJoined(window)))
    for (const gap of request.newestFirst ? gaps.toReversed() : gaps)
      if (!(await readGap(request, list, gap, found))) return found
  }
  return found
}

/** Tags of stretches that are asked for no more are given up by naming them without one. */
function outdated(all: readonly Window[], tags: ListRequest['tags']): readonly ListedPage[] {
  const current = new Set(lists.flatMap(({ mark }) => all.map((window) => windowId(window, mark))))
  return Object.keys(tags).flatMap((id) => (current.has(id) ? [] : [{ id, runs: [] }]))
}

/** @returns false where nothing more may be asked */
async function readGap(
  request: ListRequest,
  list: (typeof lists)[number],
  gap: readonly Window[],
  found: Found,
): Promise<boolean> {
  const [first, last] = [gap[0], gap.at(-1)]
  if (first === undefined || last === undefined) return true
  const down = request.newestFirst
  const runs = new Map<number, PipelineShape>()
  /** Stretches of pages with holes: they are read again. */
  const holes = new Set<Window>()
  let cursor = down ? last.to : first.from
  let page = 1
  let ended: 'whole' | 'broken' | 'stopped' = 'whole'
  for (;;) {
    if (found.asked >= request.most) {
      ended = 'stopped'
      break
    }
    found.asked += 1
    const from = down ? first.from : cursor
    const to = down ? cursor : last.to
    const answer = await askPage(request, `${list.source}${bounds(from, to)}`, page)
    if (answer.kind === 'refused') {
      ended = answer.stop ? 'stopped' : 'broken'
      break
    }
    for (const pipeline of answer.pipelines) runs.set(pipeline.id, pipeline)
    const times = answer.pipelines.map(({ updated_at }) => Date.parse(updated_at))
    const reached = times.length === 0 ? cursor : down ? Math.min(...times) : Math.max(...times)
    // What was lost may lie anywhere from here on.
    if (answer.lost > 0)
      for (const window of gap) if (down ? window.from <= cursor : window.to > cursor) holes.add(window)
    if (!answer.more) break
    page = reached === cursor ? page + 1 : 1
    cursor = reached
  }
  if (ended !== 'whole' || holes.size > 0) found.whole = false
  const isRead = (window: Window): boolean =>
    !holes.has(window) && (ended === 'whole' || (down ? window.from > cursor : window.to <= cursor))
  for (const window of down ? gap.toReversed() : gap) {
    const inside = [...runs.values()].filter(({ updated_at: at }) => isIn(window, Date.parse(at)))
    const done = isRead(window)
    if (!done && inside.length === 0) continue
    found.pages.push({
      id: windowId(window, list.mark),
      runs: inside.flatMap((pipeline) => listedOf(pipeline, request)),
      ...(done && isOver(window, request.now) && { tag: over }),
    })
  }
  return ended !== 'stopped'
}

const isIn = ({ from, to }: Window, at: number): boolean => from <= at && at < to

/** Both ends are included by GitLab, which compares in microseconds and tells milliseconds. */
const bounds = (from: number, to: number): string =>
  `&updated_after=${new Date(from - 1).toISOString()}${Number.isFinite(to) ? `&updated_before=${new Date(to + 1).toISOString()}` : ''}`

type Page =
  | { readonly kind: 'ok'; readonly pipelines: readonly PipelineShape[]; readonly lost: number; readonly more: boolean }
  | { readonly kind: 'refused'; readonly stop: boolean }

async function askPage({ context, project, newestFirst }: ListRequest, query: string, page: number): Promise<Page> {
  const order = `order_by=updated_at&sort=${newestFirst ? 'desc' : 'asc'}`
  const answer = await context.rest.json(`${project.url}/pipelines?${order}&per_page=${perPage}&page=${page}${query}`)
  const what = `The pipelines of ${project.path}`
  if (answer.kind === 'refused') {
    context.tell(what, answer)
    return { kind: 'refused', stop: context.spent() !== undefined }
  }
  if (!Array.isArray(answer.value)) {
    context.tell(what, { reason: 'not-json', message: 'the answer is no list' })
    return { kind: 'refused', stop: false }
  }
  const items: readonly unknown[] = answer.value
  const pipelines = items.flatMap((given) => changedSchema.safeParse(given).data ?? [])
  const lost = items.length - pipelines.length
  if (lost > 0)
    context.tell(what, {
      reason: 'not-json',
      message: `${lost} of a page are not what is expected; the next watch asks again`,
    })
  const times = pipelines.map(({ updated_at }) => (newestFirst ? -1 : 1) * Date.parse(updated_at))
  if (times.some((at, index) => index > 0 && at < (times[index - 1] ?? at))) {
    context.tell(what, { reason: 'not-json', message: 'they are not listed by the time of their change' })
    return { kind: 'refused', stop: false }
  }
  const next = answer.headers.get('x-next-page')
  const more = items.length > 0 && (next === null ? items.length >= perPage : next !== '')
  return { kind: 'ok', pipelines, lost, more }
}

/**
 * One that has not ended is left out: when it ends it has changed, and is listed then. `external` ones are commit statuses
 * of other services, and of a watch itself.
 */
function listedOf(pipeline: PipelineShape, { context, project, since }: ListRequest): readonly ListedRun[] {
  const createdAt = Date.parse(pipeline.created_at)
  const ended = standingOf(pipeline.status)?.outcome
  if (ended === undefined || pipeline.source === 'external' || createdAt < since) return []
  return [
    {
      key: {
        host: context.host,
        repository: project.path,
        workflow: project.configPath,
        run: `${pipeline.id}`,
        attempt: 1,
      },
      finished: true,
      createdAt,
      startedAt: createdAt,
      changedAt: Date.parse(pipeline.updated_at),
      ...(pipeline.source ? { alsoCalled: [pipeline.source] } : {}),
      told: {
        ...(pipeline.name ? { name: pipeline.name.slice(0, 250) } : {}),
        ...(pipeline.iid == null ? {} : { number: pipeline.iid }),
        ...(pipeline.source ? { event: pipeline.source } : {}),
        ...(pipeline.ref ? { branch: pipeline.ref.slice(0, 500) } : {}),
        ...(project.defaultBranch === undefined ? {} : { defaultBranch: project.defaultBranch }),
        ...(pipeline.sha ? { sha: pipeline.sha.slice(0, 100) } : {}),
        ...(pipeline.web_url ? { url: pipeline.web_url } : {}),
        createdAt: pipeline.created_at,
        outcome: ended,
      },
    },
  ]
}
