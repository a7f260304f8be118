/** A Slack webhook on loopback, which takes whatever is posted. */
import http from 'node:http'
import type { AddressInfo } from 'node:net'

export interface SlackHook {
  readonly url: string
  /** Bodies posted, in order. */
  readonly posted: string[]
  close(): Promise<void>
}

/** @param onPost called for every message before it is answered */
export async function startSlackHook(onPost: () => void = () => undefined): Promise<SlackHook> {
  const posted: string[] = []
  const server = http.createServer(async (request, response) => {
    const chunks: Uint8Array[] = []
    for await (const chunk of request) chunks.push(chunk as Uint8Array)
    posted.push(Buffer.concat(chunks).toString())
    onPost()
    response.end('ok')
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/services/T0/B0/secret`,
    posted,
    close: async () => {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}
