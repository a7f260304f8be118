/** Which jobs a controller has: plain ones, those in folders, and the branches of multibranch projects. */
import { z } from 'zod'
import { matches } from '../../../core/run/wildcard.js'
import type { Answer, Rest } from '../../http/rest.js'
import { anyText, instantMs, wholeNumber } from '../bounded.js'
import { addressOf, decoded, isName, type Root, treeOf } from './address.js'

/** One job that has builds: a project of its own, or a branch of a multibranch project. */
export interface WatchedJob {
  /** From the controller down, as Jenkins spells them. */
  readonly names: readonly string[]
  /** Of a multibranch project: the branch, as Git spells it. */
  readonly branch?: string
  /** A change request, whose changes may be anybody’s. */
  readonly change?: true
  /** Its newest build; undefined where there is none. */
  readonly last?: { readonly number: number; readonly timestamp: number }
}

export interface Project {
  readonly names: readonly string[]
  readonly jobs: readonly WatchedJob[]
  readonly defaultBranch?: string
}

export interface Found {
  /** Address by which the controller knows itself, which the builds bear as their JENKINS_URL. */
  readonly home: string | undefined
  readonly projects: readonly Project[]
  /** Folders that could not be read, and why. */
  readonly unread: readonly { readonly names: readonly string[]; readonly refusal: Refusal }[]
}

type Refusal = Extract<Answer<unknown>, { kind: 'refused' }>

export interface Selection {
  /** Full names, folders, or patterns; none for all. */
  readonly wanted: readonly string[]
  /** By any of the names of a job. */
  readonly watches: (names: readonly string[]) => boolean
}

const itemSchema = z.object({
  name: z.string().refine(isName),
  _class: anyText(),
  lastBuild: z.object({ number: wholeNumber(), timestamp: instantMs() }).nullish().catch(null),
  actions: z
    .array(z.object({ _class: anyText() }).nullish().catch(undefined))
    .nullish()
    .catch(undefined),
  jobs: z.array(z.unknown()).optional().catch(undefined),
})
type Item = z.infer<typeof itemSchema>
const folderSchema = z.object({ url: anyText(), jobs: z.array(z.unknown()).catch([]) })

/** Folders within each other are asked for three at once: most controllers are known after one request. */
const levels = 2
const perPage = 100
const perLevel = 50
const mostPages = 50
const deepest = 20

const fieldsOf = (deep: number): string =>
  `name,_class,lastBuild[number,timestamp],actions[_class]${deep > 0 ? `,jobs[${fieldsOf(deep - 1)}]{0,${perLevel}}` : ''}`

export async function findProjects(rest: Rest, root: Root, selection: Selection): Promise<Found> {
  let home: string | undefined
  const projects: Project[] = []
  const unread: { names: readonly string[]; refusal: Refusal }[] = []

  /** Everything directly in a folder; undefined where it could not be read. */
  async function itemsIn(names: readonly string[], deep: number): Promise<readonly Item[] | undefined> {
    const items: Item[] = []
    for (let page = 0; page < mostPages; page++) {
      const range = `{${page * perPage},${(page + 1) * perPage}}`
      const answer = await rest.json(treeOf(addressOf(root, names), `url,jobs[${fieldsOf(deep)}]${range}`))
      if (answer.kind === 'refused' && answer.reason === 'too-long' && deep > 0) return itemsIn(names, 0)
      const read = answer.kind === 'ok' ? folderSchema.safeParse(answer.value) : undefined
      if (answer.kind === 'refused' || !read?.success) {
        unread.push({ names, refusal: answer.kind === 'refused' ? answer : notAFolder })
        return page === 0 ? undefined : items
      }
      home ??= homeOf(read.data.url)
      items.push(...itemsOf(read.data.jobs))
      if (read.data.jobs.length < perPage) break
    }
    return items
  }

  async function walk(items: readonly Item[], names: readonly string[]): Promise<void> {
    for (const item of items) {
      const own = [...names, item.name]
      if (!mayHold(selection.wanted, own)) continue
      if (isJob(item)) {
        if (chosen(selection, own)) projects.push({ names: own, jobs: [jobOf(item, own)] })
        continue
      }
      if (own.length > deepest) continue
      const inside = within(item) ?? (await itemsIn(own, levels))
      if (inside === undefined) continue
      if (isMultibranch(item)) {
        const project = multibranch(selection, own, inside)
        if (project !== undefined) projects.push(project)
      } else await walk(inside, own)
    }
  }

  const top = await itemsIn(root.folder, levels)
  if (top !== undefined) await walk(top, root.folder)
  return { home, projects, unread }
}

const notAFolder: Refusal = { kind: 'refused', reason: 'not-json', message: 'the answer is no list of jobs' }

const itemsOf = (given: readonly unknown[]): readonly Item[] =>
  given.flatMap((item) => {
    const read = itemSchema.safeParse(item)
    return read.success ? [read.data] : []
  })

/** What was asked for along with its folder; undefined where it was cut off, or lies too deep. */
const within = ({ jobs }: Item): readonly Item[] | undefined =>
  jobs === undefined || jobs.length >= perLevel ? undefined : itemsOf(jobs)

/** Fields a kind of item does not have are left out: a folder has no builds, and a job without any has null. */
const isJob = (item: Item): boolean => item.lastBuild !== undefined && item.jobs === undefined
const isMultibranch = ({ _class }: Item): boolean => /MultiBranch/i.test(_class ?? '')

function jobOf({ lastBuild }: Item, names: readonly string[]): WatchedJob {
  const { number, timestamp } = lastBuild ?? {}
  return { names, ...(number == null ? {} : { last: { number, timestamp: timestamp ?? 0 } }) }
}

function multibranch(selection: Selection, names: readonly string[], items: readonly Item[]): Project | undefined {
  const branches = items.filter((item) => isJob(item) && chosen(selection, names, item.name))
  if (branches.length === 0) return undefined
  const has = (item: Item, action: string): boolean => item.actions?.some((a) => a?._class?.endsWith(action)) === true
  const all = items.map(({ name }) => name)
  const main =
    items.find((item) => has(item, '.PrimaryInstanceMetadataAction'))?.name ??
    ['main', 'master'].find((name) => all.includes(name))
  return {
    names,
    jobs: branches.map((item) => ({
      ...jobOf(item, [...names, item.name]),
      branch: decoded(item.name),
      // Only change requests have somebody who contributes them; older branch sources tell by the name alone.
      ...(has(item, '.ContributorMetadataAction') || /^(?:PR|MR|CR)-\d+(?:-(?:head|merge))?$/.test(item.name)
        ? { change: true as const }
        : {}),
    })),
    ...(main === undefined ? {} : { defaultBranch: decoded(main) }),
  }
}

/** Could something of this name, or below it, be meant? */
function mayHold(wanted: readonly string[], names: readonly string[]): boolean {
  const name = names.join('/')
  return (
    wanted.length === 0 ||
    wanted.some((pattern) => {
      const fixed = pattern.split('*')[0] ?? ''
      return fixed.startsWith(`${name}/`) || name.startsWith(fixed) || isMeant(pattern, name)
    })
  )
}

/** A folder’s name means all that is in it. */
export const isMeant = (pattern: string, name: string): boolean =>
  matches(pattern, name) || matches(`${pattern.replace(/\/+$/, '')}/*`, name)

function chosen({ wanted, watches }: Selection, names: readonly string[], branch?: string): boolean {
  const called = namesOf(names, branch)
  return (
    (wanted.length === 0 || wanted.some((pattern) => called.slice(1).some((name) => isMeant(pattern, name)))) &&
    watches(called)
  )
}

/** What a job is called by those who choose: its own name, its full one, and with the branch. */
export const namesOf = (names: readonly string[], branch?: string): readonly string[] => {
  const full = names.join('/')
  return [
    names.at(-1) ?? '',
    full,
    ...(branch === undefined ? [] : [...new Set([`${full}/${branch}`, `${full}/${decoded(branch)}`])]),
  ]
}

function homeOf(url: string | null | undefined): string | undefined {
  const [home] = (url ?? '').split('/job/')
  return home !== undefined && URL.canParse(home) ? home.replace(/\/?$/, '/') : undefined
}
