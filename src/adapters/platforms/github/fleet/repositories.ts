/** Which repositories `owner/*` stands for. */
import { z } from 'zod'
import { matches } from '../../../../core/run/wildcard.js'
import type { Answer } from '../../../http/github/answer.js'
import type { Context } from '../context.js'
import { valid } from '../shapes.js'

const shape = z.object({
  full_name: z.string().regex(/^[\w.-]{1,100}\/[\w.-]{1,100}$/),
  archived: z.boolean().optional().catch(undefined),
  disabled: z.boolean().optional().catch(undefined),
})
const perPage = 100
const mostPages = 10
const asked = { what: 'The repositories of the owner', need: 'contents: read' } as const

/** Each once, as the platform spells it; archived ones have no new runs. A pattern that could not be looked up stands for itself. */
export async function repositoriesOf(context: Context, wanted: readonly string[]): Promise<readonly string[]> {
  const found: string[] = []
  for (const name of wanted) found.push(...(name.includes('*') ? await matching(context, name) : [name]))
  const seen = new Set<string>()
  return found.filter((name) => {
    const known = seen.has(name.toLowerCase())
    seen.add(name.toLowerCase())
    return !known
  })
}

async function matching(context: Context, pattern: string): Promise<readonly string[]> {
  const owner = pattern.split('/')[0] ?? ''
  const asOrganisation = await pages(context, '/orgs/{owner}/repos', owner)
  const { found = [], whole = false } = asOrganisation ?? (await pages(context, '/users/{owner}/repos', owner)) ?? {}
  const names = found
    .filter(({ archived, disabled }) => archived !== true && disabled !== true)
    .map(({ full_name }) => full_name)
    .filter((name) => matches(pattern.toLowerCase(), name.toLowerCase()))
  return whole ? names : [...names, pattern]
}

interface Found {
  readonly found: readonly z.infer<typeof shape>[]
  readonly whole: boolean
}

/** @returns undefined where there is no such owner of that kind */
async function pages(context: Context, route: string, owner: string): Promise<Found | undefined> {
  const found: z.infer<typeof shape>[] = []
  for (let page = 1; page <= mostPages; page++) {
    const params = { owner, per_page: perPage, page, sort: 'full_name' }
    const answer: Answer<unknown[]> = await context.client.get(route, params, z.array(z.unknown()))
    if (answer.kind === 'refused') {
      if (answer.reason === 'missing' && route.startsWith('/orgs')) return undefined
      context.tell(answer, asked)
      return { found, whole: false }
    }
    found.push(...valid(shape, answer.value))
    if (answer.value.length < perPage) break
  }
  return { found, whole: true }
}
