/** S3 on loopback, as much of it as a history asks for: conditions, pages, and whatever goes wrong, on demand. */
import { createHash } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'

interface Stored {
  readonly bytes: Buffer
  readonly tag: string
  readonly at: number
}

export interface S3Request {
  readonly method: string
  readonly key: string
  readonly query: URLSearchParams
  readonly headers: http.IncomingHttpHeaders
}

export interface S3Answer {
  readonly status: number
  readonly code: string
  readonly headers?: Readonly<Record<string, string>>
  /** In place of the error’s own. */
  readonly body?: string
}

export interface S3Server {
  readonly url: string
  readonly objects: Map<string, Stored>
  readonly requests: S3Request[]
  /** Asked before anything is done; what it answers is the answer. */
  fault: ((request: S3Request) => S3Answer | undefined) | undefined
  pageSize: number
  /** Keys that lists do not show yet. */
  hidden: (key: string) => boolean
  now: () => number
  plant(key: string, bytes: Uint8Array): void
  close(): Promise<void>
}

const xml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

export const bucket = 'history'

export async function startS3(): Promise<S3Server> {
  const objects = new Map<string, Stored>()
  const requests: S3Request[] = []
  const http404 = { status: 404, code: 'NoSuchKey' }
  const store = (key: string, bytes: Buffer): Stored => {
    const one = { bytes, tag: `"${createHash('md5').update(bytes).digest('hex')}"`, at: server.now() }
    objects.set(key, one)
    return one
  }
  const refuse = (response: http.ServerResponse, { status, code, headers = {}, body }: S3Answer) =>
    response
      .writeHead(status, { 'content-type': 'application/xml', ...headers })
      .end(body ?? `<?xml version="1.0"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`)

  const daemon = http.createServer(async (request, response) => {
    const chunks: Uint8Array[] = []
    for await (const chunk of request) chunks.push(chunk as Uint8Array)
    const url = new URL(request.url ?? '/', 'http://s3')
    const [, named = '', ...rest] = url.pathname.split('/')
    const asked = {
      method: request.method ?? '',
      key: decodeURIComponent(rest.join('/')),
      query: url.searchParams,
      headers: request.headers,
    }
    requests.push(asked)
    const fault = server.fault?.(asked)
    if (fault !== undefined) return refuse(response, fault)
    if (named !== bucket) return refuse(response, { status: 404, code: 'NoSuchBucket' })
    if (request.headers.authorization?.startsWith('AWS4-HMAC-SHA256 ') !== true)
      return refuse(response, { status: 403, code: 'AccessDenied' })
    if (asked.method === 'PUT') return put(asked, Buffer.concat(chunks), response)
    if (asked.query.get('list-type') === '2') return list(asked.query, response)
    const found = objects.get(asked.key)
    if (found === undefined) return refuse(response, http404)
    return response
      .writeHead(200, { etag: found.tag, 'last-modified': new Date(found.at).toUTCString() })
      .end(found.bytes)
  })

  function put({ key, headers }: S3Request, bytes: Buffer, response: http.ServerResponse) {
    const there = objects.get(key)
    const isRefused =
      (headers['if-none-match'] === '*' && there !== undefined) ||
      (headers['if-match'] !== undefined && headers['if-match'] !== there?.tag)
    if (isRefused) return refuse(response, { status: 412, code: 'PreconditionFailed' })
    return response.writeHead(200, { etag: store(key, bytes).tag }).end()
  }

  function list(query: URLSearchParams, response: http.ServerResponse) {
    const prefix = query.get('prefix') ?? ''
    const delimiter = query.get('delimiter')
    const after = query.get('continuation-token') ?? query.get('start-after') ?? ''
    const names = [...objects.keys()].filter((key) => key.startsWith(prefix) && !server.hidden(key)).sort()
    const shown = [
      ...new Set(
        names.map((key) => {
          const end = delimiter === null ? -1 : key.indexOf(delimiter, prefix.length)
          return end < 0 ? key : key.slice(0, end + 1)
        }),
      ),
    ].filter((key) => key > after)
    const page = shown.slice(0, server.pageSize)
    const more = shown.length > page.length
    const entries = page.map((key) => {
      const one = objects.get(key)
      return one === undefined || key.endsWith('/')
        ? `<CommonPrefixes><Prefix>${xml(key)}</Prefix></CommonPrefixes>`
        : `<Contents><Key>${xml(key)}</Key><LastModified>${new Date(one.at).toISOString()}</LastModified><ETag>${one.tag}</ETag><Size>${one.bytes.length}</Size></Contents>`
    })
    const next = more ? `<NextContinuationToken>${xml(page.at(-1) ?? '')}</NextContinuationToken>` : ''
    return response
      .writeHead(200, { 'content-type': 'application/xml' })
      .end(
        `<?xml version="1.0"?><ListBucketResult><IsTruncated>${more}</IsTruncated>${next}${entries.join('')}</ListBucketResult>`,
      )
  }

  await new Promise<void>((ready) => daemon.listen(0, '127.0.0.1', ready))
  const server: S3Server = {
    url: `http://127.0.0.1:${(daemon.address() as AddressInfo).port}`,
    objects,
    requests,
    fault: undefined,
    pageSize: 1000,
    hidden: () => false,
    now: Date.now,
    plant: (key, bytes) => void store(key, Buffer.from(bytes)),
    close: async () => {
      daemon.closeAllConnections()
      await new Promise((done) => daemon.close(done))
    },
  }
  return server
}

/** What the SDK reads of the process: keys that open nothing. */
export const s3Keys = {
  AWS_ACCESS_KEY_ID: 'AKIDLOOPBACK',
  AWS_SECRET_ACCESS_KEY: 'loopback/secret/of/nothing',
  AWS_REGION: 'us-east-1',
  AWS_EC2_METADATA_DISABLED: 'true',
}
