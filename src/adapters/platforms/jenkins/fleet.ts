/** Many builds of many jobs of one controller or several: what a watch asks of Jenkins. */
import type { Snapshot } from '../../../core/model/index.js'
import type { Fleet, FleetListing, Opened, TroubleLog } from '../../../ports.js'
import { createBudget } from '../budget.js'
import type { Fetch } from '../rest.js'
import type { Root } from './address.js'
import { createController, type Desk } from './controller.js'
import { listProject } from './fleet-listing.js'
import { openBuild } from './fleet-open.js'
import type { ListedBuild } from './listed.js'
import { localFile } from './local-file.js'
import { findProjects, isMeant, namesOf, type Project, type Selection } from './projects.js'

/** Where to look, and as whom. */
export interface Controller extends Root {
  readonly user: string
  readonly token: string
}

export interface JenkinsFleetOptions {
  readonly controllers: readonly Controller[]
  /** Requests and seconds the whole watch may take. */
  readonly requests: number
  readonly seconds: number
  readonly watches: Selection['watches']
  readonly now: () => number
  readonly troubles: TroubleLog
  readonly fetch?: Fetch | undefined
  readonly timeoutMs?: number | undefined
  readonly pauseMs?: number | undefined
  readonly sleep?: ((ms: number) => Promise<void>) | undefined
}

interface Place {
  readonly desk: Desk
  /** Absent for a folder or a job that could not be read. */
  readonly project?: Project
}

const nothing: FleetListing = { pages: [], unchanged: [], whole: false }
const idOf = ({ repository, run, attempt }: Snapshot['key']): string => `${repository} ${run} ${attempt}`

export function createJenkinsFleet(options: JenkinsFleetOptions): Fleet {
  const { requests, seconds, now, troubles, watches } = options
  const budget = createBudget(requests)
  const end = now() + seconds * 1000
  const left = (): number => Math.max(0, end - now())
  const spent = (): string | undefined =>
    left() <= 0
      ? 'the time of this watch is spent'
      : budget.left() <= 0
        ? 'the requests of this watch are spent'
        : undefined
  const desks = options.controllers.map((controller) => createController(controller, { ...options, budget, left }))
  const places = new Map<string, Place>()
  /** Of the project listed last: its builds are opened before the next one is listed. */
  let listed: { readonly desk?: Desk; readonly builds: ReadonlyMap<string, ListedBuild> } = { builds: new Map() }

  /** Every project of a controller that is meant, under the name the watch keeps it by. */
  async function find(desk: Desk, wanted: readonly string[]): Promise<void> {
    const { home, projects, unread } = await findProjects(desk.rest, desk.root, { wanted, watches })
    if (home !== undefined) desk.home = home
    for (const project of projects) places.set(`${desk.root.name}/${project.names.join('/')}`, { desk, project })
    for (const { names, refusal } of unread) {
      if (spent() !== undefined) break
      const name = [desk.root.name, ...names].join('/')
      desk.tell(`The jobs of ${name}`, refusal)
      places.set(name, { desk })
    }
    for (const name of wanted) {
      if (unread.length > 0 || projects.some(({ names, jobs }) => means(name, names, jobs))) continue
      troubles.add({
        code: 'jenkins-no-such-job',
        message: `${desk.root.name} shows no job ${name} to be watched`,
        advice: 'Names are full ones, as `team/app`; the user needs Job/Read. Are its builds excluded by a pattern?',
      })
      if (!name.includes('*')) places.set(`${desk.root.name}/${name}`, { desk })
    }
  }

  return {
    name: 'jenkins',
    requests: () => ({ made: requests - budget.left(), unchanged: 0, left: budget.left() }),
    spent,
    async repositories(wanted) {
      for (const desk of desks) {
        const here = wantedOf(desk.root.name, desks, wanted)
        if (wanted.length === 0 || here.length > 0) await find(desk, here)
      }
      return [...places.keys()].sort()
    },
    async list({ repository, since, newestFirst, tags, most }) {
      const { desk, project } = places.get(repository) ?? {}
      if (desk === undefined || project === undefined) return nothing
      const { rest, root, tell } = desk
      const listing = await listProject({
        rest,
        root,
        home: desk.home,
        project,
        since,
        first: newestFirst,
        tags,
        most,
        tell,
      })
      listed = { desk, builds: new Map(listing.builds.map((build) => [idOf(build.key), build])) }
      return listing
    },
    attempt: async (run, attempt) => listed.builds.get(idOf({ ...run.key, attempt }))?.listed ?? 'gone',
    async open(run): Promise<Opened> {
      const { desk, builds } = listed
      const build = builds.get(idOf(run.key))
      if (build === undefined || desk === undefined) return { kind: 'gone' }
      return openBuild({ build, desk, now, left, requestsLeft: budget.left, sleep: options.sleep ?? pause })
    },
    // A controller holds no files of a repository: the settings are those of the machine that watches.
    trustedFile: (_repository, path) => localFile(path),
    // Jenkins has no statuses of commits; the command refuses the option.
    status: async () => undefined,
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

const means = (pattern: string, names: readonly string[], jobs: Project['jobs']): boolean =>
  [undefined, ...jobs.map((job) => job.names.at(-1))].some((branch) =>
    namesOf(names, branch)
      .slice(1)
      .some((name) => isMeant(pattern, name)),
  )

/** Names that begin with a controller’s are of that one alone; others are looked for on each. */
function wantedOf(own: string, desks: readonly Desk[], wanted: readonly string[]): readonly string[] {
  const names = desks.map(({ root }) => root.name).toSorted((a, b) => b.length - a.length)
  return wanted.flatMap((name) => {
    const of = names.find((controller) => name.startsWith(`${controller}/`))
    if (of === undefined) return [name]
    return of === own ? [name.slice(of.length + 1)] : []
  })
}
