// The table of faults: what becomes of a request. Raw sockets, so that broken HTTP can be sent.
import { gzipSync } from 'node:zlib'

const head = (status, headers = {}) =>
  `HTTP/1.1 ${status} X\r\n${Object.entries({ connection: 'close', ...headers })
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')}\r\n`
const json = { 'content-type': 'application/json' }

const whole =
  (status, body, headers = json) =>
  (socket) => {
    const bytes = Buffer.from(body)
    socket.end(Buffer.concat([Buffer.from(head(status, { 'content-length': bytes.length, ...headers })), bytes]))
  }
const message = (text, more = {}) => JSON.stringify({ message: text, ...more })

/** So many megabytes that are JSON until their end. */
const large = (megabytes) => (socket) => {
  const chunk = Buffer.alloc(1 << 20, 'x')
  let left = megabytes
  socket.write(`${head(200, json)}{"artifacts":[],"jobs":[],"workflow_runs":[],"junk":"`)
  const go = () => {
    while (left-- > 0 && !socket.destroyed) if (!socket.write(chunk)) return socket.once('drain', go)
    return socket.end('"}')
  }
  go()
}

/** A byte now and then, for ever. */
const drip = (text) => (socket) => {
  socket.write(text)
  const timer = setInterval(() => (socket.destroyed ? clearInterval(timer) : socket.write(' ')), 150)
  socket.on('close', () => clearInterval(timer))
}

const limitUrl = 'https://docs.github.com/rest/overview/rate-limits-for-the-rest-api#about-secondary-rate-limits'
const begun = head(200, { ...json, 'content-length': 5000 })

/** name → what is done with the socket; `ask` has `base`, `path` and `authorization`. */
export const answers = {
  reset: (socket) => socket.resetAndDestroy(),
  'no answer': (socket) => socket.end(),
  'reset in the headers': (socket) => socket.write('HTTP/1.1 200 OK\r\ncont', () => socket.resetAndDestroy()),
  'end in the body': (socket) => socket.end(`${begun}{"total_count":1,"artifacts":[{"id"`),
  hang: () => undefined,
  'hang in the body': (socket) => socket.write(`${begun}{"total_count":0`),
  'drip in the headers': drip('HTTP/1.1 200 OK\r\nx-a: '),
  'drip in the body': drip(begun),
  429: whole(429, message('Too Many Requests ::error::x')),
  '429, in an hour': whole(429, message('Too Many Requests'), { ...json, 'retry-after': '3600' }),
  '429, nonsense': whole(429, message('Too Many Requests'), { ...json, 'retry-after': '-1e99; banana' }),
  'secondary limit': whole(403, message('You have exceeded a secondary rate limit.', { documentation_url: limitUrl })),
  'primary limit': whole(403, message('API rate limit exceeded.'), {
    ...json,
    'x-ratelimit-remaining': '0',
    'x-ratelimit-reset': '4000000000',
  }),
  'no permission': whole(403, message('Resource not accessible by integration')),
  401: whole(401, message('Bad credentials')),
  404: whole(404, message('Not Found')),
  410: whole(410, message('Gone')),
  422: whole(422, message('Validation Failed')),
  500: whole(500, message('Server Error')),
  '502, a page': whole(502, '<html>Bad Gateway\n::error::pwn\n::set-output name=x::y</html>', {
    'content-type': 'text/html',
  }),
  503: whole(503, ''),
  '503, in half a minute': whole(503, 'busy', { 'content-type': 'text/plain', 'retry-after': '30' }),
  'half a JSON': whole(200, '{"total_count": 3, "workflow_runs": [{"id": 1'),
  'no JSON': whole(200, 'not json at all {]'),
  'a page': whole(200, '<!doctype html><title>Sign in</title>::error::Please sign in', { 'content-type': 'text/html' }),
  'redirect elsewhere': whole(302, '', { location: 'http://127.0.0.1:9/closed' }),
  'redirect to itself': (socket, ask) => whole(302, '', { location: ask.base + ask.path })(socket),
  'redirect nowhere': whole(302, ''),
  'redirect to a file': whole(302, '', { location: 'file:///etc/passwd' }),
  '64 MB': large(64),
  'without end': large(Number.POSITIVE_INFINITY),
  empty: whole(200, ''),
  null: whole(200, 'null'),
  array: whole(200, '[]'),
  'empty object': whole(200, '{}'),
  'wrong types': whole(
    200,
    '{"total_count":"many","artifacts":7,"workflow_runs":{"a":1},"jobs":"none","id":[],"ok":"yes","signed_upload_url":7,"signed_download_url":{},"matched_key":5}',
  ),
  nulls: whole(200, '{"total_count":null,"artifacts":[null],"workflow_runs":[null,{}],"jobs":[null,{}],"id":null}'),
  prototype: whole(
    200,
    '{"__proto__":{"polluted":1},"constructor":{"prototype":{"x":1}},"total_count":1e999,"artifacts":[],"workflow_runs":[],"jobs":[]}',
  ),
  'not ok': whole(200, '{"ok":false}'),
  'no gzip': whole(200, 'this is not gzip', { ...json, 'content-encoding': 'gzip' }),
  bomb: (socket) => whole(200, bomb(), { ...json, 'content-encoding': 'gzip' })(socket),
  'no HTTP': (socket) => socket.end('SSH-2.0-OpenSSH_9.6\r\n'),
  'three thousand headers': (socket) =>
    socket.end(
      `HTTP/1.1 200 OK\r\n${Array.from({ length: 3000 }, (_, at) => `x-${at}: ${'v'.repeat(90)}\r\n`).join('')}\r\n{}`,
    ),
  deep: whole(200, '['.repeat(200_000) + ']'.repeat(200_000)),
  'no UTF-8': whole(200, Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0, 0xc3, 0x28, 0x1b, 0x5b, 0x22, 0x7d])),
  'the token back': (socket, ask) => whole(500, message(`bad token ${ask.authorization} ghs_loopback`))(socket),
}

let packed
const bomb = () => {
  packed ??= gzipSync(Buffer.alloc(1 << 28, 32), { level: 9 })
  return packed
}
