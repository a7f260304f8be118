/** Many builds of many jobs of one controller or several: what a watch asks of Jenkins. */
import type { Snapshot } from '../../../../core/model/index.js'
import type { TroubleLog } from '../../../../ports.js'
import { sleep } from '../../../../timers.js'
import type { Fleet, Opened } from '../../../../watch/ports.js'
import { localFile } from '../../../files/text.js'
import { createBudget } from '../../../http/budget.js'
import type { Fetch } from '../../../http/guarded-fetch.js'
import type { Root } from '../address.js'
import { createController, type Desk } from '../controller.js'
import type { ListedBuild } from '../listed.js'
import { findProjects, isMeant, namesOf, type Project, type Selection } from '../projects.js'
import { listProject } from './listing.js'
import { openBuild } from './open.js'

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

  /**
   * Every project of a controller that is meant, under the name the watch keeps it by.
   *
   * @returns whether it shows something of that name; of a controller that could not be read whole nobody knows
   */
  async function find(desk: Desk, wanted: readonly string[]): Promise<(name: string) => boolean> {
    const { home, projects, unread } = await findProjects(desk.rest, desk.root, { wanted, watches })
    if (home !== undefined) desk.home = home
    for (const project of projects) places.set(`${desk.root.name}/${project.names.join('/')}`, { desk, project })
    for (const { names, refusal } of unread) {
      if (spent() !== undefined) break
      const name = [desk.root.name, ...names].join('/')
      desk.tell(`The jobs of ${name}`, refusal)
      places.set(name, { desk })
    }
    return (name) => unread.length > 0 || projects.some(({ names, jobs }) => means(name, names, jobs))
  }

  /** What was named is not there, which is no reason to say that all is well. */
  function missing(name: string, asked: readonly Desk[]): void {
    const [desk] = asked
    if (desk === undefined) return
    troubles.add({
      code: 'jenkins-no-such-job',
      message: `${asked.map(({ root }) => root.name).join(', ')}: no job ${name} is shown that could be watched`,
      advice: 'Names are full ones, as `team/app`; the user needs Job/Read. Is it excluded by a pattern?',
    })
    if (!name.includes('*')) places.set(`${desk.root.name}/${name}`, { desk })
  }

  return {
    name: 'jenkins',
    requests: () => ({ made: requests - budget.left(), unchanged: 0, left: budget.left() }),
    spent,
    async repositories(wanted) {
      const looked: { readonly desk: Desk; readonly shows: (name: string) => boolean }[] = []
      for (const desk of desks) {
        const here = wanted.flatMap((name) => nameOn(desk, desks, name) ?? [])
        if (wanted.length === 0 || here.length > 0) looked.push({ desk, shows: await find(desk, here) })
      }
      for (const name of wanted) {
        const asked = looked.flatMap(({ desk, shows }) => {
          const own = nameOn(desk, desks, name)
          return own === undefined ? [] : [{ desk, own, shown: shows(own) }]
        })
        if (spent() === undefined && !asked.some(({ shown }) => shown))
          missing(
            asked[0]?.own ?? name,
            asked.map(({ desk }) => desk),
          )
      }
      return [...places.keys()].sort()
    },
    async list({ repository, since, newestFirst, tags, most }) {
      const { desk, project } = places.get(repository) ?? {}
      // What is not known now is as it was.
      if (desk === undefined || project === undefined) return { pages: [], unchanged: Object.keys(tags), whole: false }
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
      return openBuild({ build, desk, now, left, requestsLeft: budget.left, sleep: options.sleep ?? sleep })
    },
    // A controller holds no files of a repository: the settings are those of the machine that watches.
    trustedFile: (_repository, path) => localFile(path),
    // Jenkins has no statuses of commits; the command refuses the option.
    status: async () => undefined,
  }
}

const means = (pattern: string, names: readonly string[], jobs: Project['jobs']): boolean =>
  [undefined, ...jobs.map((job) => job.names.at(-1))].some((branch) =>
    namesOf(names, branch)
      .slice(1)
      .some((name) => isMeant(pattern, name)),
  )

/** A name that begins with a controller’s is of that one alone; any other is looked for on each. */
function nameOn({ root }: Desk, desks: readonly Desk[], name: string): string | undefined {
  const names = desks.map((desk) => desk.root.name).toSorted((a, b) => b.length - a.length)
  const of = names.find((controller) => name.startsWith(`${controller}/`))
  if (of === undefined) return name
  return of === root.name ? name.slice(of.length + 1) : undefined
}
