/** The one way out, over real connections: what may be asked, what is read, and where credentials go. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from '@jest/globals'
import { createBudget } from '../../../src/adapters/http/budget.js'
import { type Guards, plainFetch, type Request, Stopped, send } from '../../../src/adapters/http/guarded-fetch.js'
import { createRest } from '../../../src/adapters/http/rest.js'

const open: Server[] = []
afterEach(() => {
  for (const server of open.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

async function server(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const seen: string[] = []
  const made = createServer((request, response) => {
    seen.push(`${request.url} ${request.headers['job-token'] ?? '-'}`)
    answer(request, response)
  })
  open.push(made)
  await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(made.address() as AddressInfo).port}`, seen }
}

const guards = (more: Partial<Guards> = {}): Guards => ({
  fetch: plainFetch,
  budget: createBudget(10),
  timeoutMs: () => 20_000,
  ...more,
})
const get = (url: string, more: Partial<Request> = {}): Request => ({
  url,
  init: { headers: { 'job-token': 's3cret' } },
  reading: 'whole',
  ...more,
})
const reasonOf = (sent: Promise<Response>): Promise<string> =>
  sent.then(
    ({ status }) => `answered ${status}`,
    (error: unknown) => (error instanceof Stopped ? error.reason : 'failed'),
  )

test('a redirect on the same origin is followed with the credentials, and counts', async () => {
  const api = await server((request, response) =>
    request.url === '/old' ? response.writeHead(301, { location: '/new' }).end() : response.end('here'),
  )
  const budget = createBudget(5)
  const response = await send(guards({ budget }), get(`${api.url}/old`))
  expect(await response.text()).toBe('here')
  expect(api.seen).toEqual(['/old s3cret', '/new s3cret'])
  expect(budget.left()).toBe(3)
})

test.each(['Job-Token', 'Private-Token', 'Authorization'])(
  'no %s follows a redirect to another origin, a port or a host away',
  async (header) => {
    const elsewhere = await server((_, response) => response.end('taken'))
    const api = await server((_, response) => response.writeHead(302, { location: `${elsewhere.url}/x` }).end())
    const sent = send(guards(), get(`${api.url}/y`, { init: { headers: { [header]: 's3cret' } } }))
    expect(await reasonOf(sent)).toBe('redirect')
    expect(elsewhere.seen).toEqual([])
  },
)

test('a redirect that changes something is not followed, one that leads in a circle ends', async () => {
  const api = await server((_, response) => response.writeHead(307, { location: '/again' }).end())
  expect(await reasonOf(send(guards(), get(api.url, { init: { method: 'POST' } })))).toBe('redirect')
  expect(api.seen).toHaveLength(1)
  expect(await reasonOf(send(guards(), get(api.url)))).toBe('redirect')
  expect(api.seen).toHaveLength(5)
})

test('without budget or time nothing is asked', async () => {
  const api = await server((_, response) => response.end())
  expect(await reasonOf(send(guards({ budget: createBudget(0) }), get(api.url)))).toBe('budget')
  expect(await reasonOf(send(guards({ left: () => 0 }), get(api.url)))).toBe('deadline')
  expect(api.seen).toEqual([])
})

test('silence ends at the time limit, before and within the body', async () => {
  const silent = await server(() => undefined)
  expect(await reasonOf(send(guards({ timeoutMs: () => 20 }), get(silent.url)))).toBe('timeout')
  const halting = await server((_, response) => void response.writeHead(200).write('half'))
  expect(await reasonOf(send(guards({ timeoutMs: () => 300 }), get(halting.url)))).toBe('timeout')
})

test('no answer grows without bound', async () => {
  const api = await server((_, response) => response.end('x'.repeat(1000)))
  expect(await reasonOf(send(guards(), get(api.url, { mostBytes: 999 })))).toBe('too-long')
  expect(await reasonOf(send(guards(), get(api.url, { mostBytes: 1000 })))).toBe('answered 200')
})

test('a client asks its own origin only, and a controller that is not there is not asked a third time', async () => {
  const api = await server((_, response) => response.end('{}'))
  const rest = createRest({ base: api.url, headers: { 'job-token': 's3cret' }, budget: 10 })
  expect(await rest.json('http://127.0.0.1:1/other')).toMatchObject({ kind: 'refused', reason: 'login-page' })
  const fetched: string[] = []
  const gone = createRest({
    base: api.url,
    headers: {},
    budget: 10,
    pauseMs: 1,
    fetch: async (url) => {
      fetched.push(url)
      throw new TypeError('fetch failed')
    },
  })
  for (let call = 0; call < 4; call++) expect(await gone.json(api.url)).toMatchObject({ reason: 'unreachable' })
  // Two calls, each tried twice.
  expect(fetched).toHaveLength(4)
})
