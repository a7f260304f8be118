/**
 * A stand-in for the Actions results service: artifact v4, cache v2, blobs, and the REST end of artifacts. The toolkit’s
 * real clients round-trip against it. Faults are injected call by call.
 */
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Answer, type Ask, blobServer } from './results-blobs.js'
import { cacheRpc } from './results-caches.js'
import { artifactRest } from './results-rest.js'

export interface RunInfo {
  readonly id: number
  readonly branch: string
  readonly event: string
  readonly repositoryId: number
  readonly headRepositoryId: number | null
  readonly sha: string
  readonly actor: string
  /** Of the latest attempt, and who asked for it. */
  readonly attempt?: number
  readonly rerunBy?: string
  readonly startedAt?: string
}

export interface StoredArtifact {
  readonly id: number
  readonly run: RunInfo
  readonly name: string
  readonly path: string
  readonly createdAt: string
  readonly expiresAt?: string
  readonly hash?: string
  readonly size: number
  readonly finalized: boolean
}

/** What to do to a call instead of answering it. */
export type Fault =
  | { readonly status: number; readonly message?: string }
  | { readonly slowMs: number }
  | { readonly hangUp: true }

export interface Call {
  /** `ArtifactService/CreateArtifact`, `blob`, `GET /repos/…` */
  readonly route: string
  readonly name?: string
  readonly run?: number
}

const token = (run: number): string => {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${part({ alg: 'none', typ: 'JWT' })}.${part({ scp: `Actions.Results:run-${run}:job-${run}` })}.x`
}

const runOf = (headers: Ask['headers']): number => {
  const payload =
    String(headers['authorization'] ?? '')
      .replace(/^Bearer /i, '')
      .split('.')[1] ?? ''
  const scope = (JSON.parse(Buffer.from(payload, 'base64url').toString() || '{}') as { scp?: string }).scp ?? ''
  return Number(/run-(\d+)/.exec(scope)?.[1])
}

export interface ResultsService {
  readonly url: string
  readonly artifacts: StoredArtifact[]
  readonly caches: ReturnType<typeof cacheRpc>['entries']
  /** Routes asked, in order. */
  readonly log: string[]
  /** Tells the service of a run; unknown runs are pushes to main. */
  run(info: Partial<RunInfo> & { readonly id: number }): RunInfo
  /** Environment of a step of that run. */
  env(run: number): Record<string, string>
  fault: ((call: Call) => Fault | undefined) | undefined
  cacheMode: 'write' | 'read'
  /** Milliseconds since the epoch; artifacts are dated by it. */
  now: () => number
  /** Adds an artifact as a stranger would have: any bytes, any run. */
  plant(run: number, name: string, zip: Uint8Array): StoredArtifact
  /** Answers the REST paths of artifacts, for another loopback server to hand on; undefined for other paths. */
  rest(ask: { readonly method: string; readonly url: URL }): Answer | undefined
  close(): Promise<void>
}

export async function startResultsService(): Promise<ResultsService> {
  const runs = new Map<number, RunInfo>()
  const { blobs, answer: blob } = blobServer()
  let nextId = 1
  let base = ''
  const signed = (path: string) => `${base}/devstoreaccount1/${path}?se=2030-01-01&sp=rw&sig=secret`
  const caches = cacheRpc(signed, () => service.cacheMode)
  const mine = (run: number, name: string) =>
    service.artifacts.findIndex((one) => one.run.id === run && one.name === name)

  const artifactRpc = (method: string, body: Record<string, never>, run: number): Answer => {
    const name = String(body['name'] ?? '')
    const at = mine(run, name)
    const found = service.artifacts[at]
    switch (method) {
      case 'CreateArtifact': {
        if (found)
          return json(
            { code: 'already_exists', msg: 'an artifact with this name already exists on the workflow run' },
            409,
          )
        const id = nextId++
        const made = {
          id,
          run: service.run({ id: run }),
          name,
          path: `art/${id}.zip`,
          createdAt: new Date(service.now()).toISOString(),
          size: 0,
          finalized: false,
        }
        service.artifacts.push({ ...made, ...(body['expires_at'] ? { expiresAt: String(body['expires_at']) } : {}) })
        return json({ ok: true, signed_upload_url: signed(made.path) })
      }
      case 'FinalizeArtifact':
        if (!found) return json({ msg: 'not found' }, 404)
        service.artifacts[at] = { ...found, size: Number(body['size']), hash: String(body['hash']), finalized: true }
        return json({ ok: true, artifact_id: String(found.id) })
      case 'ListArtifacts': {
        const wanted = body['name_filter'] as string | undefined
        const list = service.artifacts.filter(
          (one) => one.finalized && one.run.id === run && (!wanted || one.name === wanted),
        )
        return json({
          artifacts: list.map((one) => ({
            workflow_run_backend_id: `run-${run}`,
            workflow_job_run_backend_id: `job-${run}`,
            database_id: String(one.id),
            name: one.name,
            size: String(one.size),
            created_at: one.createdAt,
          })),
        })
      }
      default:
        return json({ msg: 'bad route' }, 404)
    }
  }

  const route = (ask: Ask): readonly [Call, () => Answer] => {
    const twirp = /^\/twirp\/github\.actions\.results\.api\.v1\.(\w+)\/(\w+)$/.exec(ask.url.pathname)
    if (twirp) {
      const body = JSON.parse(ask.body.toString() || '{}') as Record<string, never>
      const [, unit = '', method = ''] = twirp
      const run = runOf(ask.headers)
      const call = { route: `${unit}/${method}`, name: String(body['name'] ?? body['key'] ?? ''), run }
      return [call, () => (unit === 'CacheService' ? caches.answer(method, body) : artifactRpc(method, body, run))]
    }
    if (ask.url.pathname.startsWith('/devstoreaccount1/')) return [{ route: 'blob' }, () => blob(ask)]
    return [
      { route: `${ask.method} ${ask.url.pathname}` },
      () => service.rest(ask) ?? json({ message: 'Not Found' }, 404),
    ]
  }

  const server = http.createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const url = new URL(request.url ?? '/', base)
      const [call, answer] = route({
        method: request.method ?? 'GET',
        url,
        body: Buffer.concat(parts),
        headers: request.headers,
      })
      service.log.push(call.route)
      const fault = service.fault?.(call)
      if (fault && 'hangUp' in fault) return request.socket.destroy()
      const told =
        fault && 'status' in fault
          ? json({ msg: fault.message ?? 'injected', message: fault.message ?? 'injected' }, fault.status)
          : answer()
      const send = () => {
        response.writeHead(told.status, told.headers)
        response.end(told.body ?? '')
      }
      if (fault && 'slowMs' in fault) setTimeout(send, fault.slowMs)
      else send()
    })
  })

  const service: ResultsService = {
    get url() {
      return base
    },
    artifacts: [],
    caches: caches.entries,
    log: [],
    fault: undefined,
    cacheMode: 'write',
    now: Date.now,
    run(info) {
      const known = runs.get(info.id)
      const told = {
        branch: 'main',
        event: 'push',
        repositoryId: 1,
        headRepositoryId: 1,
        sha: `sha${info.id}`,
        actor: 'ada',
        ...known,
        ...info,
      }
      runs.set(info.id, told)
      return told
    },
    env: (run) => ({
      ACTIONS_RESULTS_URL: base,
      ACTIONS_RUNTIME_TOKEN: token(run),
      ACTIONS_CACHE_SERVICE_V2: '1',
      GITHUB_API_URL: base,
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_REPOSITORY: 'o/r',
      GITHUB_RUN_ID: String(run),
      GITHUB_REF: `refs/heads/${service.run({ id: run }).branch}`,
      GITHUB_TOKEN: 'loopback',
    }),
    plant(run, name, zip) {
      const id = nextId++
      const planted = {
        id,
        run: service.run({ id: run }),
        name,
        path: `art/${id}.zip`,
        createdAt: new Date(service.now()).toISOString(),
        size: zip.length,
        finalized: true,
      }
      blobs.set(`/devstoreaccount1/${planted.path}`, Buffer.from(zip))
      service.artifacts.push(planted)
      return planted
    },
    rest: (ask) => artifactRest(ask, service.artifacts, [...runs.values()], signed),
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => {
        server.close(() => resolve())
      })
    },
  }
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return service
}

const json = (value: unknown, status = 200): Answer => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(value),
})
