/** The newest deployment GitHub knows of. https://docs.github.com/en/rest/deployments */
import { z } from 'zod'
import type { GateDeployment } from '../../../core/model/index.js'
import { safeUrl } from '../../../core/report/escape.js'
import { at, type Context } from './context.js'

const deploymentShape = z.object({
  id: z.number(),
  sha: z.string().optional(),
  environment: z.string().optional(),
  created_at: z.string(),
})
const statusShape = z.object({
  state: z.string(),
  created_at: z.string(),
  log_url: z.string().nullish(),
  environment_url: z.string().nullish(),
})

/** When it was done, by its newest status that says so; else when it was begun. */
export async function newestDeployment(
  context: Context,
  environment: string | undefined,
): Promise<GateDeployment | undefined> {
  const params = at(context, { per_page: 1, ...(environment === undefined ? {} : { environment }) })
  const listed = await context.client.get('/repos/{owner}/{repo}/deployments', params, z.array(deploymentShape))
  if (listed.kind === 'refused') {
    context.tell(listed, { what: 'The newest deployment', need: 'deployments: read' })
    return undefined
  }
  const [newest] = listed.value
  if (newest === undefined) return undefined
  const route = '/repos/{owner}/{repo}/deployments/{deployment_id}/statuses'
  const statuses = await context.client.get(
    route,
    at(context, { deployment_id: newest.id, per_page: 10 }),
    z.array(statusShape),
  )
  const done = statuses.kind === 'ok' ? statuses.value.find(({ state }) => state === 'success') : undefined
  const url = safeUrl(done?.log_url ?? done?.environment_url ?? undefined)
  const when = Date.parse(done?.created_at ?? newest.created_at)
  if (Number.isNaN(when)) return undefined
  return {
    at: new Date(when).toISOString(),
    source: 'github',
    ...(newest.sha === undefined ? {} : { sha: newest.sha }),
    ...(newest.environment === undefined ? {} : { environment: newest.environment }),
    ...(url === undefined ? {} : { url }),
  }
}
