/** The newest deployment GitLab knows of. https://docs.gitlab.com/api/deployments/ */
import { z } from 'zod'
import type { GateDeployment } from '../../../core/model/index.js'
import { safeUrl } from '../../../core/report/escape.js'
import type { Answer, Rest } from '../../http/rest.js'

const shape = z.array(
  z.object({
    created_at: z.string(),
    sha: z.string().optional(),
    environment: z.object({ name: z.string() }).optional(),
    deployable: z.object({ finished_at: z.string().nullish(), web_url: z.string().nullish() }).nullish(),
  }),
)

/** @returns undefined where there is none, or something else came; the refusal where it was refused */
export async function newestDeployment(
  { rest, project }: { readonly rest: Rest; readonly project: string },
  environment: string | undefined,
): Promise<GateDeployment | undefined | Extract<Answer<unknown>, { readonly kind: 'refused' }>> {
  const parameters = new URLSearchParams({
    order_by: 'created_at',
    sort: 'desc',
    per_page: '1',
    ...(environment === undefined ? {} : { environment }),
  })
  const answer = await rest.json(`${project}/deployments?${parameters}`)
  if (answer.kind === 'refused') return answer
  const read = shape.safeParse(answer.value)
  const newest = read.success ? read.data[0] : undefined
  const when = Date.parse(newest?.deployable?.finished_at ?? newest?.created_at ?? '')
  if (newest === undefined || Number.isNaN(when)) return undefined
  const url = safeUrl(newest.deployable?.web_url ?? undefined)
  return {
    at: new Date(when).toISOString(),
    source: 'gitlab',
    ...(newest.sha === undefined ? {} : { sha: newest.sha }),
    ...(newest.environment === undefined ? {} : { environment: newest.environment.name }),
    ...(url === undefined ? {} : { url }),
  }
}
