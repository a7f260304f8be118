/** Finds our artifacts in the whole repository by their exact name, sifted by origin before anything is downloaded. */
import { z } from 'zod'
import type { Origin } from '../../../core/history/provenance.js'
import type { Repository } from '../../http/github/repository.js'

const listSchema = z.object({
  total_count: z.number(),
  artifacts: z.array(
    z.object({
      id: z.number(),
      size_in_bytes: z.number(),
      expired: z.boolean(),
      created_at: z.string().nullish(),
      workflow_run: z
        .object({
          id: z.number(),
          repository_id: z.number(),
          head_repository_id: z.number().nullish(),
          head_branch: z.string().nullish(),
          head_sha: z.string().nullish(),
        })
        .partial()
        .nullish(),
    }),
  ),
})
type Listed = z.infer<typeof listSchema>['artifacts'][number]

const repositorySchema = z.object({ default_branch: z.string() })

/** Pages of a hundred looked through: runs of forks leave artifacts under the same name, and must not hide our own. */
const mostPages = 4
/** Enough of our own found to stop turning pages. */
const enough = 25
const keptBack = 15

/** Newest first; expired ones, and those whose head is not this repository, are left out. */
export async function listArtifacts(rest: Repository, name: string): Promise<readonly Origin[]> {
  const found: Origin[] = []
  for (let page = 1; page <= mostPages; page++) {
    const path = `/actions/artifacts?name=${encodeURIComponent(name)}&per_page=100&page=${page}`
    const { artifacts, total_count: total } = await rest.json(path, listSchema)
    found.push(...artifacts.flatMap(originOf))
    if (found.length >= enough || page * 100 >= total || artifacts.length === 0 || rest.left() < keptBack) break
  }
  return found.sort((a, b) => b.createdAt.localeCompare(a.createdAt) || b.id - a.id)
}

function originOf({ id, size_in_bytes, expired, created_at, workflow_run: run }: Listed): readonly Origin[] {
  if (expired || run?.id === undefined || run.repository_id === undefined) return []
  if (run.head_repository_id !== run.repository_id) return []
  const branch = run.head_branch ?? undefined
  const sha = run.head_sha ?? undefined
  return [
    {
      id,
      bytes: size_in_bytes,
      createdAt: created_at ?? '',
      run: String(run.id),
      own: true,
      ...(branch !== undefined && { branch }),
      ...(sha !== undefined && { sha }),
    },
  ]
}

export const mainBranch = async (rest: Repository): Promise<string> =>
  (await rest.json('', repositorySchema)).default_branch
