/** Projects as the API tells them, and which ones `group/*` stands for. */
import { z } from 'zod'
import { matches } from '../../../core/run/wildcard.js'
import type { Answer } from '../../http/rest.js'
import { anyText } from '../bounded.js'
import type { FleetContext } from './fleet/context.js'

const flag = z.boolean().nullish().catch(undefined)
const projectSchema = z.object({
  id: z.int().min(1),
  path_with_namespace: z
    .string()
    .max(500)
    .regex(/^[\w.-]+(?:\/[\w.-]+)+$/),
  default_branch: anyText(),
  ci_config_path: anyText(),
  archived: flag,
  jobs_enabled: flag,
})

export interface Project {
  /** Its address in the API. */
  readonly url: string
  readonly id: number
  readonly path: string
  readonly defaultBranch?: string
  /** As CI_CONFIG_PATH tells it. */
  readonly configPath: string
}

export interface Projects {
  of(name: string): Promise<Answer<Project>>
  /** Each once, as GitLab spells it. A pattern that could not be looked up stands for itself. */
  named(wanted: readonly string[]): Promise<readonly string[]>
  /** Is it still there, and may be read? Asked anew. */
  isReadable(name: string): Promise<boolean>
}

interface Listed {
  readonly found: readonly z.infer<typeof projectSchema>[]
  readonly whole: boolean
}

const perPage = 100
const mostPages = 30

export function createProjects(context: FleetContext): Projects {
  const { rest, api, tell } = context
  const known = new Map<string, Project>()
  const projectOf = (given: z.infer<typeof projectSchema>): Project => {
    const project = {
      url: `${api}/projects/${given.id}`,
      id: given.id,
      path: given.path_with_namespace,
      ...(given.default_branch ? { defaultBranch: given.default_branch } : {}),
      configPath: given.ci_config_path || '.gitlab-ci.yml',
    }
    known.set(project.path.toLowerCase(), project)
    return project
  }

  async function ask(name: string): Promise<Answer<Project>> {
    const answer = await rest.json(`${api}/projects/${encodeURIComponent(name)}`)
    if (answer.kind === 'refused') return answer
    const read = projectSchema.safeParse(answer.value)
    if (!read.success) return { kind: 'refused', reason: 'not-json', message: `what came is no project` }
    const project = projectOf(read.data)
    // Under its old name too, where it was moved.
    known.set(name.toLowerCase(), project)
    return { ...answer, value: project }
  }

  /** @returns undefined where there is no such group or user */
  async function listed(route: string): Promise<Listed | undefined> {
    const found: z.infer<typeof projectSchema>[] = []
    for (let page = 1; page <= mostPages; page++) {
      const answer = await rest.json(
        `${api}/${route}&archived=false&order_by=id&sort=asc&per_page=${perPage}&page=${page}`,
      )
      if (answer.kind === 'refused') {
        if (answer.reason === 'missing' && page === 1) return undefined
        tell('The projects of the group', answer)
        return { found, whole: false }
      }
      const items: readonly unknown[] = Array.isArray(answer.value) ? answer.value : []
      found.push(...items.flatMap((given) => projectSchema.safeParse(given).data ?? []))
      if (items.length < perPage) break
    }
    return { found, whole: true }
  }

  /** Subgroups included, projects shared with the group from elsewhere not. */
  async function matching(pattern: string): Promise<readonly string[]> {
    const group = pattern.slice(0, pattern.slice(0, pattern.indexOf('*')).lastIndexOf('/'))
    const id = encodeURIComponent(group)
    const inGroup = await listed(`groups/${id}/projects?include_subgroups=true&with_shared=false`)
    const all = inGroup ?? (group.includes('/') ? undefined : await listed(`users/${id}/projects?`))
    if (all === undefined) tell(`The group ${group}`, { reason: 'missing', message: 'there is none that may be read' })
    const names = (all?.found ?? [])
      .filter(({ archived, jobs_enabled }) => archived !== true && jobs_enabled !== false)
      .filter(({ path_with_namespace: path }) => matches(pattern.toLowerCase(), path.toLowerCase()))
      .map((given) => projectOf(given).path)
    return all?.whole === true ? names : [...names, pattern]
  }

  return {
    async of(name) {
      const project = known.get(name.toLowerCase())
      return project === undefined ? ask(name) : { kind: 'ok', value: project, headers: new Headers() }
    },
    async named(wanted) {
      const found: string[] = []
      for (const name of wanted) {
        if (name.includes('*')) found.push(...(await matching(name)))
        else {
          const answer = await ask(name)
          found.push(answer.kind === 'ok' ? answer.value.path : name)
        }
      }
      const spelt = new Map(found.map((name) => [name.toLowerCase(), name]))
      return [...spelt.values()]
    },
    isReadable: async (name) => (await ask(name)).kind === 'ok',
  }
}
