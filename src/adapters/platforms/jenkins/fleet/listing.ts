/**
 * The builds of a project since the last look. Jenkins has no tags and lists by number, so what was dealt with is kept by
 * number: a page is a hundred builds of a job, and its tag says up to which of them it was read.
 */
import { groupsOf } from '../../../../core/run/concurrency.js'
import type { FleetListing, ListedPage, PageTag } from '../../../../watch/ports.js'
import type { Rest } from '../../../http/rest.js'
import { addressOf, type Root } from '../address.js'
import { type Builds, buildsSince } from '../builds.js'
import { type ListedBuild, listedBuilds } from '../listed.js'
import type { Project, WatchedJob } from '../projects.js'

export interface ProjectRequest {
  readonly rest: Rest
  readonly root: Root
  readonly home: string
  readonly project: Project
  readonly since: number
  /** The newest are enough: what is older can be done without. */
  readonly first: boolean
  readonly tags: Readonly<Record<string, PageTag>>
  /** Requests it may take. */
  readonly most: number
  readonly tell: (what: string, refusal: NonNullable<Builds['refusal']>) => void
}

export interface ProjectListing extends FleetListing {
  readonly builds: readonly ListedBuild[]
}

const perBlock = 100
/** No job makes more builds while they are listed at all; a number out of an answer may be any. */
const mostBuilds = 20_000
const tooMany = {
  kind: 'refused',
  reason: 'budget',
  message: 'there are more than this watch has requests for',
} as const
const atOnce = 6
const blockOf = (number: number): number => Math.floor(number / perBlock)

export async function listProject(request: ProjectRequest): Promise<ProjectListing> {
  const { project, most } = request
  const plans = project.jobs.flatMap((job) => (job.last === undefined ? [] : [planOf(request, job, job.last)]))
  // Where the floor rose, pages below it are no longer told of.
  const pages = plans.filter(({ from }) => from === undefined).map(({ job, floor }) => floorPage(request, job, floor))
  const builds: ListedBuild[] = []
  const open = plans.filter(({ from }) => from !== undefined)
  const read = new Set<WatchedJob>()
  let left = most
  for (const group of groupsOf(open, atOnce)) {
    if (left <= 0) break
    const share = Math.max(1, Math.floor(left / group.length))
    const found = await Promise.all(group.map((plan) => readJob(request, plan, share)))
    for (const [index, one] of found.entries()) {
      const job = group[index]?.job
      if (one.whole && job !== undefined) read.add(job)
      left -= one.asked
      pages.push(...one.pages)
      builds.push(...one.builds)
    }
  }
  const unread = open.filter(({ job }) => !read.has(job)).map(({ job }) => nameOf(request, job))
  // What could not be read now was dealt with as far as it was.
  const kept = Object.keys(request.tags).filter((id) => unread.includes(id.slice(0, id.lastIndexOf(' '))))
  return {
    pages,
    unchanged: [...plans.flatMap(({ unchanged }) => unchanged), ...kept],
    whole: unread.length === 0,
    builds,
  }
}

interface Plan {
  readonly job: WatchedJob
  readonly last: { readonly number: number; readonly timestamp: number }
  /** Builds below were dealt with, or had ended before the first watch began. */
  readonly floor: number
  /** The first build that may be news; undefined where there is none. */
  readonly from: number | undefined
  /** The build up to which they were dealt with, where `from` goes on from it. */
  readonly known?: { readonly number: number; readonly timestamp: number } | undefined
  readonly unchanged: readonly string[]
}

const nameOf = ({ project }: ProjectRequest, job: WatchedJob): string => job.names.slice(project.names.length).join('/')
const floorId = (name: string): string => `${name} below`
const blockId = (name: string, block: number): string => `${name} ${block}`
const full = 'full'

const floorPage = (request: ProjectRequest, job: WatchedJob, floor: number): ListedPage => ({
  id: floorId(nameOf(request, job)),
  runs: [],
  tag: { etag: `${floor}`, more: false },
})

function planOf(request: ProjectRequest, job: WatchedJob, last: Plan['last']): Plan {
  const { tags, first } = request
  const name = nameOf(request, job)
  const told = Number(tags[floorId(name)]?.etag ?? Number.NaN)
  // A job that was deleted and made anew counts from one again.
  const known = Number.isSafeInteger(told) && told > 0 && told <= last.number + 1
  const least = Math.max(1, last.number - (first ? perBlock : mostBuilds) + 1)
  let floor = known ? Math.max(told, last.number - mostBuilds) : least
  while (blockOf(floor) < blockOf(last.number) && tags[blockId(name, blockOf(floor))]?.etag === full)
    floor = (blockOf(floor) + 1) * perBlock
  let from: number | undefined
  let reached: Plan['known']
  const unchanged: string[] = []
  for (let block = blockOf(last.number); block >= blockOf(floor); block--) {
    const etag = tags[blockId(name, block)]?.etag
    const start = Math.max(floor, block * perBlock)
    const [number = Number.NaN, timestamp] = (etag ?? '').split(' ').map(Number)
    if (
      known &&
      (etag === full ? block < blockOf(last.number) : number === last.number && timestamp === last.timestamp)
    )
      unchanged.push(blockId(name, block))
    else {
      reached = known && number >= start && number < last.number ? { number, timestamp: timestamp ?? 0 } : undefined
      from = reached === undefined ? start : reached.number + 1
    }
  }
  return {
    job,
    last,
    floor,
    from,
    known: reached,
    unchanged,
  }
}

interface ReadJob {
  readonly pages: readonly ListedPage[]
  readonly builds: readonly ListedBuild[]
  readonly whole: boolean
  readonly asked: number
}

async function readJob(request: ProjectRequest, plan: Plan, most: number): Promise<ReadJob> {
  const { root, home, project, since, first } = request
  const { job, last } = plan
  let { floor, from = plan.floor } = plan
  let asked = 0
  const rest: Pick<Rest, 'json'> = {
    json: (url) => {
      asked += 1
      return request.rest.json(url)
    },
  }
  const wanted = { rest, job: addressOf(root, job.names), last: last.number, since }
  let found = await buildsSince({ ...wanted, from, known: plan.known, most })
  if (found.another === true) {
    floor = from = 1
    found = await buildsSince({ ...wanted, from, most: most - asked })
  }
  const name = nameOf(request, job)
  const refusal = found.refusal ?? (found.reached ? undefined : tooMany)
  if (refusal !== undefined) request.tell(`The builds of ${job.names.join('/')}`, refusal)
  // Of builds that were not read down to the oldest, none is judged before it.
  if (!found.reached && !first) return { pages: [floorPage(request, job, floor)], builds: [], whole: false, asked }
  const builds = listedBuilds({ project, job, home }, found.builds)
  const blocks = new Map<number, ListedBuild[]>()
  for (let block = blockOf(from); block <= blockOf(last.number); block++) blocks.set(block, [])
  for (const one of builds) {
    const block = Math.min(blockOf(one.build.number ?? 0), blockOf(last.number))
    blocks.get(block)?.push(one)
  }
  const clean = refusal === undefined
  const pages = [...blocks].map(([block, inside]): ListedPage => {
    const etag = block < blockOf(last.number) ? full : `${last.number} ${last.timestamp}`
    return {
      id: blockId(name, block),
      runs: lastAttempts(inside),
      ...(clean ? { tag: { etag, more: false } } : {}),
    }
  })
  return { pages: [floorPage(request, job, floor), ...pages], builds, whole: found.reached, asked }
}

/** A run is listed once, with its last attempt; earlier ones are asked for by number. */
function lastAttempts(builds: readonly ListedBuild[]): ListedPage['runs'] {
  const runs = new Map<string, ListedBuild>()
  for (const one of builds) {
    const other = runs.get(one.key.run)
    if (other === undefined || other.key.attempt < one.key.attempt) runs.set(one.key.run, one)
  }
  return [...runs.values()].map(({ listed }) => listed)
}
