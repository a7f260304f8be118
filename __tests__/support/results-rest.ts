/** The REST end of artifacts: the repository-wide list by exact name, the zip behind a redirect, runs by event. */
import type { Answer } from './results-blobs.js'
import type { RunInfo, StoredArtifact } from './results-service.js'

export function artifactRest(
  { method, url }: { readonly method: string; readonly url: URL },
  artifacts: readonly StoredArtifact[],
  runs: readonly RunInfo[],
  signed: (path: string) => string,
): Answer | undefined {
  const [, path = ''] = /^(?:\/api\/v3)?\/repos\/[^/]+\/[^/]+(\/.*)?$/.exec(url.pathname) ?? []
  if (method !== 'GET') return undefined
  const name = url.searchParams.get('name')
  const size = Number(url.searchParams.get('per_page') ?? 30)
  const page = Number(url.searchParams.get('page') ?? 1)
  if (path === '') return json({ id: 1, full_name: 'o/r', default_branch: 'main' })
  if (path === '/actions/artifacts') {
    const list = artifacts.filter((one) => one.finalized && (name === null || one.name === name)).reverse()
    return json({ total_count: list.length, artifacts: list.slice((page - 1) * size, page * size).map(listed) })
  }
  const zip = /^\/actions\/artifacts\/(\d+)\/zip$/.exec(path)
  if (zip) {
    const one = artifacts.find((artifact) => artifact.id === Number(zip[1]))
    return one ? { status: 302, headers: { location: signed(one.path) } } : json({ message: 'Not Found' }, 404)
  }
  const one = /^\/actions\/runs\/(\d+)$/.exec(path)
  const known = runs.find((run) => run.id === Number(one?.[1]))
  if (one && known) return json(shown(known))
  if (/^\/actions\/workflows\/[^/]+\/runs$/.test(path))
    return json({ total_count: runs.length, workflow_runs: [...runs].reverse().slice(0, size).map(shown) })
  const event = url.searchParams.get('event')
  if (path === '/actions/runs' && event !== null) {
    const branch = url.searchParams.get('branch')
    const list = runs.filter((run) => run.event === event && (branch === null || run.branch === branch)).reverse()
    return json({
      total_count: list.length,
      workflow_runs: list.slice(0, size).map((run) => ({ id: run.id, event: run.event })),
    })
  }
  return undefined
}

const shown = (run: RunInfo) => ({
  id: run.id,
  event: run.event,
  head_branch: run.branch,
  head_sha: run.sha,
  run_attempt: run.attempt ?? 1,
  actor: { login: run.actor },
  triggering_actor: { login: run.rerunBy ?? run.actor },
  head_repository: { full_name: run.headRepositoryId === run.repositoryId ? 'o/r' : 'stranger/r' },
  ...(run.startedAt !== undefined && { created_at: run.startedAt, run_started_at: run.startedAt }),
})

const listed = (one: StoredArtifact) => ({
  id: one.id,
  node_id: 'x',
  name: one.name,
  size_in_bytes: one.size,
  expired: false,
  digest: one.hash ?? null,
  url: `https://api.github.com/repos/o/r/actions/artifacts/${one.id}`,
  archive_download_url: `https://api.github.com/repos/o/r/actions/artifacts/${one.id}/zip`,
  created_at: one.createdAt,
  updated_at: one.createdAt,
  expires_at: one.expiresAt ?? null,
  workflow_run: {
    id: one.run.id,
    repository_id: one.run.repositoryId,
    head_repository_id: one.run.headRepositoryId,
    head_branch: one.run.branch,
    head_sha: one.run.sha,
  },
})

const json = (value: unknown, status = 200): Answer => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(value),
})
