/** What the loopback GitLab answers. Lists are paged, filtered and sorted as GitLab does it. */

export type Raw = Record<string, unknown>

export interface RawPipeline extends Raw {
  readonly id: number
  readonly project_id: number
  readonly source: string
  readonly status: string
  readonly created_at: string
  readonly updated_at: string
}

export interface GitlabState {
  readonly projects: (Raw & { readonly id: number; readonly path_with_namespace: string })[]
  readonly pipelines: RawPipeline[]
  /** By pipeline, every try. */
  readonly jobs: Map<number, (Raw & { readonly id: number; readonly name: string })[]>
  readonly bridges: Map<number, Raw[]>
  /** By job. */
  readonly traces: Map<number, Buffer>
  /** By pipeline. */
  readonly reports: Map<number, Raw>
  /** `1/5`: project and number. */
  readonly mergeRequests: Map<string, Raw>
  /** `1 .github/pipeline-guard.yml` */
  readonly files: Map<string, string>
  /** `1 main`: the head of a branch. */
  readonly heads: Map<string, string>
  /** Jobs that were retried. */
  readonly retries: number[]
  readonly statuses: { readonly sha: string; readonly body: Raw }[]
  /** Of every merge request. */
  readonly notes: { readonly id: number; body: string; readonly author: Raw }[]
}

export interface Ask {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly body: string
}

export interface Answer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body: string | Buffer
}

const json = (value: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Answer => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(value),
})
const notFound = (what = 'Not Found'): Answer => json({ message: `404 ${what}` }, 404)

function paged(items: readonly Raw[], query: URLSearchParams): Answer {
  const perPage = Math.min(100, Number(query.get('per_page') ?? 20))
  const page = Number(query.get('page') ?? 1)
  const more = page * perPage < items.length
  return json(items.slice((page - 1) * perPage, page * perPage), 200, {
    'x-page': `${page}`,
    'x-per-page': `${perPage}`,
    'x-total': `${items.length}`,
    'x-next-page': more ? `${page + 1}` : '',
  })
}

export function answerTo(state: GitlabState, ask: Ask): Answer {
  if (ask.path === '/user') return json(me)
  const person = /^\/users\/([^/]+)\/projects$/.exec(ask.path)?.[1]
  if (person !== undefined) return inGroup(state, `${decodeURIComponent(person)}/`, ask)
  const group = /^\/groups\/([^/]+)\/projects$/.exec(ask.path)?.[1]
  if (group !== undefined) return inGroup(state, `${decodeURIComponent(group)}/`, ask)
  const [, name, rest = ''] = /^\/projects\/([^/]+)(\/.*)?$/.exec(ask.path) ?? []
  if (name === undefined) return notFound()
  const wanted = decodeURIComponent(name)
  const project = state.projects.find(
    ({ id, path_with_namespace: path }) => `${id}` === wanted || path.toLowerCase() === wanted.toLowerCase(),
  )
  if (project === undefined) return notFound('Project Not Found')
  return rest === '' ? json(project) : inProject(state, project.id, rest, ask)
}

const me = { id: 39, username: 'guard', name: 'guard', state: 'active' }

function inGroup(state: GitlabState, prefix: string, { query }: Ask): Answer {
  const all = state.projects.filter(({ path_with_namespace: path }) => path.startsWith(prefix))
  if (all.length === 0) return notFound('Group Not Found')
  const direct = query.get('include_subgroups') === 'true'
  return paged(
    all
      .filter(({ path_with_namespace: path }) => direct || !path.slice(prefix.length).includes('/'))
      .filter(({ archived }) => query.get('archived') !== 'false' || archived !== true),
    query,
  )
}

function inProject(state: GitlabState, project: number, path: string, ask: Ask): Answer {
  if (path === '/pipelines') return paged(pipelinesOf(state, project, ask.query), ask.query)
  const [, pipeline, part] = /^\/pipelines\/(\d+)\/(\w+)$/.exec(path) ?? []
  if (pipeline !== undefined) return ofPipeline(state, project, Number(pipeline), part ?? '', ask)
  const [, job, verb] = /^\/jobs\/(\d+)\/(trace|retry)$/.exec(path) ?? []
  if (verb === 'trace') {
    const trace = state.traces.get(Number(job))
    return trace === undefined ? notFound() : { status: 200, headers: { 'content-type': 'text/plain' }, body: trace }
  }
  if (verb === 'retry' && ask.method === 'POST') {
    state.retries.push(Number(job))
    return json({ id: Number(job) + 1_000_000, status: 'pending' }, 201)
  }
  const iid = /^\/merge_requests\/(\d+)$/.exec(path)?.[1]
  if (iid !== undefined) return found(state.mergeRequests.get(`${project}/${iid}`))
  const noted = /^\/merge_requests\/\d+\/notes(?:\/(\d+))?$/.exec(path)
  if (noted !== null) return noteOf(state, noted[1], ask)
  const file = /^\/repository\/files\/([^/]+)$/.exec(path)?.[1]
  if (file !== undefined) {
    const text = state.files.get(`${project} ${decodeURIComponent(file)}`)
    return text === undefined
      ? notFound('File Not Found')
      : json({ blob_id: 'b10b', encoding: 'base64', content: Buffer.from(text).toString('base64') })
  }
  const branch = /^\/repository\/branches\/([^/]+)$/.exec(path)?.[1]
  if (branch !== undefined) {
    const head = state.heads.get(`${project} ${decodeURIComponent(branch)}`)
    return head === undefined ? notFound('Branch Not Found') : json({ name: branch, commit: { id: head } })
  }
  const sha = /^\/statuses\/(\w+)$/.exec(path)?.[1]
  if (sha !== undefined && ask.method === 'POST') {
    state.statuses.push({ sha, body: JSON.parse(ask.body) })
    return json({ sha, status: 'success' }, 201)
  }
  return notFound()
}

function noteOf(state: GitlabState, id: string | undefined, { method, body, query }: Ask): Answer {
  if (method === 'GET') return paged(state.notes, query)
  const text = String((JSON.parse(body) as Raw)['body'])
  const known = state.notes.find((note) => `${note.id}` === id)
  if (method === 'PUT' && known !== undefined) {
    known.body = text
    return json(known)
  }
  const made = { id: 7000 + state.notes.length, body: text, author: me, system: false, noteable_type: 'MergeRequest' }
  state.notes.push(made)
  return json(made, 201)
}

const found = (value: Raw | undefined): Answer => (value === undefined ? notFound() : json(value))

/** Bounds are included; child pipelines are listed where they are asked for. */
function pipelinesOf(state: GitlabState, project: number, query: URLSearchParams): readonly Raw[] {
  const source = query.get('source')
  const after = Date.parse(query.get('updated_after') ?? '1970-01-01')
  const before = Date.parse(query.get('updated_before') ?? '2999-01-01')
  const by = (pipeline: RawPipeline): number =>
    query.get('order_by') === 'updated_at' ? Date.parse(pipeline.updated_at) : pipeline.id
  const up = query.get('sort') === 'asc' ? 1 : -1
  return state.pipelines
    .filter((pipeline) => pipeline.project_id === project)
    .filter((pipeline) => (source === null ? pipeline.source !== 'parent_pipeline' : pipeline.source === source))
    .filter(({ updated_at }) => after <= Date.parse(updated_at) && Date.parse(updated_at) <= before)
    .sort((a, b) => up * (by(a) - by(b) || a.id - b.id))
}

function ofPipeline(state: GitlabState, project: number, id: number, part: string, { query }: Ask): Answer {
  if (!state.pipelines.some((pipeline) => pipeline.id === id && pipeline.project_id === project)) return notFound()
  switch (part) {
    case 'jobs': {
      const all = [...(state.jobs.get(id) ?? [])].sort((a, b) => b.id - a.id)
      const newest = all.filter((job, at) => all.findIndex(({ name }) => name === job.name) === at)
      return paged(query.get('include_retried') === 'true' ? all : newest, query)
    }
    case 'bridges':
      return paged(state.bridges.get(id) ?? [], query)
    case 'test_report':
      return json(state.reports.get(id) ?? { total_count: 0, test_suites: [] })
    default:
      return notFound()
  }
}
