/** A server on loopback that keeps what is sent to it: where channels deliver in tests. */
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { gunzipSync } from 'node:zlib'

export interface Received {
  readonly method: string
  readonly path: string
  readonly headers: http.IncomingHttpHeaders
  readonly bytes: Buffer
  readonly body: string
}

export interface Inbox {
  readonly url: string
  readonly received: Received[]
  /** Bodies sent to a path, in order. */
  to(path: string): readonly Received[]
  close(): Promise<void>
}

export type Reply = (request: Received, response: http.ServerResponse, nth: number) => unknown

export const reply =
  (status: number, body = '', headers: Readonly<Record<string, string>> = {}): Reply =>
  (_, response) => {
    response.writeHead(status, headers).end(body)
  }

/** @param answer what it answers; by default 200 and `ok` */
export async function startInbox(answer: Reply = reply(200, 'ok')): Promise<Inbox> {
  const received: Received[] = []
  const server = http.createServer(async (request, response) => {
    const chunks: Uint8Array[] = []
    for await (const chunk of request) chunks.push(chunk as Uint8Array)
    const raw = Buffer.concat(chunks)
    const bytes = request.headers['content-encoding'] === 'gzip' ? gunzipSync(raw) : raw
    const { method = '', url: path = '', headers } = request
    const one = { method, path, headers, bytes, body: bytes.toString() }
    received.push(one)
    answer(one, response, received.length)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    to: (path) => received.filter((one) => one.path === path),
    close: async () => {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}
