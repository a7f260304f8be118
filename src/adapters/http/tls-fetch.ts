/** Asks with a certificate of our own (mutual TLS), which Node’s fetch cannot show. One request, one connection. */
import { request } from 'node:https'
import { Readable } from 'node:stream'
import type { Fetch } from './guarded-fetch.js'

/** PEM texts. */
export interface ClientTls {
  readonly cert?: string | undefined
  readonly key?: string | undefined
  /** Authority of the server’s certificate. */
  readonly ca?: string | undefined
}

/** A fetch for https addresses; any other goes to the one given. */
export const tlsFetch =
  (tls: ClientTls, other: Fetch): Fetch =>
  (url, init = {}) => {
    if (!url.startsWith('https:')) return other(url, init)
    return new Promise((resolve, reject) => {
      const sent = request(url, {
        method: init.method ?? 'GET',
        headers: Object.fromEntries(new Headers(init.headers)),
        ...(init.signal ? { signal: init.signal } : {}),
        ...tls,
      })
      sent.on('error', reject)
      sent.on('response', (answer) => {
        const { statusCode = 500, statusMessage = '' } = answer
        const headers = Object.entries(answer.headers).map(([name, value]): [string, string] => [name, String(value)])
        const body = [204, 304].includes(statusCode) ? null : (Readable.toWeb(answer) as ReadableStream<Uint8Array>)
        resolve(new Response(body, { status: statusCode, statusText: statusMessage, headers }))
      })
      if (typeof init.body === 'string') sent.write(init.body)
      else if (init.body instanceof URLSearchParams) sent.write(init.body.toString())
      sent.end()
    })
  }
