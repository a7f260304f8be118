/** What Prometheus, or what stands before it, answers; each refusal named, credentials shown to that address alone. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { plainFetch } from '../../../src/adapters/http/guarded-fetch.js'
import type { Access } from '../../../src/adapters/sources/access.js'
import { createLoki } from '../../../src/adapters/sources/loki/index.js'
import { createPrometheus } from '../../../src/adapters/sources/prometheus/index.js'

let running: Server | undefined
const seen: IncomingMessage[] = []
const outside = { fetch: plainFetch, requests: 20, timeoutMs: 2000 }

async function serve(answer: RequestListener, tls?: { readonly [name: string]: unknown }): Promise<string> {
  const listener: RequestListener = (request, response) => {
    seen.push(request)
    answer(request, response)
  }
  running = tls === undefined ? createServer(listener) : (createTlsServer(tls, listener) as unknown as Server)
  await new Promise<void>((ready) => running?.listen(0, '127.0.0.1', ready))
  return `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${(running.address() as AddressInfo).port}`
}
afterEach(async () => {
  seen.length = 0
  running?.closeAllConnections()
  await new Promise((done) => (running === undefined ? done(undefined) : running.close(done)))
  running = undefined
})

const replying =
  (status: number, body: string, type = 'application/json'): RequestListener =>
  (_, response) =>
    response.writeHead(status, { 'content-type': type }).end(body)
const matrix = (...series: readonly object[]): string =>
  JSON.stringify({ status: 'success', data: { resultType: 'matrix', result: series } })
const asked = { query: 'up', from: 0, to: 60_000, step: 30_000 }
const ask = (url: string, more: Partial<Access> = {}) => createPrometheus({ url, ...more }, outside).range(asked)

test.each([
  [400, '{"status":"error","errorType":"bad_data","error":"parse error: unclosed"}', 'bad-query'],
  [401, 'no', 'unauthorised'],
  [403, 'no', 'forbidden'],
  [404, 'no', 'wrong-address'],
  [422, '{"status":"error","errorType":"execution","error":"too many samples"}', 'unprocessable'],
  [503, 'starting', 'unavailable'],
  [200, '<html>log in</html>', 'wrong-address'],
  [200, '{"hits":[]}', 'wrong-address'],
  [200, matrix({ metric: { pod: 'a' }, values: [] }, { metric: { pod: 'b' }, values: [] }), 'several-series'],
])('HTTP %d, %s is %s', async (status, body, code) => {
  const answer = await ask(await serve(replying(status, body)))
  expect(answer).toMatchObject({ kind: 'fault', fault: { code, blocking: true } })
})

test('Prometheus’ own words are in the fault', async () => {
  const answer = await ask(
    await serve(replying(400, '{"status":"error","error":"parse error: unclosed left parenthesis"}')),
  )
  expect(answer.kind === 'fault' && answer.fault.message).toContain('unclosed left parenthesis')
})

test('an answer without end, and none at all, end in a fault', async () => {
  const endless = await serve((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    const more = (): void => {
      if (!response.destroyed) response.write(' '.repeat(1 << 20), () => setImmediate(more))
    }
    more()
  })
  expect(await ask(endless)).toMatchObject({
    kind: 'fault',
    fault: { code: expect.stringMatching(/too-large|timeout/) },
  })
  expect(await ask('http://127.0.0.1:9')).toMatchObject({ kind: 'fault', fault: { code: 'unreachable' } })
})

test('numbers as Prometheus writes them; credentials and headers are sent', async () => {
  const url = await serve(
    replying(
      200,
      matrix({
        metric: {},
        values: [
          [0, '1.5'],
          [30, 'NaN'],
          [60, '+Inf'],
        ],
      }),
    ),
  )
  const answer = await ask(`${url}/prometheus/`, { authorization: 'Bearer t', headers: ['X-Scope-OrgID: shop'] })
  expect(answer.kind === 'ok' && answer.points.map(({ value }) => value)).toEqual([
    1.5,
    Number.NaN,
    Number.POSITIVE_INFINITY,
  ])
  expect(seen[0]?.url).toMatch(/^\/prometheus\/api\/v1\/query_range\?query=up&start=0&end=60&step=30$/)
  expect(seen[0]?.headers).toMatchObject({ authorization: 'Bearer t', 'x-scope-orgid': 'shop' })
})

test('Loki gives lines in the order of time, and its refusals are its own', async () => {
  const body = {
    status: 'success',
    data: {
      resultType: 'streams',
      result: [
        {
          stream: {},
          values: [
            ['2000000', 'b'],
            ['1000000', 'a'],
          ],
        },
      ],
    },
  }
  const url = await serve(replying(200, JSON.stringify(body)))
  const answer = await createLoki({ url }, outside).lines({ query: '{app="x"}', from: 0, to: 10 })
  expect(answer).toEqual({
    kind: 'ok',
    lines: [
      { at: 1, text: 'a' },
      { at: 2, text: 'b' },
    ],
  })
})

describe('mutual TLS', () => {
  let folder: string
  const path = (name: string): string => join(folder, name)
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'pipeline-guard-tls-'))
    const openssl = (...args: readonly string[]): void =>
      void execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' })
    const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
    openssl(
      'req',
      '-x509',
      ...key,
      '-keyout',
      'ca.key',
      '-out',
      'ca.pem',
      '-days',
      '3650',
      '-subj',
      '/CN=ca',
      '-addext',
      'subjectAltName=IP:127.0.0.1',
    )
    openssl('req', '-x509', ...key, '-keyout', 'own.key', '-out', 'own.pem', '-days', '3650', '-subj', '/CN=own')
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const read = (name: string): string => readFileSync(path(name), 'utf8')

  test('the certificate is shown, by path or as PEM; without it there is no answer', async () => {
    const tls = {
      key: read('ca.key'),
      cert: read('ca.pem'),
      ca: read('own.pem'),
      requestCert: true,
      rejectUnauthorized: true,
    }
    const url = await serve(replying(200, matrix({ metric: {}, values: [[0, '1']] })), tls)
    const ca = path('ca.pem')
    expect(await ask(url, { cert: path('own.pem'), key: read('own.key'), ca })).toMatchObject({ kind: 'ok' })
    expect(await ask(url, { ca })).toMatchObject({ kind: 'fault', fault: { code: 'unreachable' } })
  })
})
