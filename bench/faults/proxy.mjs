// Stands before every remote: forwards to the loopback services, and does to matching requests what the table says.
import http from 'node:http'
import { answers } from './answers.mjs'

/** Which remote, and what for. */
function labelOf(method, path) {
  const rpc = /^\/twirp\/github\.actions\.results\.api\.v1\.(\w+)\/(\w+)$/.exec(path)
  if (rpc) return `${rpc[1]}/${rpc[2]}`
  if (path.startsWith('/devstoreaccount1/')) return `blob ${method} ${path.slice(18, 23)}`
  if (path.startsWith('/services/')) return 'slack'
  if (path.startsWith('/gitlab/')) return `gitlab ${path.slice(14).replace(/%2F/gi, '/').replace(/\d+/g, 'N')}`
  return `rest ${path.replace(/^\/repos\/[^/]+\/[^/]+/, '').replace(/\d+/g, 'N')}`
}

export async function startProxy({ github, results, slack, gitlab }) {
  let base = ''
  const upstreams = [github, results, slack, gitlab]
  const sockets = new Set()
  const proxy = { rule: undefined, log: [] }
  const ours = (text) => upstreams.reduce((so, upstream) => so.split(upstream).join(base), text)
  const upstreamOf = (label) =>
    label === 'slack' ? slack : label.startsWith('gitlab') ? gitlab : label.startsWith('rest') ? github : results
  const server = http.createServer((request, response) => {
    const parts = []
    request.on('data', (part) => parts.push(part))
    request.on('end', () => {
      const path = request.url ?? '/'
      const label = labelOf(request.method, path.split('?')[0])
      const { rule } = proxy
      const isHit = rule?.on.test(label) === true && rule.draw() < rule.share
      proxy.log.push({ label, isHit })
      if (isHit)
        return answers[rule.fault](request.socket, { base, path, authorization: request.headers.authorization ?? '' })
      const upstream = new URL(upstreamOf(label))
      const forward = http.request(
        {
          host: upstream.hostname,
          port: upstream.port,
          method: request.method,
          path,
          headers: { ...request.headers, host: upstream.host },
        },
        (answer) => {
          const chunks = []
          answer.on('data', (chunk) => chunks.push(chunk))
          answer.on('end', () => {
            const headers = { ...answer.headers }
            const raw = Buffer.concat(chunks)
            const body = /json/.test(headers['content-type'] ?? '') ? Buffer.from(ours(raw.toString())) : raw
            if (headers.location) headers.location = ours(headers.location)
            delete headers['transfer-encoding']
            if (request.method !== 'HEAD') headers['content-length'] = String(body.length)
            response.writeHead(answer.statusCode, headers)
            response.end(body)
          })
        },
      )
      forward.on('error', () => response.destroy())
      return forward.end(Buffer.concat(parts))
    })
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined)
  })
  server.on('clientError', (_, socket) => socket.destroy())
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready))
  base = `http://127.0.0.1:${server.address().port}`
  return Object.assign(proxy, {
    url: base,
    ours,
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise((done) => server.close(done))
    },
  })
}
